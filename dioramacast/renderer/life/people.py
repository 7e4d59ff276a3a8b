"""People: small figures dressed for the country and the weather, in several poses.

A figure is drawn flat around its feet, about 12 pixels tall.
"""

import random
from dataclasses import dataclass, replace

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.models import Place
from dioramacast.renderer import regions, svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

DARK = "#33303c"
CANOPIES = ("#d8463c", "#3f7fc0", "#e8b53a", "#3d434f")
SKINS = {"pale": ("#f6d0b2", "#eebd9a"), "olive": ("#e6b68e", "#cf9b72"), "brown": ("#b07a52", "#8f5f40"),
         "dark": ("#7a4d36", "#5f3c2c"), "mixed": ("#f6d0b2", "#b98258", "#eebd9a", "#7f5239",
             "#e6b68e")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How one figure is dressed, and what it does."""

    coat: str
    skin: str
    garment: str = "coat"
    """coat, dress, robe, sari, kimono or poncho."""
    hat: str = ""
    """brim, knit, cone, bowler, wrap, scarf, fur, or nothing."""
    hair: str = "#4a3428"
    pose: str = "stand"
    """stand, walk, wave or sit."""
    holds: str = ""
    """umbrella, parasol, bag, stick, balloon, camera, child, pram, dog, or nothing."""
    canopy: str = CANOPIES[0]


@dataclass(frozen=True, slots=True)
class Dress:
    """What people of a region wear."""

    coats: tuple[str, ...]
    skins: str
    garments: tuple[str, ...] = ("coat", "coat", "coat", "dress")
    hats: tuple[str, ...] = ("",)


WESTERN = Dress(("#c8553d", "#3f6f9a", "#e0b040", "#5a7f58", "#7a4f86", "#e8e2d6"), "mixed")
DRESSES = (
    (regions.GULF, Dress(("#f6f3ea", "#f6f3ea", "#3a3842", "#c9b48a"), "olive", ("robe",), ("scarf", "scarf", ""))),
    (regions.MAGHREB, Dress(("#c98a4b", "#4f78a8", "#e8dcc2", "#7f5a44", "#b0564a"), "olive",
                            ("robe", "robe", "coat"), ("", "wrap", "scarf"))),
    (regions.ARAB, Dress(("#e8dcc2", "#5a7f9a", "#b0564a", "#3f6a5c"), "olive", ("robe", "coat"), ("", "scarf"))),
    (regions.SOUTH_ASIA, Dress(("#e0567a", "#f2a83b", "#2f9a8f", "#8a4fa0", "#f4efe2", "#d8463c"), "brown",
                               ("sari", "coat", "sari", "robe"), ("", "", "wrap"))),
    (frozenset({"VN", "KH", "LA"}), Dress(("#c8553d", "#3f6f9a", "#e8d8b0", "#5a8f6a"), "olive", ("coat", "dress"),
                                          ("cone", "", "cone"))),
    (regions.SOUTH_EAST_ASIA, Dress(("#e0567a", "#2f9a8f", "#f2b84b", "#3f6f9a"), "olive", ("coat", "dress"),
                                    ("", "", "brim"))),
    (frozenset({"JP"}), Dress(("#c2536b", "#3d4a73", "#6a8f6a", "#8a5a8f", "#2f3440", "#e9e4da"), "pale",
                              ("kimono", "coat", "coat", "kimono"))),
    (regions.EAST_ASIA, Dress(("#c8453d", "#3f5f8a", "#e8dfd0", "#4a4f5c", "#6a9a8a"), "pale")),
    (frozenset({"PE", "BO", "EC"}), Dress(("#c8453d", "#7a3f86", "#2f7a6a", "#e0a030"), "brown", ("poncho", "dress"),
                                          ("bowler", "", "bowler"))),
    (frozenset({"MX", "GT"}), Dress(("#e0567a", "#2f9a8f", "#f2a83b", "#f4efe2"), "brown", ("coat", "dress"),
                                    ("brim", ""))),
    (regions.AFRICA, Dress(("#f2a83b", "#d8463c", "#2f7ab0", "#3f9a5a", "#8a4fa0"), "dark", ("dress", "coat"),
                           ("wrap", "", ""))),
    (regions.PERSIAN_AND_TURKIC | regions.STEPPE, Dress(("#8f4a3d", "#3f5f8a", "#b8862f", "#4f6f58"), "olive",
                                                        ("robe", "coat", "coat"), ("", "fur"))),
    (regions.CARIBBEAN | regions.PACIFIC, Dress(("#f2a83b", "#e0567a", "#2f9ab0", "#f4efe2"), "brown",
                                                ("coat", "dress"), ("brim", ""))),
    (regions.NORDIC | regions.CENTRAL_EUROPE | regions.EASTERN_EUROPE, replace(WESTERN, skins="pale")),
    (regions.SOUTHERN_EUROPE, replace(WESTERN, skins="olive")),
)  # fmt: skip


def dress_of(place: Place) -> Dress:
    return next((dress for countries, dress in DRESSES if place.country in countries), WESTERN)


LOOKS = 4


class Crowd:
    """The people of one picture: few different looks, so that each is drawn once."""

    def __init__(self, scene: Scene, place: Place, chance: random.Random) -> None:
        self._scene = scene
        palette, temperature = scene.palette, scene.spec.temperature_c
        self.is_cold = palette.snow > 0.3 or (temperature is not None and temperature <= 7)
        self.is_rainy = palette.wet
        self.is_hot = palette.heat > 0.4 and palette.daylight > 0.5
        dress = dress_of(place)
        self._looks = [self._look(dress, chance, i) for i in range(LOOKS)]
        self._specials = [
            replace(self._looks[0], holds="dog", pose="walk"),
            replace(self._looks[1], holds="child", pose="walk"),
            replace(self._looks[2], holds="pram", pose="walk"),
        ]

    def _look(self, dress: Dress, chance: random.Random, i: int) -> Look:
        skins = SKINS[dress.skins]
        hat, garment = chance.choice(dress.hats), chance.choice(dress.garments)
        skin = skins[i % len(skins)]
        if self.is_cold:
            hat, garment = "fur" if hat == "fur" or i == 3 else "knit", "robe" if garment == "robe" else "coat"
        elif self.is_hot and not hat and i % 2:
            hat = "brim"
        hair = chance.choice(("#2c2426", "#4a3428", "#2c2426" if skins[0] != "#f6d0b2" else "#c99a52"))
        pose = ("stand", "walk", "walk", "stand")[i]
        return Look(dress.coats[i % len(dress.coats)], skin, garment, hat, hair, pose, canopy=CANOPIES[i % 4])

    def passer_by(self, chance: random.Random) -> str:
        """Somebody in the street, as the name of a kept shape: under an umbrella in rain, a parasol in the heat."""
        pick, look = chance.random(), self._looks[chance.randrange(LOOKS)]
        if self.is_rainy and pick < 0.8:
            look = replace(look, holds="umbrella", hat="")
        elif self.is_hot and pick < 0.3:
            look = replace(look, holds="parasol", hat="")
        elif pick > 0.8 and not self.is_rainy:
            look = self._specials[int((pick - 0.8) / 0.2 * 3)]
        return self._kept(look)

    def someone(self, index: int, pose: str = "stand", holds: str = "", **changes: str) -> str:
        """A person for a small story."""
        look = replace(self._looks[index % LOOKS], pose=pose, holds=holds, **changes)
        if not holds and (self.is_rainy or (self.is_hot and index % 2 and pose != "sit")):
            look = replace(look, holds="umbrella" if self.is_rainy else "parasol", hat="")
        return self._kept(look)

    def _kept(self, look: Look) -> str:
        return self._scene.definitions.shape(figure(self._scene, look))


def wanted_share(scene: Scene) -> float:
    """How many of the people who like to be out are out."""
    palette = scene.palette
    if palette.group is Group.STORM:
        return 0.0
    by_weather = {Group.THUNDERSTORM: 0.35, Group.HEAVY_RAIN: 0.5, Group.DUST: 0.5, Group.FOG: 0.7, Group.SNOW: 0.8}
    share = by_weather.get(palette.group, 1.0) * (1 - 0.5 * palette.heat)
    return share * (0.5 + 0.5 * palette.daylight)


def figure(scene: Scene, look: Look) -> Markup:
    palette = scene.palette
    cloth = palette.material(look.coat)
    shade = svg.ellipse(1, 0, 3.2, 1.3, palette.lighting.shadow_colour, opacity=0.28, stroke="none")
    parts = [svg.use(scene.definitions.shape(shade), (0, 0))]
    lift = 3.0 if look.pose == "sit" else 0.0
    parts += _body(scene, look, lift)
    if look.pose == "wave":
        parts.append(svg.stroke("M-1.8-7L-3.8-10.4M1.8-7L3.6-10.6", cloth.left, 1.2))
    parts.append(svg.circle(0, -10 + lift, 1.95, palette.material(look.skin).left))
    parts.append(_hat(scene, look, lift))
    parts.append(_held(scene, look))
    return svg.join(parts)


GARMENTS = {
    "coat": ("M-1.9-3.4Q-2.5-8 0-8.3Q2.5-8 1.9-3.4z", "M.4-3.4V-8.3Q2.5-8 1.9-3.4z"),
    "dress": ("M-2.7-1.6Q-1.2-5-1.7-8Q0-8.8 1.7-8Q1.2-5 2.7-1.6Q0-.8-2.7-1.6z", "M.4-1.1V-8.4L1.7-8Q1.2-5 2.7-1.6z"),
    "robe": ("M-2.5 0Q-2.4-6-1.6-8.3H1.6Q2.4-6 2.5 0Q0 .9-2.5 0z", "M.4.6V-8.3H1.6Q2.4-6 2.5 0z"),
    "poncho": ("M-3.4-3.6Q-2.4-7.4 0-8.6Q2.4-7.4 3.4-3.6Q0-2.4-3.4-3.6z", "M.4-2.9V-8.5Q2.4-7.4 3.4-3.6z"),
}


def _body(scene: Scene, look: Look, lift: float) -> list[Markup]:
    palette, cloth = scene.palette, scene.palette.material(look.coat)
    shape = "robe" if look.garment in ("sari", "kimono") else look.garment
    whole, shaded = GARMENTS[shape]
    legs = {"stand": "M-.9 0V-4M.9 0V-4", "wave": "M-.9 0V-4M.9 0V-4", "walk": "M-1.9 0L-.4-4M1.7 0L.5-4",
            "sit": "M-1-1.4H-3.4V.6M1-1H-1.4V1"}[look.pose]  # fmt: skip
    parts = [] if shape == "robe" else [svg.stroke(legs, palette.material(DARK).left, 1.5)]
    moved = {"transform": f"translate(0 {svg.number(lift)})"} if lift else {}
    parts += [svg.path(whole, cloth.left, **moved), svg.path(shaded, cloth.right, **moved)]
    if look.garment == "sari":
        parts.append(svg.stroke("M-1.4-7.6L1.8-3.6L1.4-.6", palette.material("#f6d27a").left, 1.1))
    elif look.garment == "kimono":
        parts.append(svg.stroke("M-1.9-4.8H1.9", palette.material("#f0dfc0").left, 1.4))
    elif look.garment == "poncho":
        parts.append(svg.stroke("M-2.6-4.8Q0-3.9 2.6-4.8", palette.material("#f6d27a").left, 0.8))
    elif look.hat == "knit" and look.garment == "coat":
        parts.append(svg.stroke("M-1.3-8H1.3M1-7.6V-5.4", palette.material(look.canopy).left, 1.2, **moved))
    return parts


def _hat(scene: Scene, look: Look, lift: float) -> Markup:
    palette = scene.palette
    y = lift - 10

    def at(d: str, albedo: str) -> Markup:
        return svg.path(d, palette.material(albedo).left, transform=f"translate(0 {svg.number(y)})")

    shapes = {
        "brim": ("M-3.6-.6Q-2-1.2-1.7-1Q-1.6-2.8 0-2.8T1.7-1Q2-1.2 3.6-.6Q0 .6-3.6-.6z", "#ecd9a8"),
        "knit": ("M-2.1-.4Q-2.2-2.4 0-3.6Q2.2-2.4 2.1-.4Q0-1-2.1-.4z", look.canopy),
        "cone": ("M-4-.4L0-3.6L4-.4Q0 .8-4-.4z", "#e6cd8e"),
        "bowler": ("M-2.8-1Q-1.8-1.3-1.6-1.4Q-1.6-3.6 0-3.6T1.6-1.4Q1.8-1.3 2.8-1Q0 0-2.8-1z", "#4a3a34"),
        "wrap": ("M-2.2-.2Q-2.6-3 0-3.3Q2.6-3 2.2-.2Q0-1.4-2.2-.2z", mix(look.coat, "#fff4d8", 0.55)),
        "scarf": ("M-2.1 2.4Q-2.6-2.4 0-2.5Q2.6-2.4 2.1 2.4Q1.6-.6 0-.8Q-1.6-.6-2.1 2.4z",
                  "#f4efe4" if look.coat != "#3a3842" else "#2c2a33"),
        "fur": ("M-2.5.3Q-2.7-2.8 0-3Q2.7-2.8 2.5.3Q2-1 0-1T-2.5.3z", "#6d5644"),
        "": ("M-2-.1Q-2.1-2.3 0-2.3T2-.1Q.6-1.4-2-.1z", look.hair),
    }  # fmt: skip
    return at(*shapes[look.hat])


def _held(scene: Scene, look: Look) -> Markup:
    palette = scene.palette
    dark = palette.material(DARK).left
    if look.holds in ("umbrella", "parasol"):
        canopy = palette.material(look.canopy if look.holds == "umbrella" else "#f6e6c4")
        return svg.join([
            svg.stroke("M2-6V-14", dark, 0.8),
            svg.path("M-5-12.6Q-4-18.4 1.6-19Q7.4-18.4 8.4-12.6Q6.6-13.8 5-12.6Q3.4-13.8 1.7-12.6Q0-13.8-1.6-12.6"
                     "Q-3.2-13.8-5-12.6z", canopy.top),
            svg.path("M1.6-19Q7.4-18.4 8.4-12.6Q6.6-13.8 5-12.6Q4.6-17 1.6-19z", canopy.right),
        ])  # fmt: skip
    if look.holds == "dog":
        fur = palette.material("#a8743f").left
        return svg.join([
            svg.stroke("M2-5L6-2.4", dark, 0.5), svg.stroke("M6.4 .6V-1.4M9.4 .6V-1.4M9.6-2.4L11-4", fur, 0.9),
            svg.stroke("M6.6-2H9.4", fur, 2.2), svg.circle(6, -3.4, 1.3, fur),
        ])  # fmt: skip
    if look.holds == "child":
        small = replace(look, holds="", coat=look.canopy, pose="stand", garment="coat")
        return svg.group(figure(scene, small), transform="translate(5 .8)scale(.64)")
    if look.holds == "pram":
        return svg.join([
            svg.path("M4-2.2H9.6Q10-5.6 6.6-6.2V-4.4H3.8z", palette.material(look.canopy).left),
            svg.stroke("M2-5.4L4-4", dark, 0.7), svg.circle(5, -0.6, 1, dark), svg.circle(8.8, -0.6, 1, dark),
        ])  # fmt: skip
    flat = {
        "bag": svg.stroke("M-2.6-4.4V-3M-3.4-2.4h1.6", palette.material("#b5793f").left, 1.6),
        "stick": svg.stroke("M3-5.4V.4", palette.material("#7a5740").left, 0.8),
        "camera": svg.stroke("M-1-8.6h2", dark, 1.8),
        "balloon": svg.join([svg.stroke("M2.6-5Q4-10 3-15", dark, 0.4),
                             svg.ellipse(3, -17.4, 2.2, 2.7, palette.material(look.canopy).left)]),
    }  # fmt: skip
    return flat.get(look.holds, svg.EMPTY)
