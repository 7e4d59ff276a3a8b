"""Heroes of farmland."""

import math

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.landmarks.kit import arch, courses, foot, loft, openings, placed, ring, stone, window_paint
from dioramacast.renderer.landmarks.kit_heroes import hem, pick
from dioramacast.renderer.landmarks.kit_round import curve, girdle, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, line, turned
from dioramacast.renderer.svg import Markup


def _windmill(scene: Scene) -> Markup:
    """A thatched tower mill with a gallery and four lattice sails."""
    brick, thatch, wood = stone(scene, pick(scene, ("#a9553f", "#e6dcc8", "#8f5a44"), "brick")), stone(
        scene, pick(scene, ("#7a6a58", "#4f6a5a", "#6b5648"), "thatch"),
    ), stone(scene, "#f4efe2")  # fmt: skip
    low, mid, top = ring(32, 32, 19, 8, 22.5), ring(32, 32, 16, 8, 22.5), ring(32, 32, 10.5, 8, 22.5)
    hub = project(41, 41, 84)
    sails = []
    for i in range(4):
        a = math.radians(24 + 90 * i)
        ux, uy = math.cos(a) * 0.92, math.sin(a)
        px, py = -uy * 0.92, ux
        n = 6
        grid = [
            svg.outline("M", hub[0] + ux * r, hub[1] + uy * r, "l", px * 9, py * 9)
            for r in [12 + 36 * k / n for k in range(n + 1)]
        ]  # fmt: skip
        grid.append(svg.outline("M", hub[0] + ux * 12 + px * 9, hub[1] + uy * 12 + py * 9, "l", ux * 36, uy * 36))
        cloth = svg.outline(
            "M", hub[0] + ux * 12, hub[1] + uy * 12, "l", ux * 36, uy * 36, "l", px * 9, py * 9, "l", -ux * 36,
            -uy * 36, "z",
        )  # fmt: skip
        sails += [
            svg.path(cloth, wood.left, opacity=0.55), svg.stroke("".join(grid), stone(scene, "#6a4a38").left, 1),
            svg.stroke(svg.outline("M", *hub, "l", ux * 50, uy * 50), stone(scene, "#6a4a38").left, 2.4),
        ]  # fmt: skip
    gallery = ring(32, 32, 24, 8, 22.5)
    rails = "".join(svg.polygon([project(x, y, 38), project(x, y, 32)], close=False) for x, y in gallery if x + y > 58)
    rim = svg.polygon(
        [project(x, y, 38) for x, y in sorted((p for p in gallery if p[0] + p[1] > 58), key=lambda p: p[0] - p[1])],
        close=False,
    )  # fmt: skip
    cap = [(11.5, 76.0), (12.0, 80.0), (9.0, 90.0), (0.0, 95.0)]
    return svg.join([
        loft(low, 0, mid, 30, brick),
        left_wall(
            Block(26, 50, 38, 50, 0, 16), svg.path(arch(2, 2, 8, 14), stone(scene, "#3f6a4a").left, stroke=wood.left),
        ),
        loft(gallery, 30, gallery, 32, stone(scene, "#8a6a50"), stone(scene, "#a4815f")),
        loft(mid, 32, top, 76, thatch),
        svg.stroke(
            "".join(
                curve([project(x, y, 32), project(32 + (x - 32) * 0.66, 32 + (y - 32) * 0.66, 76)]) for x, y in mid
                if x + y > 52
            ),
            thatch.edge, 1, opacity=0.4,
        ),
        svg.stroke(rails + rim, wood.left, 1.4), placed(32, 32, 0,
            turned(cap, stone(scene, "#5f4a3c"), scene.definitions)),
        left_wall(Block(28, 43, 36, 43, 44, 60), svg.rect(0, 4, 5, 7, window_paint(scene.palette), stroke=wood.left)),
        *sails,
        svg.circle(*hub, 3.4, wood.left), halo(scene, 34, 50, 10, 34, 0.4),
    ])  # fmt: skip


WINDMILL = Landmark(
    "a windmill", _windmill, 66, 66, 132, Site.PARK, casts=(Block(14, 14, 50, 50, 0, 34), Block(20, 20, 44, 44, 0, 92)),
)  # fmt: skip


def _water_tower(scene: Scene) -> Markup:
    """A round tank on legs with a conical lid, a shed below."""
    steel, tank = stone(scene, "#aab4be"), stone(
        scene, pick(scene, ("#dfe6ea", "#7fb0c8", "#c9d6c4", "#d98f6a"), "tank"),
    )  # fmt: skip
    spots = [(14, 14), (46, 14), (14, 46), (46, 46)]
    legs = "".join(
        svg.polygon([project(x, y), project(30 + (x - 30) * 0.72, 30 + (y - 30) * 0.72, 62)], close=False)
        for x, y in spots
    )  # fmt: skip
    braces = "".join(
        svg.polygon([project(*a, z0), project(*b, z1)], close=False)
        for a, b in (((14, 46), (46, 46)), ((46, 46), (46, 14))) for z0, z1 in ((4, 32), (32, 4), (34, 60), (60, 34))
    )  # fmt: skip
    shed = Block(36, 46, 58, 60, 0, 14)
    return svg.join([
        svg.stroke(svg.polygon([project(30, 30), project(30, 30, 62)], close=False), steel.right, 7),
        svg.stroke(braces, steel.right, 1.3), svg.stroke(legs, steel.left, 3),
        placed(
            30, 30, 0, turned([(4, 56), (16, 62), (21, 70), (21, 92), (22, 93)], tank, scene.definitions),
            svg.stroke(girdle(21.4, 71), steel.left, 2), svg.stroke(girdle(24, 73), steel.left, 1),
            svg.stroke(girdle(21.2, 82), stone(scene, "#c8503a").left, 4),
            turned([(22.4, 93), (0, 108)], stone(scene, "#8f5a48"), scene.definitions),
            svg.stroke("M0-108v-8", steel.left, 1.4),
        ),
        box(shed, stone(scene, "#c8785a")),
        gable_roof(shed, 8, stone(scene, "#6b5a58"), stone(scene, "#c8785a"), snow=hem(scene)),
        halo(scene, 44, 56, 12, 34, 0.5),
    ])  # fmt: skip


WATER_TOWER = Landmark(
    "a water tower", _water_tower, 62, 62, 118, Site.PARK,
    casts=(Block(10, 10, 50, 50, 60, 104), Block(26, 26, 34, 34, 0, 62)),
)  # fmt: skip


def _grain_elevator(scene: Scene) -> Markup:
    """A tall wooden elevator with a cupola, steel bins and a railway wagon."""
    albedo = pick(scene, ("#b8452f", "#c9a06a", "#e4e0d6", "#5f8a78"), "wall")
    wall, roof, steel = stone(scene, albedo), stone(scene, "#6b6f78"), stone(scene, "#cdd4da")
    body, cupola, annex = Block(26, 18, 56, 48, 0, 74), Block(34, 18, 48, 48, 92, 104), Block(56, 24, 78, 46, 0, 30)
    ribs = "".join(girdle(12.6, z) for z in range(5, 44, 5))
    tank = scene.definitions.shape(
        svg.join([
            turned([(12.6, 0), (12.6, 44)], steel, scene.definitions), svg.stroke(ribs, CONTACT, 0.8, opacity=0.18),
            turned([(13.4, 44), (2.4, 54)], stone(scene, "#b4bcc4"), scene.definitions),
        ])
    )  # fmt: skip
    wagon = Block(16, 64, 44, 72, 3, 17)
    rails = svg.stroke(
        svg.polygon([project(0, 66), project(90, 66)], close=False)
        + svg.polygon([project(0, 71), project(90, 71)], close=False),
        stone(scene, "#6b6f78").left, 1.4,
    )  # fmt: skip
    return svg.join([
        svg.use(tank, project(13, 22)), svg.use(tank, project(13, 48)), box(body, wall), courses(body, 4, 0.12),
        foot(scene, body, 30), gable_roof(body, 24, roof, wall, ridge_along_x=False, snow=hem(scene)),
        box(cupola, wall), openings(scene, cupola, (1, 3), 3, (4, 5), "flat"),
        gable_roof(cupola, 10, roof, wall, ridge_along_x=False, overhang=2, snow=hem(scene)),
        left_wall(
            body, svg.rect(8, 22, 14, 9, stone(scene, "#f4ead2").left, opacity=0.85),
            svg.stroke("M10 26.500h10", wall.left, 2), svg.rect(10, 58, 10, 16, stone(scene, "#5a4036").left),
        ),
        box(annex, wall), courses(annex, 4, 0.12), gable_roof(annex, 12, roof, wall, snow=hem(scene)),
        line([(42, 33, 100), (13, 33, 54)], steel.right, 2.4),
        rails, box(wagon, stone(scene, "#b0603f")),
        left_wall(wagon, svg.stroke("M4 1v12M9 1v12M14 1v12M19 1v12M24 1v12", CONTACT, 0.9, opacity=0.3)),
        box(Block(50, 64, 78, 72, 3, 17), stone(scene, "#5f7a8a")), halo(scene, 44, 52, 12, 40, 0.4),
    ])  # fmt: skip


GRAIN_ELEVATOR = Landmark(
    "a grain elevator", _grain_elevator, 90, 78, 116, Site.PARK,
    casts=(Block(26, 18, 56, 48, 0, 98), Block(2, 10, 26, 60, 0, 48), Block(56, 24, 78, 46, 0, 36)),
)  # fmt: skip
