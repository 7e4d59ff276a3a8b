"""What lies between land and water: a beach, a quay, the green bank of a lake."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import GROUND, on_ground
from dioramacast.renderer.layout.shores import FAR, Edge
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

QUAY = "#a79d94"
SHINGLE = "#b9ad92"
NARROW_COPING, BROAD_COPING = 9.0, 17.0


def bank(scene: Scene, d: str, *, is_river: bool) -> list[Markup]:
    """Along a body of water with the outline ``d``, and the wall above its surface."""
    waters = scene.plan.waters
    if waters.is_quay or is_river:
        return _walled(scene, d)
    return _green(scene, d) if waters.is_lake else _beach(scene, d)


def _walled(scene: Scene, d: str) -> list[Markup]:
    """A quay of the sea, or the stone bank of a river: a promenade where the river is broad."""
    waters, palette = scene.plan.waters, scene.palette
    is_broad = waters.river is not None and waters.river.is_broad and not waters.is_quay
    stone = palette.snowed(QUAY if waters.is_quay else mix(palette.ground.strata[2], "#d8cbb8", 0.3), 0.4)
    coping = palette.snowed(mix(palette.ground.paving, "#ffffff", 0.3), 0.8)
    return [
        svg.stroke(d, stone.left, BROAD_COPING + 2.4, stroke_opacity=0.5) if is_broad else svg.EMPTY,
        svg.stroke(d, coping.top, BROAD_COPING if is_broad else NARROW_COPING),
        svg.path(d, stone.left),
    ]


def _beach(scene: Scene, d: str) -> list[Markup]:
    palette = scene.palette
    sand = palette.snowed(palette.ground.beach, 0.8)
    wet_sand = palette.snowed(mix(palette.ground.beach, "#8a7350", 0.4), 0.4)
    return [
        svg.stroke(d, sand.top, 32), svg.stroke(d, wet_sand.top, 9, stroke_opacity=0.7), svg.path(d, wet_sand.left),
    ]  # fmt: skip


def _green(scene: Scene, d: str) -> list[Markup]:
    """Meadow down to a hem of shingle, and earth below; the other side of the lake is meadow altogether."""
    palette = scene.palette
    meadow = palette.snowed(mix(palette.ground.turf, palette.ground.field, 0.2))
    shingle = palette.snowed(mix(SHINGLE, palette.ground.beach, 0.3), 0.8)
    earth = palette.snowed(mix(palette.ground.strata[1], "#5f6a4a", 0.35), 0.3)
    return [
        svg.path(_other_side(scene), meadow.top),
        svg.stroke(d, meadow.top, 30), svg.stroke(d, shingle.top, 8), svg.path(d, earth.left),
    ]  # fmt: skip


def _other_side(scene: Scene) -> str:
    """The ground past the shore, with the lake still on it."""
    waters = scene.plan.waters
    if not waters.breadth:
        return ""
    far = GROUND + FAR
    line = waters.shore_line(0.0, FAR)
    corners = [(far, far), (-FAR, far)] if waters.edge is Edge.LEFT else [(far, far), (far, -FAR)]
    return svg.polygon(on_ground([*line, *corners]))
