"""The stage of a small story: a square of ground with flat things on it and standing things in their order."""

from collections.abc import Callable, Sequence

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import Point, Rect, convex_hull, project, rounded_rect
from dioramacast.renderer.life.people import Crowd, wanted_share
from dioramacast.renderer.life.props import crate
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

SIDE = 44.0
"""Of the square, in world units; its back corner is 0, 0."""
LEAST_SUN = 0.45


class Stage:
    def __init__(self, scene: Scene, crowd: Crowd) -> None:
        self.scene, self.palette, self.definitions, self.crowd = scene, scene.palette, scene.definitions, crowd
        self.is_deserted = wanted_share(scene) == 0
        self.is_lit = scene.palette.lit_share > 0.1
        ground = scene.palette.ground
        self.lawn = mix(ground.turf, ground.field, 0.35)
        self.dry_grass = mix(ground.field, "#c9b45e", 0.55)
        self.paving = mix(ground.paving, "#ffffff", 0.16)
        self._flat: list[Markup] = []
        self._shadows: list[str] = []
        self._standing: list[tuple[float, Markup]] = []

    def ground(self, albedo: str, inset: float = 0.0, radius: float = 7.0, snow: float = 0.9) -> None:
        outline = rounded_rect(Rect(0, 0, SIDE, SIDE).grown(-inset), radius, 3)
        self._flat.append(svg.path(_path(outline), self.palette.snowed(albedo, snow).top))

    def rug(self, x0: float, y0: float, x1: float, y1: float, albedo: str, *, snow: float = 0.8) -> None:
        corners = Rect(x0, y0, x1, y1).corners()
        self._flat.append(svg.path(_path(corners), self.palette.snowed(albedo, snow).top))

    def disc(self, x: float, y: float, radius: float, albedo: str, snow: float = 0.8) -> None:
        """A round flat thing; with ``snow`` 0 it is water or ice."""
        sx, sy = project(x, y)
        self._flat.append(svg.ellipse(sx, sy, radius * 1.22, radius * 0.71, self.palette.snowed(albedo, snow).top))

    def lines(
        self, lines: Sequence[Sequence[Point]], albedo: str, width: float = 1.0, opacity: float | None = None
    ) -> None:
        """Flat lines on the ground."""
        d = "".join(_path(line, close=False) for line in lines)
        self._flat.append(svg.stroke(d, self.palette.snowed(albedo, 0.6).top, width, opacity=opacity))

    def box(
        self,
        extent: tuple[float, float, float, float, float, float],
        albedo: str,
        top: str = "",
        depth: float | None = None,
    ) -> None:
        """From x0, y0 to x1, y1 and from z0 to z1; ``depth`` overrides where it comes in the painter's order."""
        x0, y0, x1, y1, z0, z1 = extent
        drawing = crate(self.scene, Block(x0, y0, x1, y1, z0, z1), albedo, top)
        self._standing.append(((x0 + x1 + y0 + y1) / 2 + z0 / 50 if depth is None else depth, drawing))
        if z0 < 3:
            self.shadow(Rect(x0, y0, x1, y1), z1)

    def shadow(self, rect: Rect, height: float) -> None:
        sun_x, sun_y, sun_z = self.palette.lighting.towards_sun
        reach = height / max(sun_z, LEAST_SUN)
        moved = [(x - sun_x * reach, y - sun_y * reach) for x, y in rect.corners()]
        self._shadows.append(_path(convex_hull([*rect.corners(), *moved])))

    def stand(self, x: float, y: float, *drawings: Markup, z: float = 0.0, depth: float | None = None) -> None:
        """A drawing around its own foot."""
        at = project(x, y, z)
        self._standing.append((x + y if depth is None else depth, svg.group(*drawings, transform=svg.translate(at))))

    def kept(self, draw: Callable[["Stage"], None]) -> str:
        """The name of a group of things around the stage's corner, to be put in several places."""
        part = Stage(self.scene, self.crowd)
        draw(part)
        return self.definitions.shape(part.markup())

    def put(self, x: float, y: float, name: str, scale: float = 1.0, order: float = 0.0) -> None:
        """A kept shape; ``order`` brings it forward."""
        self._standing.append((x + y + order, svg.use(name, project(x, y), scale)))

    def face(self, points: Sequence[tuple[float, float, float]], paint: str, depth: float) -> None:
        """A plane in world units."""
        self._standing.append((depth, svg.path(svg.polygon([project(*p) for p in points]), paint)))

    def faces(self, shapes: Sequence[Sequence[tuple[float, float, float]]], paint: str, depth: float) -> None:
        """Several planes of one colour."""
        d = "".join(svg.polygon([project(*p) for p in points]) for points in shapes)
        self._standing.append((depth, svg.path(d, paint)))

    def crates(self, spots: Sequence[Point], size: tuple[float, float, float], albedo: str, top: str = "") -> None:
        """Equal boxes, each from its back corner; ``size`` along x, y and up."""
        name = self.definitions.shape(crate(self.scene, Block(0, 0, size[0], size[1], 0, size[2]), albedo, top))
        for x, y in spots:
            self._standing.append((x + y + (size[0] + size[1]) / 2, svg.use(name, project(x, y))))

    def wire(
        self, points: Sequence[tuple[float, float, float]], albedo: str, width: float, depth: float | None = None
    ) -> None:
        """Posts, rails, ropes: an open line in world units."""
        d = svg.polygon([project(*p) for p in points], close=False)
        x, y, _ = points[0]
        self._standing.append(
            (x + y if depth is None else depth, svg.stroke(d, self.palette.material(albedo).left, width))
        )

    def posts(
        self, spots: Sequence[Point], height: float, albedo: str, width: float, depth: float, *, foot: float = 0.0
    ) -> None:
        """Uprights that are painted together."""
        d = "".join(svg.outline("M", *project(x, y, foot), "v", -height) for x, y in spots)
        self._standing.append((depth, svg.stroke(d, self.palette.material(albedo).left, width)))

    def person(self, x: float, y: float, index: int, pose: str = "stand", holds: str = "", **changes: str) -> None:
        if not self.is_deserted:
            self.put(x, y, self.crowd.someone(index, pose, holds, **changes))

    def child(self, x: float, y: float, index: int, pose: str = "wave") -> None:
        if not self.is_deserted:
            self.put(x, y, self.crowd.someone(index, pose, "bag" if self.crowd.is_rainy else ""), 0.72)

    def glow(self, x: float, y: float, z: float, radius: float, colour: str = "#ffd98a") -> None:
        """A halo of lamplight or fire, after dark or always where there is a flame."""
        halo = self.definitions.radial([(0, colour, 0.75), (0.4, colour, 0.25), (1, colour, 0)])
        sx, sy = project(x, y, z)
        self._standing.append((x + y + 0.5, svg.circle(sx, sy, radius, halo, stroke="none")))

    def markup(self) -> Markup:
        lighting = self.palette.lighting
        shade = svg.path(
            "".join(self._shadows), lighting.shadow_colour, fill_opacity=lighting.shadow_opacity * 0.8, stroke="none"
        )
        # Styles that draw outlines draw none round pieces of ground.
        flat = svg.group(*self._flat, stroke="none")
        return svg.join([flat, shade, *(drawing for _, drawing in sorted(self._standing, key=lambda s: s[0]))])


def _path(points: Sequence[Point], close: bool = True) -> str:
    return svg.polygon([project(x, y) for x, y in points], close)
