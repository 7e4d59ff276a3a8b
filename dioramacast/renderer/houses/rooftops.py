"""What stands on roofs: chimneys, tanks, gardens, washing lines. Each around the world's origin of its house."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, project
from dioramacast.renderer.houses.facades import AWNINGS
from dioramacast.renderer.houses.roofs import SNOW
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, line, on_floor, round_paint
from dioramacast.renderer.svg import Markup


def chimney(
    scene: Scene, x: float, y: float, z: float, *, height: float = 7, pots: int = 1, size: float = 2.2
) -> Markup:
    """A brick stack whose middle stands at (x, y), with clay pots; snow lies on it."""
    palette = scene.palette
    length = size * (0.7 + 0.3 * pots)
    stack = Block(x - length, y - size, x + length, y + size, z - 6, z + height)
    step = 2 * length / pots
    tops = [project(x - length + step * (i + 0.5), y, stack.z1) for i in range(pots)]
    clay = palette.material("#a05540")
    return svg.join([
        box(stack, palette.material("#a8604c"), palette.snowed("#8f5444")),
        svg.stroke("".join(svg.polygon([(u, v), (u, v - 2.6)], close=False) for u, v in tops), clay.left, 2.2,
                   stroke_linecap="butt"),
    ])  # fmt: skip


def parapet(scene: Scene, block: Block, floor: str, wall: str, *, thickness: float = 2.4, depth: float = 3.0) -> Markup:
    """A flat roof ``depth`` below the top of its walls."""
    palette, t, z = scene.palette, thickness, block.z1
    x0, y0, x1, y1 = block.x0 + t, block.y0 + t, block.x1 - t, block.y1 - t
    inner = palette.material(wall)
    back = z - depth
    return svg.join([
        face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], mix(palette.snowed(floor).top, CONTACT, 0.1)),
        face([(x0, y0, z), (x1, y0, z), (x1, y0, back), (x0, y0, back)], inner.left),
        face([(x0, y0, z), (x0, y1, z), (x0, y1, back), (x0, y0, back)], inner.right),
    ])  # fmt: skip


def water_tank(scene: Scene, x: float, y: float, z: float, *, albedo: str = "#3f7fb8", radius: float = 3.2) -> Markup:
    """A plastic tank standing on a flat roof."""
    return _drum(scene, (x, y, z), radius, 6, albedo)


def _drum(scene: Scene, at: tuple[float, float, float], radius: float, height: float, albedo: str) -> Markup:
    material = scene.palette.material(albedo)
    (u, v), a, b = project(*at), radius * CIRCLE_RX, radius * CIRCLE_RY
    d = svg.outline("M", u - a, v - height, "v", height, "a", a, b, 0, 0, 0, 2 * a, 0, "v", -height, "z")
    top = mix(material.top, SNOW, 0.8 * scene.palette.snow)
    return svg.join([
        svg.path(d, round_paint(material, scene.definitions)),
        svg.ellipse(u, v - height, a, b, top),
    ])  # fmt: skip


def timber_tank(scene: Scene, x: float, y: float, z: float) -> Markup:
    """New York's: a wooden drum with a pointed lid, on legs."""
    u, v = project(x, y, z)
    roof = scene.palette.snowed("#6d5648")
    a = 4 * CIRCLE_RX
    return svg.join([
        line([(x - 3, y + 3, z), (x - 3, y + 3, z + 7)], "#3b3236", 1.2),
        line([(x + 3, y + 3, z), (x + 3, y + 3, z + 7)], "#3b3236", 1.2),
        line([(x + 3, y - 3, z), (x + 3, y - 3, z + 7)], "#3b3236", 1.2),
        _drum(scene, (x, y, z + 6), 4, 9, "#9a6a48"),
        svg.path(svg.polygon([(u - a - 0.6, v - 14.5), (u, v - 21), (u + a + 0.6, v - 14.5), (u, v - 12)]), roof.left),
        svg.path(svg.polygon([(u, v - 21), (u + a + 0.6, v - 14.5), (u, v - 12)]), roof.right),
    ])  # fmt: skip


def machines(scene: Scene, x: float, y: float, z: float) -> Markup:
    """Two air conditioners."""
    grey = scene.palette.snowed("#c3c8cf", 0.7)
    return svg.join([
        box(Block(x, y, x + 6, y + 5, z, z + 4), grey), box(Block(x + 8, y, x + 14, y + 5, z, z + 4), grey)
    ])  # fmt: skip


def stair_house(scene: Scene, x: float, y: float, z: float, *, wall: str, roof: str) -> Markup:
    hut = Block(x, y, x + 11, y + 10, z, z + 8)
    door = [(x + 3, y + 10, z), (x + 7.5, y + 10, z), (x + 7.5, y + 10, z + 6), (x + 3, y + 10, z + 6)]
    return svg.join([
        box(hut, scene.palette.material(wall), scene.palette.snowed(roof)),
        face(door, scene.palette.material("#6a5048").left),
    ])  # fmt: skip


def garden(scene: Scene, x: float, y: float, z: float, *, width: float = 16, depth: float = 12) -> Markup:
    """A lawn and bushes in a tub as large as a room."""
    palette = scene.palette
    turf, leaf = palette.snowed("#7fae58", 0.8), palette.snowed("#4f8a48", 0.6)
    bushes = [
        project(x + width * t, y + depth * s, z + 2.5) for t, s in ((0.2, 0.3), (0.75, 0.25), (0.35, 0.8), (0.85, 0.8))
    ]
    return svg.join([
        box(Block(x, y, x + width, y + depth, z, z + 1.6), palette.material("#a88662"), turf),
        *(svg.circle(u, v, 2.9, leaf.left if i % 2 else leaf.top) for i, (u, v) in enumerate(bushes)),
    ])  # fmt: skip


def pool(scene: Scene, x: float, y: float, z: float, *, width: float = 16, depth: float = 9) -> Markup:
    palette = scene.palette
    water = "#4fc3d0" if palette.snow < 0.5 else "#cfe0ee"
    return on_floor(
        x, y, z,
        svg.rect(0, 0, width, depth, palette.material("#f3ece0").top),
        svg.rect(1.4, 1.4, width - 2.8, depth - 2.8, palette.material(water).top),
        svg.rect(1.4, 1.4, width - 2.8, 1.6, palette.material("#2f93a8").top),
    )  # fmt: skip


def washing(scene: Scene, start: tuple[float, float], end: tuple[float, float], z: float) -> Markup:
    """A line between two poles with a few shirts and sheets on it."""
    (x0, y0), (x1, y1) = start, end
    palette = scene.palette
    clothes = []
    for i, albedo in enumerate(("#f4f0ea", AWNINGS[0], "#f0c65a", "#6f9fd0")):
        t = 0.12 + 0.22 * i
        a, b = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t), (x0 + (x1 - x0) * (t + 0.14), y0 + (y1 - y0) * (t + 0.14))
        cloth = [(*a, z + 8), (*b, z + 8), (*b, z + 4), (*a, z + 4)]
        clothes.append(face(cloth, palette.material(albedo).face((0.5, 0.5, 0.3))))
    return svg.join([
        line([(x0, y0, z), (x0, y0, z + 8), (x1, y1, z + 8), (x1, y1, z)], palette.material("#6a625c").left, 0.8),
        *clothes,
    ])  # fmt: skip


def satellite_dish(scene: Scene, x: float, y: float, z: float) -> Markup:
    u, v = project(x, y, z)
    white = scene.palette.material("#eeeae4")
    return svg.join([
        svg.stroke(svg.polygon([(u, v), (u, v - 4)], close=False), "#55505a", 0.9),
        svg.ellipse(u - 0.6, v - 5, 2.4, 2.9, white.left),
        svg.circle(u - 1.4, v - 5.2, 0.8, white.right),
    ])  # fmt: skip


def mast(scene: Scene, x: float, y: float, z: float, height: float = 22) -> Markup:
    """With a red light on top."""
    foot, tip = project(x, y, z), project(x, y, z + height)
    return svg.join([
        svg.stroke(svg.polygon([foot, tip], close=False), scene.palette.material("#d5d8e2").left, 1.6),
        svg.circle(*tip, 1.8, scene.palette.shown("#ff5c4a")),
    ])  # fmt: skip
