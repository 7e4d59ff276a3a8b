"""Hills, rocks and islets that landmarks of the Americas stand on, and the woods that cover them."""

import math
import random
from collections.abc import Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import Material, mix
from dioramacast.renderer.geometry import CIRCLE_RX, CIRCLE_RY, Vector, project
from dioramacast.renderer.landmarks.americas_kit import side_paint
from dioramacast.renderer.landmarks.kit import placed
from dioramacast.renderer.landmarks.kit_round import Profile, curve, radius_at
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import ball_paint, turned
from dioramacast.renderer.svg import Markup


def hill(scene: Scene, x: float, y: float, profile: Profile, material: Material) -> Markup:
    """One mirrored silhouette on an elliptic foot, lit from the side and darker towards the ground."""
    right = [(r * CIRCLE_RX, -z) for r, z in profile]
    left = [(-px, py) for px, py in reversed(right)]
    foot = right[0][0]
    is_flat = profile[-1][0] > 20
    outline = curve(right) + "L" + curve(left)[1:] if is_flat else curve([*right, *left])
    d = outline + svg.outline("A", foot, profile[0][0] * CIRCLE_RY, 0, 0, 0, foot, right[0][1], "Z")
    shade = scene.definitions.linear([(0, "#ffffff", 0.16), (0.35, "#ffffff", 0), (0.6, "#10203c", 0),
                                      (1, "#10203c", 0.3)])  # fmt: skip
    return placed(x, y, 0, svg.path(d, side_paint(scene, material, 0.5)), svg.path(d, shade))


def slope_spots(profile: Profile, count: int, purpose: str, low: float = 0.0, high: float = 1.0) -> list[Vector]:
    """Spots on the visible side of a ``hill`` around (0, 0), back to front; ``low`` and ``high`` share its height."""
    chance = random.Random(purpose)  # noqa: S311 -- where bushes stand, not a secret
    top = profile[-1][1]
    spots = []
    for i in range(count):
        z = top * (high - (high - low) * ((i + chance.random()) / count) ** 0.42)
        radius = radius_at(profile, z)
        angle = math.radians(chance.uniform(-48, 138))
        spots.append((radius * math.cos(angle), radius * math.sin(angle), z))
    return sorted(spots, key=lambda p: p[0] + p[1] - 0.6 * p[2])


def canopy(scene: Scene, spots: Sequence[Vector], leaves: Sequence[str], size: float = 1.0) -> Markup:
    """Tree tops seen from above, one at each spot, each some balls; one kept drawing per leaf colour."""
    names = [scene.definitions.shape(_tree_top(scene, leaf)) for leaf in leaves]
    return _scattered(spots, names, size)


def woods(scene: Scene, spots: Sequence[Vector], leaves: Sequence[str], size: float = 1.0) -> Markup:
    """A canopy of whole copses, for slopes that would take too many single trees."""
    tops = [_tree_top(scene, leaf) for leaf in leaves]
    names = [
        scene.definitions.shape(
            svg.join(
                [
                    svg.group(tops[(i + 1) % len(tops)], transform="translate(-7 -5)scale(.8)"),
                    svg.group(tops[i], transform="translate(6 -4)"),
                    svg.group(tops[i - 1], transform="translate(-3 5)scale(.9)"),
                ]
            )
        )
        for i in range(len(tops))
    ]
    return _scattered(spots, names, size)


def _tree_top(scene: Scene, leaf: str) -> Markup:
    palette = scene.palette
    paint = ball_paint(palette.snowed(leaf, 0.55), scene.definitions)
    light = ball_paint(palette.snowed(mix(leaf, "#e8f49a", 0.2), 0.75), scene.definitions)
    return svg.join([
        svg.ellipse(1.5, 1.5, 9, 5, palette.lighting.shadow_colour, opacity=0.28),
        svg.circle(-4.6, -2, 5, paint), svg.circle(4.6, -2, 5, paint), svg.circle(0, -5.6, 5.6, light),
    ])  # fmt: skip


def _scattered(spots: Sequence[Vector], names: Sequence[str], size: float) -> Markup:
    scales = [round(size * (0.8 + 0.14 * k), 2) for k in range(5)]
    return svg.join([
        svg.use(names[i * 5 % len(names)], project(*spot), scales[i * 7 % 5]) for i, spot in enumerate(spots)
    ])  # fmt: skip


def streaks(profile: Profile, shares: Sequence[float], purpose: str, low: float = 0.06, high: float = 0.94) -> str:
    """Lines that run down the visible side of a ``hill``; ``shares`` of its half width, -1 to 1."""
    chance = random.Random(purpose)  # noqa: S311 -- cracks in rock, not a secret
    top, d = profile[-1][1], []
    for share in shares:
        z0 = top * (low + (high - low) * chance.uniform(0, 0.45))
        z1 = top * (high - (high - low) * chance.uniform(0, 0.3))
        points = []
        for i in range(5):
            z = z0 + (z1 - z0) * i / 4
            r = radius_at(profile, z)
            depth = math.sqrt(max(0.0, 1 - share * share)) * r * CIRCLE_RY
            points.append((share * r * CIRCLE_RX + chance.uniform(-1, 1), depth * 0.8 - z))
        d.append(curve(points))
    return "".join(d)


def islet(scene: Scene, x: float, y: float, radius: float, albedo: str) -> Markup:
    """A low round island with a rim of rock and a line of foam, its top at z = 4."""
    palette = scene.palette
    foam = svg.ellipse(0, 0, (radius + 3) * CIRCLE_RX, (radius + 3) * CIRCLE_RY, "#ffffff", opacity=0.35)
    rock = turned([(radius + 1, 0), (radius - 1, 3), (radius - 3, 4)], palette.material("#9c948a"), scene.definitions)
    lawn = svg.ellipse(0, -4, (radius - 3) * CIRCLE_RX, (radius - 3) * CIRCLE_RY, palette.snowed(albedo).top)
    return placed(x, y, 0, foam, rock, lawn)


def palm(scene: Scene) -> str:
    """The name of a kept palm, 37 px high, to be placed by ``svg.use``."""
    palette = scene.palette
    fronds = (
        "M3-27Q-8-37-12-24Q-6-31 3-27Q12-38 17-25Q11-32 3-27Q-9-26-9-16Q-5-23 3-27Q13-26 13-16Q9-23 3-27"
        "Q-3-37-8-36Q-2-33 3-27Q8-37 13-36Q8-33 3-27"
    )
    trunk = svg.stroke("M0 0Q-2-14 3-27", palette.material("#a07a50").left, 2.2)
    return scene.definitions.shape(svg.join([trunk, svg.path(fronds, palette.snowed("#5fae52", 0.5).left)]))
