"""The hero of a scene: a landmark people know, or one that fits the culture, climate and size of the place."""

from importlib import import_module

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import GROUND, Point, Rect, on_picture
from dioramacast.renderer.landmarks.heroes import hero_for
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.layout.plan import Room
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block

_REGIONS = (
    "africa",
    "americas_andes",
    "americas_brazil",
    "americas_canada",
    "americas_capitols",
    "americas_mexico",
    "americas_midwest",
    "americas_newyork",
    "americas_pacific",
    "americas_parliaments",
    "americas_san_francisco",
    "americas_santiago",
    "americas_south",
    "americas_vegas",
    "americas_wonders",
    "asia_bali",
    "asia_castles",
    "asia_ceylon",
    "asia_china",
    "asia_deccan",
    "asia_delhi",
    "asia_hanoi",
    "asia_himalaya",
    "asia_hiroshima",
    "asia_hong_kong",
    "asia_india",
    "asia_indochina",
    "asia_japan",
    "asia_korea",
    "asia_palaces",
    "asia_singapore",
    "asia_skylines",
    "asia_straits",
    "asia_stupas",
    "asia_tibet",
    "central_asia",
    "europe_aegean",
    "europe_alps",
    "europe_baltic",
    "europe_britain",
    "europe_canals",
    "europe_castles",
    "europe_danube",
    "europe_east",
    "europe_germany",
    "europe_iberia",
    "europe_iron",
    "europe_italy",
    "europe_nordic",
    "europe_rome",
    "europe_russia",
    "middle_east",
    "oceania",
    "oceania_cities",
    "oceania_uluru",
)
"""The files that say which landmarks stand in which cities."""


def _cities_of(region: str) -> Cities:
    cities: Cities = import_module(f"{__name__}.{region}").CITIES
    return cities


FAMOUS: Cities = {place_id: landmarks for region in _REGIONS for place_id, landmarks in _cities_of(region).items()}
_ASIDE = frozenset({Site.WATER, Site.BACK})


def landmarks_of(place: Place) -> tuple[Landmark, ...]:
    """Whatever people know of the place; else one that fits it. Before a mountain or a great bridge nothing hides the
    view."""
    famous = FAMOUS.get(place.id, ()) if place.id else ()
    if any(each.site is not Site.WATER or each.height > COMMANDING for each in famous):
        return famous
    return (hero_for(place), *famous)


def room_for(landmarks: tuple[Landmark, ...]) -> Room:
    """The ground that they need."""
    back = max((max(each.width, each.depth) for each in landmarks if each.site is Site.BACK), default=0.0)
    in_water = any(each.site is Site.WATER for each in landmarks)
    hero = next((each for each in landmarks if each.site not in _ASIDE), None)
    if hero is None:
        return Room(SQUARE, SQUARE, 0.0, back, in_water)
    grown = _growth(hero)
    return Room(
        hero.width * grown, hero.depth * grown, hero.height * grown, back, in_water, hero.site is Site.PLAZA,
        hero.open_ground,
    )  # fmt: skip


COMMANDING = 180.0
"""What is higher than this out in the water is hero enough."""
SQUARE = 58.0
"""Side of the open place where no hero stands in the middle."""
TALLEST, MOST_GROWTH = 330.0, 1.2


def _growth(landmark: Landmark) -> float:
    """What stands in the middle is drawn larger than life, as far as the words above leave room."""
    if landmark.site in _ASIDE or landmark.width < 90:
        return 1.0
    return min(MOST_GROWTH, max(1.0, TALLEST / landmark.height))


def add_landmarks(scene: Scene, landmarks: tuple[Landmark, ...]) -> None:
    for landmark in landmarks:
        grown = _growth(landmark)
        rect = _site(scene, landmark, grown)
        drawing = landmark.draw(scene)
        scene.add(rect, svg.group(drawing, transform=f"scale({grown:.3f})") if grown > 1 else drawing)
        for block in landmark.casts or _mass(landmark):
            foot = Rect(*(v * grown for v in (block.x0, block.y0, block.x1, block.y1)))
            scene.cast_shadow(foot.moved(rect.x0, rect.y0), block.z1 * grown)


def highest_point(scene: Scene, landmarks: tuple[Landmark, ...]) -> Point | None:
    """Where lightning strikes, on the picture; None where nothing stands out."""
    tallest = max(landmarks, key=lambda each: each.height * _growth(each))
    rect = _site(scene, tallest, _growth(tallest))
    tip = on_picture(*rect.centre, tallest.height * _growth(tallest))
    # A bolt needs room to fall: the tallest towers reach as high as the clouds.
    return tip if tip[1] > LEAST_FALL_TO else None


LEAST_FALL_TO = 440.0


def _mass(landmark: Landmark) -> tuple[Block, ...]:
    w, d = landmark.width, landmark.depth
    return (Block(w / 8, d / 8, w * 7 / 8, d * 7 / 8, 0, landmark.height * 0.75),)


def _site(scene: Scene, landmark: Landmark, grown: float) -> Rect:
    """The ground it stands on."""
    width, depth = landmark.width * grown, landmark.depth * grown
    if landmark.site is Site.BACK:
        return Rect(0, 0, width, depth)
    cx, cy = _in_water(scene, landmark) if landmark.site is Site.WATER else scene.plan.hero.centre
    return Rect(cx - width / 2, cy - depth / 2, cx + width / 2, cy + depth / 2)


def _in_water(scene: Scene, landmark: Landmark) -> tuple[float, float]:
    """The middle of a spot where it stands in water altogether, if there is one."""
    waters = scene.plan.waters
    half_width, half_depth = landmark.width / 2, landmark.depth / 2
    # A bridge is long, and seen best nearer to the viewer.
    wanted = 470 + 0.7 * abs(landmark.width - landmark.depth)
    spots = [
        (x, y)
        for x in range(int(half_width), int(GROUND - half_width) + 1, 12)
        for y in range(int(half_depth), int(GROUND - half_depth) + 1, 12)
    ]

    def unfitness(spot: tuple[float, float]) -> float:
        x, y = spot
        foot = Rect(x - half_width, y - half_depth, x + half_width, y + half_depth)
        dry = sum(not waters.is_wet(a, b, -4) for a, b in foot.corners())
        return 1000 * dry + abs(x + y - wanted)

    return min(spots, key=unfitness)
