"""The domed capitols of Washington, with the Washington Monument, and of Havana."""

from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Point, project
from dioramacast.renderer.landmarks.americas_hills import canopy, palm
from dioramacast.renderer.landmarks.americas_kit import (
    colonnade,
    dressed,
    floodlit,
    halo,
    opening,
    prism,
    ribs,
    slots,
    stairs,
    tapered,
)
from dioramacast.renderer.landmarks.kit import is_lit, placed
from dioramacast.renderer.landmarks.kit_round import ring_posts
from dioramacast.renderer.landmarks.model import Cities, Landmark, Site
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box, dome, face, left_wall, line, turned
from dioramacast.renderer.svg import Markup

WASHINGTON, HAVANA = 4140963, 3553478


@dataclass(frozen=True, slots=True)
class Stone:
    """The albedos of a capitol."""

    wall: str
    dome: str
    roof: str
    plinth: str


MARBLE = Stone("#f1ece2", "#f6f3ec", "#cfd2d2", "#ddd5c6")
LIMESTONE = Stone("#ecdcb8", "#e6d3a6", "#d5c39c", "#d3c096")


def _drum_columns(palette: Palette, material: Material, radius: float, span: Point, count: int) -> Markup:
    """A ring of columns about a drum on the origin's vertical; ``span`` is its foot and its height."""
    z, height = span
    a, b = radius * CIRCLE_RX, radius * CIRCLE_RY
    back = palette.shown("#f2b765") if is_lit(palette) else material.face((0.6, -0.4, -0.7))
    shell = svg.outline(
        "M", -a, -z - height, "A", a, b, 0, 0, 0, a, -z - height, "v", height, "A", a, b, 0, 0, 1, -a, -z, "z"
    )
    columns = ring_posts(radius, z, z + height, count)
    thick = round(2.3 * a / count * 0.56, 1)
    return svg.join([svg.path(shell, back), svg.stroke(columns, material.around()[1], thick, stroke_linecap="butt")])


def _rotunda(scene: Scene, stone: Stone, size: float) -> Markup:
    """Base, colonnaded drum, attic, ribbed dome and lantern about the origin; ``size`` is the drum's radius."""
    palette, definitions, s = scene.palette, scene.definitions, size
    wall, shell = floodlit(palette, stone.dome, 0.15, 1.0), floodlit(palette, stone.dome, 0.55, 1.0)
    z = s * 1.9
    shadows = shell.face((0.8, -0.2, -0.3))
    attic = svg.stroke(
        ring_posts(s * 0.93, z + s * 0.18, z + s * 0.18 + s * 0.3, 11),
        opening(palette, "#6f7690"),
        2,
        stroke_linecap="butt",
    )
    top = z + s * 0.66
    return svg.join([
        turned([(s * 1.42, 0), (s * 1.42, s * 0.34), (s * 1.24, s * 0.36), (s * 1.2, s * 0.62)], wall, definitions),
        _drum_columns(palette, wall, s * 1.12, (s * 0.62, s * 1.1), 17),
        turned([(s * 1.2, s * 1.7), (s * 1.24, s * 1.84), (s * 0.98, s * 1.86)], wall, definitions),
        turned([(s * 0.94, z), (s * 0.92, top - s * 0.06), (s * 1.0, top)], wall, definitions), attic,
        dome(s * 0.9, top, shell, definitions, 1.22 - 0.02),
        svg.stroke(ribs(s * 0.9, top, s * 1.32, (-42, -20, 2, 24, 45, 66, 88, 110, 132)), shadows, 1, opacity=0.5),
        turned([(s * 0.3, top + s * 1.26), (s * 0.3, top + s * 1.36)], wall, definitions),
        _drum_columns(palette, wall, s * 0.24, (top + s * 1.36, s * 0.42), 7),
        dome(s * 0.25, top + s * 1.78, shell, definitions, 1.1),
        svg.path(svg.outline("M", -2, -top - s * 2.02, "l", 1, -9, 2, 0, 1, 9, "z"), wall.left),
        svg.circle(0, -top - s * 2.02 - 11, 1.8, wall.left),
        halo(scene, (0, -z - s), s * 3.4, "#ffe9bd", 0.35),
    ])  # fmt: skip


def _pediment(block: Block, rise: float, wall: Material, roof: Material) -> Markup:
    """A low gable on top of ``block``, towards the left of the picture."""
    x0, y0, x1, y1, z = block.x0, block.y0, block.x1, block.y1, block.z1
    middle = (x0 + x1) / 2
    eave = Block(x0, y0, x1, y1, z, z + 1.6)
    z += 1.6
    inner = [(x0 + 4, y1, z + 1), (x1 - 4, y1, z + 1), (middle, y1, z + rise - 1.6)]
    return svg.join(
        [
            box(eave, wall, roof),
            face(
                [(x1, y1, z), (middle, y1, z + rise), (middle, y0, z + rise), (x1, y0, z)],
                roof.face((rise, 0.0, block.width / 2)),
            ),
            face([(x0, y1, z), (x1, y1, z), (middle, y1, z + rise)], wall.left),
            face(inner, wall.face((0.2, 0.5, -0.8))),
            line([(x0, y1, z), (middle, y1, z + rise), (x1, y1, z)], wall.edge, 1.4),
        ]
    )


def _palace(scene: Scene, stone: Stone, dome_size: float, dome_at: tuple[float, float], terrace: float) -> Markup:
    """Two wings and a pedimented middle on a terrace, 120 long and 70 deep, with a flight of steps and a dome."""
    palette = scene.palette
    wall, roof, plinth = floodlit(palette, stone.wall), palette.snowed(stone.roof), palette.snowed(stone.plinth, 0.7)
    glass, t = opening(palette, "#6a7390"), terrace

    def windows(length: float) -> list[Markup]:
        count = max(2, int(length // 7))
        cornice = svg.rect(0, 3, length, 1.2, wall.face((0.5, 0.2, -0.8)), opacity=0.6)
        return [cornice, svg.path(slots(length, count, 7, (2.8, 9), 1) + slots(length, count, 20, (2.8, 6), 1), glass)]

    def pavilion(x0: float, x1: float, y1: float, height: float, columns: int) -> list[Markup]:
        block, porch = Block(x0, 10, x1, y1, t, t + height), Block(x0 + 5, y1, x1 - 5, y1 + 6, t, t + height - 4)
        return [
            dressed(scene, block, wall, windows, roof), dressed(scene, porch, wall),
            left_wall(porch, *colonnade(palette, wall, porch.width, columns, (2, porch.height - 2), margin=1)),
            _pediment(Block(x0 + 4, 10, x1 - 4, y1 + 7, t, porch.z1), porch.width * 0.2, wall, roof),
        ]  # fmt: skip

    def link(x0: float, x1: float) -> Markup:
        return dressed(scene, Block(x0, 18, x1, 50, t, t + 28), wall, windows, roof)

    base = Block(0, 4, 120, 68, 0, t)
    steps = stairs(Block(40, 68, 80, 68 + t * 1.5, 0, t), max(4, int(t / 1.6)), plinth)
    cx, cy = dome_at
    wing = scene.definitions.shape(svg.join(pavilion(3, 31, 52, 33, 5)))
    joint = scene.definitions.shape(link(31, 42))
    return svg.join([
        dressed(scene, base, plinth), svg.use(wing, (0, 0)), svg.use(joint, (0, 0)),
        *pavilion(42, 78, 56, 38, 7), svg.use(joint, project(47, 0)), svg.use(wing, project(86, 0)),
        placed(cx, cy, t + 37, _rotunda(scene, stone, dome_size)), steps,
    ])  # fmt: skip


def _capitol(scene: Scene) -> Markup:
    """The Capitol, and the Monument at the far end of the pool before it."""
    palette = scene.palette
    lawn = palette.snowed("#8cc067")
    path, water = palette.snowed("#ded2bd"), palette.material("#79b9d6")
    obelisk = floodlit(palette, "#f1ebdf", 0.0)
    mall = svg.join([
        face([(0, 68, 0.2), (120, 68, 0.2), (120, 120, 0.2), (0, 120, 0.2)], lawn.top),
        face([(38, 82, 0.3), (82, 82, 0.3), (82, 120, 0.3), (38, 120, 0.3)], path.top),
        face([(46, 88, 0.4), (74, 88, 0.4), (74, 116, 0.4), (46, 116, 0.4)], water.top),
        face([(46, 88, 0.4), (52, 88, 0.4), (52, 116, 0.4), (46, 116, 0.4)], water.left),
    ])  # fmt: skip
    trees = [(x, y, 0) for y in (84, 95, 106, 117) for x in (8, 22, 96, 110)]
    monument = Block(15, 99, 29, 113, 0, 136)
    needle = [
        prism((22, 106), 24, (15, 0), (15, 1), path),
        tapered(monument, 2.4, obelisk),
        prism((22, 106), 4, (6.5, 136), (0.2, 145), obelisk, turn_deg=45),
    ]
    return svg.join([
        mall, _palace(scene, MARBLE, 19.5, (60, 34), 8), canopy(scene, trees, ("#5f9a4c", "#74ad50"), 0.62), *needle,
    ])  # fmt: skip


def _capitolio(scene: Scene) -> Markup:
    """Havana's larger, sunnier cousin, with palms and the long flight of steps before it."""
    palette = scene.palette
    paving = palette.snowed("#dccbaa")
    square = face([(0, 68, 0.2), (120, 68, 0.2), (120, 104, 0.2), (0, 104, 0.2)], paving.top)
    lawns = [
        face([(x, 74, 0.4), (x + 32, 74, 0.4), (x + 32, 96, 0.4), (x, 96, 0.4)], palette.snowed("#86bf5e").top)
        for x in (4, 84)
    ]
    tree = palm(scene)
    palms = [
        svg.use(tree, project(x, y))
        for x, y in ((8, 78), (22, 78), (98, 78), (112, 78), (8, 94), (22, 94), (98, 94), (112, 94))
    ]
    return svg.join([square, *lawns, _palace(scene, LIMESTONE, 19.5, (60, 36), 14), *palms, *_almendrones(scene)])


def _almendrones(scene: Scene) -> list[Markup]:
    """The old American cars that wait before it."""
    palette = scene.palette
    cars = []
    for (x, y), albedo in (((36, 96), "#e0559a"), ((56, 98), "#3fb3b8"), ((76, 96), "#f0c33c")):
        paint = palette.material(albedo)
        body, cabin = Block(x, y, x + 15, y + 6.4, 1.2, 4.2), Block(x + 4, y + 0.8, x + 11, y + 5.6, 4.2, 7)
        wheels = svg.path(
            "".join(
                svg.outline("M", px - 1.5, py, "a", 1.5, 1.7, 0, 1, 0, 3, 0, "a", 1.5, 1.7, 0, 1, 0, -3, 0)
                for px, py in (project(x + 3, y + 6.4, 1.4), project(x + 12, y + 6.4, 1.4))
            ),
            "#26262e",
        )
        cars += [dressed(scene, body, paint), wheels, dressed(scene, cabin, palette.material("#dfe9ee"), None,
                                                              palette.snowed(albedo))]  # fmt: skip
    return cars


CAPITOL = Landmark(
    "the Capitol", _capitol, 120, 120, 160,
    casts=(Block(3, 10, 117, 56, 0, 40), Block(44, 18, 76, 50, 0, 100), Block(17, 101, 27, 111, 0, 136)),
)  # fmt: skip
CAPITOLIO = Landmark(
    "the Capitolio", _capitolio, 120, 106, 165, Site.PLAZA,
    casts=(Block(3, 10, 117, 56, 0, 46), Block(44, 20, 76, 52, 0, 106)),
)  # fmt: skip

CITIES: Cities = {WASHINGTON: (CAPITOL,), HAVANA: (CAPITOLIO,)}
