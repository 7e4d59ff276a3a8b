"""Town halls, parliaments and castles, as the hero of a place without a landmark of its own."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.landmarks.kit import (
    arch,
    arches,
    courses,
    foot,
    is_lit,
    loft,
    merlons,
    openings,
    placed,
    ring,
    square,
    stone,
    walls,
    window_paint,
)
from dioramacast.renderer.landmarks.kit_heroes import clock, hem, pick
from dioramacast.renderer.landmarks.kit_round import bulb, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, dome, left_wall, turned
from dioramacast.renderer.svg import Markup


def _town_hall(scene: Scene) -> Markup:
    """A long front with arcades and dormers, and a clock tower out of its middle."""
    albedo = pick(scene, ("#e6d4b4", "#b9654a", "#efe3cc", "#d7c2a2"), "wall")
    wall, roof, pale = stone(scene, albedo), stone(
        scene, pick(scene, ("#5d6a72", "#a54b37", "#4f6a62"), "roof"),
    ), stone(scene, "#f6ecd8")  # fmt: skip
    helm = pick(scene, ("#5f9c88", "#5d6a72", "#4f8f86"), "helm")
    body, tower, belfry = Block(6, 26, 98, 64, 0, 46), Block(39, 58, 65, 84, 0, 92), Block(42, 61, 62, 81, 92, 112)
    dark = window_paint(scene.palette, "#4f5670")

    def front(length: float, height: float) -> list[Markup]:
        n = round(length / 9)
        return [
            svg.path(
                arches(length, n, 6, (4.4, 11), "flat") + arches(length, n, 21, (4.4, 11)), dark, stroke=pale.left,
                stroke_width=0.8,
            ),
            svg.path(
                arches(length, n, height - 12, (6, 12)),
                stone(scene, "#5a4a4c").left if not is_lit(scene.palette) else scene.palette.shown("#f6c878"),
            ),
            svg.stroke(
                f"M0 3h{svg.number(length)}M0 18.5h{svg.number(length)}M0 33h{svg.number(length)}", pale.edge, 1.8,
            ),
        ]  # fmt: skip

    def shaft(length: float, height: float) -> list[Markup]:
        return [
            clock(scene, length / 2, 15, 9),
            svg.path(arches(length, 2, 32, (6, 15)) + arches(length, 2, 54, (5, 12), "flat"), dark, stroke=pale.left),
            svg.path(
                arch(length / 2 - 6, height - 20, 12, 20), stone(scene, "#6f4630").left, stroke=pale.left,
                stroke_width=1.8,
            ),
            svg.stroke(
                f"M0 2h{svg.number(length)}M0 28h{svg.number(length)}M0 50h{svg.number(length)}", pale.edge, 2.2,
            ),
        ]  # fmt: skip

    dormer = scene.definitions.shape(
        svg.join([
            box(Block(0, 0, 7, 8, 0, 8), pale),
            gable_roof(Block(0, 0, 7, 8, 0, 8), 6, roof, pale, ridge_along_x=False, overhang=1.5),
        ])
    )  # fmt: skip
    flag = svg.path(
        svg.outline("M", *project(52, 71, 172), "l", 14, 4, "l", -14, 6, "z"), scene.palette.material("#c8443a").left,
    )  # fmt: skip
    return svg.join([
        box(body, wall), walls(body, front), foot(scene, body, 16),
        hip_roof(body, 24, roof, 3, 0.66, rows=6, snow=hem(scene)),
        *(svg.use(dormer, project(x, 54, 50)) for x in (14, 26, 72, 84)), box(tower, wall), walls(tower, shaft),
        foot(scene, tower, 24), merlons(tower, pale, 3), box(belfry, wall),
        openings(scene, belfry, 2, 4, (5, 13), "round", dark),
        loft(square(52, 71, 11.5), 112, square(52, 71, 6), 124, stone(scene, helm)),
        box(Block(47, 66, 57, 76, 124, 132), pale),
        loft(ring(52, 71, 6.4, 8, 22.5), 132, [(52.0, 71.0)] * 8, 158, stone(scene, helm)),
        svg.stroke(svg.outline("M", *project(52, 71, 156), "v", -18), stone(scene, "#d9c070").left, 1.6), flag,
        halo(scene, 52, 90, 20, 90, 0.45),
    ])  # fmt: skip


TOWN_HALL = Landmark(
    "a town hall with a clock tower", _town_hall, 104, 90, 172, Site.PLAZA,
    casts=(Block(6, 26, 98, 64, 0, 58), Block(39, 58, 65, 84, 0, 118), Block(46, 65, 58, 77, 0, 150)),
)  # fmt: skip


def _castle(scene: Scene) -> Markup:
    """A ring of walls on a rock, corner towers with pointed roofs, a keep."""
    albedo = pick(scene, ("#d2c4aa", "#c9b8a0", "#dccdb4"), "wall")
    wall, roof, rock = stone(scene, albedo), stone(
        scene, pick(scene, ("#a54b37", "#5d6a78", "#7a5a4a"), "roof"),
    ), stone(scene, "#8f9a6a")  # fmt: skip
    dark = window_paint(scene.palette, "#4a4450")

    def round_tower(radius: float, high: float, rise: float) -> Markup:
        slits = svg.stroke(
            "".join(
                svg.outline("M", k * radius, -high * z, "v", -5) for k, z in ((-0.5, 0.42), (0.5, 0.55), (0, 0.74))
            ),
            dark, 2,
        )  # fmt: skip
        return svg.join([
            turned(
                [(radius * 1.06, -8), (radius, high), (radius * 1.16, high + 2), (radius * 1.16, high + 8)], wall,
                scene.definitions,
            ),
            slits,
            svg.stroke(
                girdle(radius * 1.16, high + 8.6), wall.left, 3.4, stroke_dasharray="3 2.6", stroke_linecap="butt",
            ),
            turned([(radius * 1.24, high + 9), (0, high + 9 + rise)], roof, scene.definitions),
            svg.stroke(f"M0 {svg.number(-high - 8 - rise)}v-9", dark, 1.2),
            svg.path(f"M0 {svg.number(-high - 17 - rise)}l9 2.6-9 3.4z", scene.palette.material("#d2453a").left),
        ])  # fmt: skip

    tower = scene.definitions.shape(round_tower(9.5, 46, 24))
    base, top = ring(54, 54, 54, 14, 8), ring(54, 54, 46, 14, 8)
    z = 18.0
    back, left, right, front = Block(
        18, 16, 92, 22, z, z + 28,
    ), Block(16, 18, 22, 92, z, z + 28), Block(88, 20, 94, 92, z, z + 28), Block(18, 88, 94, 94, z, z + 28)  # fmt: skip
    keep, palas, gate = Block(
        30, 30, 56, 56, z, z + 78,
    ), Block(56, 28, 84, 50, z, z + 44), Block(44, 86, 66, 98, z, z + 36)  # fmt: skip
    return svg.join([
        loft(base, 0, top, z, rock, rock), svg.use(tower, project(20, 20, z)), box(back, wall), merlons(back, wall, 3),
        box(left, wall), merlons(left, wall, 3), box(keep, wall), courses(keep, 6, 0.1),
        openings(scene, keep, 2, 12, (4, 10), "round", dark), openings(scene, keep, 1, 36, (4, 10), "round", dark),
        merlons(keep, wall, 4), foot(scene, keep), hip_roof(Block(33, 33, 53, 53, 0, z + 80), 26, roof, 0, 0),
        box(palas, wall), openings(scene, palas, (4, 3), 8, (4, 11), "round", dark),
        gable_roof(palas, 20, roof, wall, rows=5, snow=hem(scene)), svg.use(tower, project(91, 20, z)),
        svg.use(tower, project(20, 91, z)), box(right, wall), courses(right, 5, 0.12), merlons(right, wall, 3),
        foot(scene, right, 14), box(front, wall), courses(front, 5, 0.12), merlons(front, wall, 3),
        foot(scene, front, 14), box(gate, wall),
        left_wall(
            gate, svg.path(arch(5, 12, 12, 24), stone(scene, "#5a3a28").left),
            svg.stroke("M8 14v22M11 13v23M14 14v22M5 22h12M5 29h12", CONTACT, 0.9, opacity=0.5),
        ),
        merlons(gate, wall, 3), svg.use(tower, project(91, 91, z)), halo(scene, 55, 96, 24, 90, 0.45),
    ])  # fmt: skip


CASTLE = Landmark(
    "a castle", _castle, 108, 108, 125, Site.PARK,
    casts=(
        Block(10, 10, 98, 98, 0, 44), Block(30, 30, 56, 56, 0, 112), Block(84, 84, 98, 98, 0, 84),
        Block(13, 84, 27, 98, 0, 84), Block(84, 13, 98, 27, 0, 84),
    ),
)  # fmt: skip


def _capitol(scene: Scene) -> Markup:
    """A domed hall with a temple front."""
    white = stone(scene, pick(scene, ("#f4efe4", "#e9dcc4", "#e6e2dc"), "wall"))
    dark = window_paint(scene.palette, "#5a6480")
    cap = stone(scene, pick(scene, ("#f4efe4", "#6fa493", "#d9a94a"), "dome"))
    base, body, portico = Block(2, 20, 108, 70, 0, 8), Block(6, 24, 104, 64, 8, 42), Block(36, 64, 74, 78, 8, 42)
    profile = [(19.0, 72), (19.2, 78), (16.6, 90), (10.6, 98), (4.4, 101.6)]
    columns = svg.stroke("".join(f"M{svg.number(3 + 6.4 * i)} 4v30" for i in range(6)), white.edge, 3)
    return svg.join([
        box(base, white), courses(base, 2.7, 0.14), box(body, white),
        openings(scene, body, (11, 4), 6, (4.4, 10), "flat", dark),
        openings(scene, body, (11, 4), 20, (4.4, 11), "round", dark), foot(scene, body, 14),
        hip_roof(body, 5, stone(scene, "#9aa3a8"), 1, 0.8),
        loft(ring(55, 44, 23, 8, 22.5), 42, ring(55, 44, 23, 8, 22.5), 50, white, white),
        placed(
            55, 44, 0, turned([(18, 50), (18, 70), (19.6, 71), (19.6, 73)], white, scene.definitions),
            svg.stroke(girdle(18, 60), dark, 13, stroke_dasharray="2.6 3", stroke_linecap="butt"),
            bulb(scene, profile, cap),
            svg.stroke(
                "".join(
                    svg.outline("M", k * 21, -78 + (1 - abs(k)) * 9, "Q", k * 16, -98, k * 5, -101)
                    for k in (-0.8, -0.4, 0, 0.4, 0.8)
                ),
                cap.edge, 1.1, opacity=0.6,
            ),
            turned([(4, 101), (4, 109)], white, scene.definitions), dome(4.6, 109, cap, scene.definitions),
            svg.stroke("M0-114v-16", stone(scene, "#c9cdd4").left, 1.4),
            svg.path(
                "M0-130q5 3 11 0v7q-6 3-11 0z",
                scene.palette.material(pick(scene, ("#c8443a", "#3f6fb0", "#2f8f5f"), "flag")).left,
            ),
        ),
        box(portico, white),
        left_wall(
            portico, svg.rect(2, 4, 34, 30, stone(scene, "#a8a098").right), svg.path(arch(14, 14, 10, 20), dark),
            columns,
        ),
        loft(square(55, 71, 21, 8), 42, [(55.0, 62.0), (55.0, 62.0), (55.0, 80.0), (55.0, 80.0)], 56, white),
        box(Block(40, 78, 70, 84, 0, 6), white), box(Block(40, 84, 70, 90, 0, 3), white),
        halo(scene, 55, 84, 20, 80, 0.45),
    ])  # fmt: skip


CAPITOL = Landmark(
    "a domed parliament", _capitol, 110, 92, 132, Site.PARK,
    casts=(Block(2, 20, 108, 78, 0, 44), Block(36, 26, 74, 62, 0, 100)),
)  # fmt: skip
