"""Lamps, traffic, people."""

import math

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import GROUND, Rect, on_picture
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.life import stories
from dioramacast.renderer.life.people import Crowd, wanted_share
from dioramacast.renderer.life.props import sunshade
from dioramacast.renderer.life.vehicles import Way
from dioramacast.renderer.life.vehicles_local import PAINTS, Vehicle, fleet_of
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

CARS_WANTED = (1, 2, 5, 8, 10, 11)
PEOPLE_WANTED = (4, 8, 13, 17, 18, 18)
"""By settlement."""
MOST_DRAWINGS = 5
"""Different vehicles in one picture, each direction counted: more would make the file large."""
BROAD_STREET = 20.0
BEACH_FROM_C = 25
LAMP_HEIGHT = 24.0


def add_street_life(scene: Scene, place: Place) -> None:
    _add_lamps(scene)
    _add_traffic(scene, place)
    crowd = Crowd(scene, place, seeded(place, "dress"))
    _add_people(scene, place, crowd)
    _add_sunshades(scene, place)
    stories.add_stories(scene, place, crowd)


def _add_lamps(scene: Scene) -> None:
    palette = scene.palette
    is_on = palette.lit_share > 0.1
    head = palette.shown("#ffeebb") if is_on else palette.material("#d5dae2").left
    iron = palette.material("#3d3a4d")
    drawing = [
        svg.path("M-1.6 .6Q-1.4-1.6-.7-2L-.5-21.6H.5L.7-2Q1.4-1.6 1.6 .6Q0 1.2-1.6 .6z", iron.left),
        svg.path("M-1.5-21.6L-2.4-26.4H2.4L1.5-21.6z", head),
        svg.path("M-2.9-26.2Q-1-28.2 0-29Q1-28.2 2.9-26.2z", palette.snowed("#3d3a4d", 0.9).top),
    ]
    if is_on:
        halo = scene.definitions.radial([(0, "#ffe7a6", 0.7), (0.35, "#ffd98a", 0.22), (1, "#ffd98a", 0)])
        drawing.append(svg.circle(0, -LAMP_HEIGHT, 15, halo, stroke="none"))
    name = scene.definitions.shape(svg.join(drawing))
    for x, y in scene.plan.lamp_spots:
        scene.add_shape(Rect(x - 1.5, y - 1.5, x + 1.5, y + 1.5), name, (x, y))
        if is_on:
            scene.glows.append((on_picture(x, y), 34))


def _add_traffic(scene: Scene, place: Place) -> None:
    """A vehicle here and there; hardly any in a storm."""
    plan, chance = scene.plan, seeded(place, "cars")
    paints = chance.sample(PAINTS, 3)
    fleet = fleet_of(place, plan.settlement, (paints[0], paints[1], paints[2]), scene.palette.snow > 0.5)
    placed: list[Rect] = []
    drawn: dict[tuple[Way, int], str] = {}
    wanted = CARS_WANTED[plan.settlement] if wanted_share(scene) > 0 else 2
    for i, spot in enumerate(plan.car_spots):
        way, kind = Way(spot.along_x, spot.is_nearing), i % len(fleet)
        if len(drawn) >= MOST_DRAWINGS:
            kind = next((known for at, known in drawn if at == way), kind)
        vehicle = fleet[kind]
        rect = _stand(vehicle, spot.x, spot.y, spot.along_x)
        is_tight = vehicle.is_broad and _street_width(scene, spot.x, spot.y) < BROAD_STREET
        room = rect.grown(3)
        if is_tight or len(placed) == wanted or any(room.overlaps(other) for other in placed):
            continue
        placed.append(rect)
        name = drawn.get((way, kind)) or scene.definitions.shape(vehicle.draw(scene, way))
        drawn[way, kind] = name
        scene.add_shape(rect, name)
        scene.contacts.append(svg.coarse([on_picture(*corner) for corner in rect.corners()]))


def _stand(vehicle: Vehicle, x: float, y: float, along_x: bool) -> Rect:
    half_x, half_y = (vehicle.length / 2, vehicle.width / 2) if along_x else (vehicle.width / 2, vehicle.length / 2)
    return Rect(x - half_x, y - half_y, x + half_x, y + half_y)


def _street_width(scene: Scene, x: float, y: float) -> float:
    """Of the street whose centre line passes nearest, in world units."""
    spots = ((math.dist((x, y), point), street.width) for street in scene.plan.streets for point in street.line)
    return min(spots, default=(0.0, 0.0))[1]


def _add_people(scene: Scene, place: Place, crowd: Crowd) -> None:
    plan, chance = scene.plan, seeded(place, "people")
    lots = [lot.grown(3) for lot in stories.story_lots(scene)]
    wanted = round(PEOPLE_WANTED[plan.settlement] * wanted_share(scene))
    for x, y in plan.people_spots[:wanted]:
        if any(lot.holds(x, y) for lot in lots):
            continue
        scene.add_shape(Rect(x - 1.4, y - 1.4, x + 1.4, y + 1.4), crowd.passer_by(chance), (x, y))


SUNSHADES = (("#d8463c", "#7fc0c8"), ("#3f8fc0", "#f2a0b0"), ("#f2b83b", "#f4f1ea"))
"""Albedos of cloth and towel."""


def _add_sunshades(scene: Scene, place: Place) -> None:
    """Parasols along the beach on warm dry days."""
    waters, palette = scene.plan.waters, scene.palette
    is_warm = (scene.spec.temperature_c or 0) >= BEACH_FROM_C and palette.daylight > 0.6
    if not (waters.is_open and is_warm) or waters.is_quay or palette.wet or wanted_share(scene) == 0:
        return
    names = [scene.definitions.shape(sunshade(scene, albedo, towel)) for albedo, towel in SUNSHADES]
    chance = seeded(place, "beach")
    for i, (x, y) in enumerate(waters.shore_line(12)[2:-2:2]):
        if chance.random() < 0.7 and 6 < x < GROUND and 6 < y < GROUND:
            scene.add_shape(Rect(x - 3, y - 3, x + 3, y + 3), names[i % 3], (x, y))


def flickers(palette: Palette) -> bool:
    """Whether lamps are lit."""
    return palette.lit_share > 0.1


def flicker(scene: Scene) -> Markup:
    """The heads of lit lamps, in three groups that never pulse together."""
    if not flickers(scene.palette):
        return svg.EMPTY
    halo = scene.definitions.radial([(0, "#fff2cc", 0.9), (0.4, "#ffe0a0", 0.3), (1, "#ffe0a0", 0)])
    heads = [on_picture(x, y, LAMP_HEIGHT) for x, y in scene.plan.lamp_spots]
    return svg.join([
        svg.group(*(svg.circle(x, y, 8, halo) for x, y in heads[i::3]), class_=f"fl fl{i}") for i in range(3)
    ])  # fmt: skip
