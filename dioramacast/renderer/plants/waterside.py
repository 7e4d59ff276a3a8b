"""What grows by a lake: reeds along its banks, and trees on the other side."""

from dioramacast.models import Place
from dioramacast.renderer.geometry import GROUND, SLAB, Point
from dioramacast.renderer.layout.settlements import seeded
from dioramacast.renderer.layout.shores import LAKE_HEAD, Edge
from dioramacast.renderer.plants.flora import by_the_water, flora_of, undergrowth_of, woods_of
from dioramacast.renderer.plants.needled import reeds
from dioramacast.renderer.plants.vegetation import Nursery
from dioramacast.renderer.scene import Scene

REED_BEDS, REEDS_IN_A_BED = 5, 3
WOODS_EVERY = 25.0
LOW_FROM_ROOM = 30.0
"""World units between the water and the slab's edge: on less than that only bushes stand, lest they hide the lake."""


def add_waterside(scene: Scene, nursery: Nursery, place: Place) -> None:
    waters, season = scene.plan.waters, scene.palette.season
    if not waters.is_lake or waters.edge not in (Edge.LEFT, Edge.RIGHT):
        return
    chance = seeded(place, "waterside")

    def at(along: float, across: float) -> Point:
        return (along, across) if waters.edge is Edge.LEFT else (across, along)

    rushes = next((plant for plant in by_the_water(place, season) if plant.draw is reeds), None)
    if rushes is not None and scene.palette.snow < 0.5:
        for _ in range(REED_BEDS):
            start, is_near = chance.uniform(LAKE_HEAD + 20, GROUND - 30), chance.random() < 0.5
            for i in range(REEDS_IN_A_BED):
                along = start + 9 * i
                bank = waters.shore(along) - 1 if is_near or not waters.breadth else waters.other_bank(along) + 2
                if along < GROUND and bank < GROUND:
                    scale = 0.7 + 0.15 * chance.randrange(3)
                    nursery.put(rushes, at(along, bank), scale, nursery.lean_deg(rushes))
    # Of two kinds at most, so that it stays a small file.
    woods = woods_of(flora_of(place, season))[:2]
    if not waters.breadth or not woods:
        return
    bushes = undergrowth_of(place, season)
    along = LAKE_HEAD - 44
    while along < GROUND + 10:
        bank = max(waters.other_bank(along), waters.shore(along) + 8)
        room = SLAB.y1 - bank
        along += WOODS_EVERY * chance.uniform(0.6, 1.2)
        share, kind = chance.random(), chance.random()
        if room < 12:
            continue
        is_low = room < LOW_FROM_ROOM or not bushes or kind > 0.7
        choice = bushes if is_low and bushes else woods
        plant = choice[int(kind * 7) % len(choice)]
        across = bank + 10 + (room - 18) * share
        if across < GROUND + 14:
            scale = 0.8 if is_low else 0.62 + 0.13 * chance.randrange(3)
            nursery.put(plant, at(along, across), scale, nursery.lean_deg(plant))
