"""Hindu temples, as the hero of a place without a landmark of its own."""

from itertools import pairwise

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.landmarks.kit import arch, courses, foot, loft, openings, placed, square, stone, window_paint
from dioramacast.renderer.landmarks.kit_heroes import pick
from dioramacast.renderer.landmarks.kit_round import bulb, halo
from dioramacast.renderer.landmarks.model import Landmark, Site
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, left_wall, turned
from dioramacast.renderer.svg import Markup

FIGURES = ("#e9694f", "#3f8fc0", "#f2c14e", "#4fae7a", "#d86aa0", "#f4ead6")


def _gopuram(scene: Scene) -> Markup:
    """A gate tower of many storeys crowded with painted figures under a barrel with finials, before a low hall."""
    granite, plaster = stone(scene, "#d2b48c"), stone(
        scene, pick(scene, ("#7fb0c0", "#e0b878", "#d89a86", "#9ab88a"), "plaster"),
    )  # fmt: skip
    base = Block(18, 58, 84, 92, 0, 30)
    parts = [
        box(base, granite), courses(base, 6),
        left_wall(base, svg.path(arch(26, 6, 14, 24, "flat"), window_paint(scene.palette, "#4a3428"))),
        foot(scene, base, 18),
    ]  # fmt: skip
    z, half, deep = 30.0, 31.0, 15.0
    for tier in range(7):
        high = 14.5 - tier * 0.9
        h2, d2 = half - 3.4, deep - 1.5
        body = square(51, 75, half - 1, deep - 1)
        upper = square(51, 75, h2, d2)
        parts.append(loft(body, z, upper, z + high, plaster))
        # Figures stand in rows on every storey: dashes in one colour after another.
        for k, colour in enumerate(FIGURES):
            paint = stone(scene, colour)
            a, b = project(
                51 - half + 2, 75 + deep - 0.6, z + 4 + (k % 2) * 3,
            ), project(51 + half - 2, 75 + deep - 0.6, z + 4 + (k % 2) * 3)  # fmt: skip
            c = project(51 + half - 0.6, 75 - deep + 2, z + 4 + (k % 2) * 3)
            d = svg.polygon([a, b, c], close=False)
            parts.append(
                svg.stroke(
                    d, paint.left, 4.6 - tier * 0.25, stroke_dasharray=f"2.2 {svg.number(2.2 * 11)}",
                    stroke_dashoffset=svg.number(-k * 4.4 - tier * 3), stroke_linecap="butt",
                )
            )  # fmt: skip
        parts.append(
            svg.stroke(
                svg.polygon(
                    [
                        project(51 - h2 - 1, 75 + d2 + 1, z + high), project(51 + h2 + 1, 75 + d2 + 1, z + high),
                        project(51 + h2 + 1, 75 - d2 - 1, z + high),
                    ],
                    close=False,
                ),
                stone(scene, "#f4dca4").left, 2.2,
            )
        )  # fmt: skip
        door = project(51, 75 + deep - 1, z)
        parts.append(
            svg.path(
                svg.outline("M", door[0] - 2.4, door[1] - 1.4, "v", -high * 0.62, "l", 4.8, 2.8, "v", high * 0.62, "z"),
                window_paint(scene.palette, "#4a3428"),
            )
        )  # fmt: skip
        z, half, deep = z + high, h2, d2
    barrel = stone(scene, "#c8704f")
    vault = [
        loft(square(51, 75, half + 1, deep * k0), z + z0, square(51, 75, half + 1, deep * k1), z + z1, barrel)
        for k0, k1, z0, z1 in ((1.05, 0.95, 0, 5), (0.95, 0.6, 5, 9), (0.6, 0.05, 9, 11.5))
    ]  # fmt: skip
    gold = stone(scene, "#f0c04a")
    finials = "".join(
        svg.outline("M", *project(51 - half + 2.2 * half * i / 6 - half * 0.1, 75, z + 11), "v", -9) for i in range(7)
    )  # fmt: skip
    hall = Block(28, 8, 74, 58, 0, 22)
    return svg.join([
        box(hall, granite), openings(scene, hall, (0, 7), 6, (4.6, 14), "flat"), foot(scene, hall, 12),
        placed(50, 26, 22, _vimana(scene)), *parts, *vault, svg.stroke(finials, gold.left, 2.2),
        halo(scene, 51, 92, 20, 80, 0.45),
    ])  # fmt: skip


def _vimana(scene: Scene) -> Markup:
    """A small gilded shrine tower."""
    gold = stone(scene, "#e0b04a")
    return svg.join([
        loft(square(0, 0, 10), 0, square(0, 0, 8), 8, gold, gold),
        loft(square(0, 0, 8), 8, square(0, 0, 5), 15, gold, gold),
        bulb(scene, [(6, 15), (7, 19), (4, 24), (0, 29)], gold),
    ])  # fmt: skip


GOPURAM = Landmark(
    "a temple with a painted gate tower", _gopuram, 100, 100, 150, Site.PLAZA,
    casts=(Block(28, 8, 74, 58, 0, 24), Block(22, 60, 80, 90, 0, 70), Block(34, 66, 68, 84, 0, 125)),
)  # fmt: skip


def _spire(scene: Scene, half: float, high: float, albedo: str) -> Markup:
    """A curved shikhara with ribs, a ribbed disc and a pot, around its own middle."""
    wall = stone(scene, albedo)
    shape = [(1.0, 0.0), (0.97, 0.2), (0.9, 0.42), (0.76, 0.64), (0.56, 0.82), (0.36, 0.93)]
    parts = []
    for (k0, t0), (k1, t1) in pairwise(shape):
        parts.append(loft(_ribbed(half * k0), high * t0, _ribbed(half * k1), high * t1, wall))
    bands = "".join(
        svg.polygon(
            [
                project(-half * k, half * k, high * t), project(half * k, half * k, high * t),
                project(half * k, -half * k, high * t),
            ],
            close=False,
        ) for k, t in ((0.99, 0.1), (0.96, 0.24), (0.92, 0.36), (0.85, 0.48), (0.77, 0.6), (0.66, 0.72), (0.54, 0.82))
    )  # fmt: skip
    return svg.join([
        *parts, svg.stroke(bands, CONTACT, 1.1, opacity=0.22),
        placed(
            0, 0, high * 0.93,
            turned([(half * 0.36, 0), (half * 0.52, 2), (half * 0.52, 5), (half * 0.3, 7)], wall, scene.definitions),
            bulb(scene, [(half * 0.16, 7), (half * 0.24, 10), (half * 0.1, 14), (0, 18)], stone(scene, "#f0c04a")),
        ),
    ])  # fmt: skip


def _ribbed(half: float) -> list[tuple[float, float]]:
    """A square with its corners cut, for an octagonal loft."""
    c = half * 0.55
    return [(-c, -half), (c, -half), (half, -c), (half, c), (c, half), (-c, half), (-half, c), (-half, -c)]


def _shikhara(scene: Scene) -> Markup:
    """Three curved towers that rise one behind the other over a plinth with stairs."""
    albedo = pick(scene, ("#d8a878", "#f1e6d4", "#d98f6f", "#cdb89a"), "stone")
    wall, dark = stone(scene, albedo), window_paint(scene.palette, "#5a4036")
    plinth, body, porch = Block(8, 6, 88, 92, 0, 10), Block(24, 14, 72, 62, 10, 40), Block(32, 62, 64, 84, 10, 30)
    turret = scene.definitions.shape(_spire(scene, 7, 30, albedo))
    steps = svg.stroke("".join(f"M30 {svg.number(2.4 * i)}h20" for i in range(1, 5)), wall.edge, 1.4)
    return svg.join([
        box(plinth, wall), courses(plinth, 3.2, 0.14), left_wall(plinth, svg.rect(30, 0, 20, 10, wall.top), steps),
        box(body, wall), courses(body, 5, 0.14), openings(scene, body, (4, 4), 6, (5, 17), "pointed", dark),
        foot(scene, body, 14), *(svg.use(turret, project(x, y, 40)) for x, y in ((31, 21), (65, 21), (31, 55))),
        placed(48, 38, 40, _spire(scene, 18, 92, albedo)), svg.use(turret, project(65, 55, 40)), box(porch, wall),
        openings(scene, porch, (3, 2), 5, (6, 15), "pointed", dark), foot(scene, porch, 10),
        placed(48, 73, 30, _spire(scene, 12, 38, albedo)),
        svg.stroke(svg.outline("M", *project(48, 38, 150), "v", -16), stone(scene, "#8a5a3a").left, 1.4),
        svg.path(
            svg.outline("M", *project(48, 38, 165), "l", 13, 4, "l", -13, 5, "z"),
            scene.palette.material("#ef7a2f").left,
        ),
        halo(scene, 48, 86, 20, 70, 0.45),
    ])  # fmt: skip


SHIKHARA = Landmark(
    "a Hindu temple", _shikhara, 96, 98, 168, Site.PLAZA,
    casts=(
        Block(8, 6, 88, 92, 0, 10), Block(24, 14, 72, 62, 0, 44), Block(34, 24, 62, 52, 0, 130),
        Block(34, 62, 62, 84, 0, 60),
    ),
)  # fmt: skip
