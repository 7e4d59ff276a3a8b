"""Vehicles: a side view drawn out to its width, for either axis and either direction of travel."""

from collections.abc import Sequence
from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import COS30, Point, project
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

GLASS = "#3d4c6a"
TYRE = "#2b2a32"
LAMP = "#fff1c2"


@dataclass(frozen=True, slots=True)
class Way:
    """Which way a vehicle stands."""

    along_x: bool
    is_nearing: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A side view. ``u`` runs from the rear to the front, z upwards, in world units."""

    length: float
    width: float
    outline: tuple[Point, ...]
    """(u, z) from the foot of the rear over the roof to the foot of the front."""
    albedos: tuple[str, ...]
    """Of each stretch of the outline."""


class Builder:
    """Draws the parts of one vehicle around the back corner of its footprint."""

    def __init__(self, scene: Scene, way: Way, length: float, width: float) -> None:
        self.scene, self.way, self.length, self.width = scene, way, length, width
        self.is_lit = scene.palette.lit_share > 0.1

    def at(self, u: float, s: float, z: float) -> Point:
        """``s`` runs across, 0 on the far side."""
        t = u if self.way.is_nearing else self.length - u
        return project(t, s, z) if self.way.along_x else project(s, t, z)

    def colour(self, albedo: str, u: float, s: float, z: float, snow: float = 0.0) -> str:
        """Of a face with this normal."""
        t = u if self.way.is_nearing else -u
        material = self.scene.palette.snowed(albedo, snow)
        return material.face((t, s, z) if self.way.along_x else (s, t, z))

    def quad(self, corners: Sequence[tuple[float, float, float]], paint: str) -> Markup:
        return svg.path(svg.polygon([self.at(*corner) for corner in corners]), paint)

    def skin(self, body: Body) -> Markup:
        """Rear, roof and front: the stretches of the outline that can be seen."""
        parts = []
        for (a, b), albedo in zip(zip(body.outline, body.outline[1:], strict=False), body.albedos, strict=True):
            normal = (a[1] - b[1], b[0] - a[0])
            if (normal[0] if self.way.is_nearing else -normal[0]) + normal[1] > 0.05:
                snow = 0.9 if normal[1] > abs(normal[0]) and albedo != GLASS else 0.0
                paint = self.colour(albedo, normal[0], 0, normal[1], snow)
                ends = ((*_with(a, 0),), (*_with(b, 0),), (*_with(b, self.width),), (*_with(a, self.width),))
                parts.append(self.quad(ends, paint))
        return svg.join(parts)

    def side(self, *drawings: Markup) -> Markup:
        """Flat drawings on the near side: u to the right, z upwards negative."""
        step = COS30 if self.way.along_x else -COS30
        fall = 0.5
        if not self.way.is_nearing:
            step, fall = -step, -fall
        return svg.group(*drawings, transform=svg.matrix((step, fall, 0, 1), self.at(0, self.width, 0)))

    def bevel(self, body: Body, albedo: str) -> Markup:
        """The bright line where the side meets roof and front."""
        points = [self.at(u, self.width, z) for u, z in body.outline]
        edge = self.scene.palette.snowed(albedo, 0.8).edge
        return svg.stroke(svg.polygon(points[1:-1], close=False), edge, 0.7, opacity=0.7)

    def side_colour(self, albedo: str) -> str:
        return self.colour(albedo, 0, 1, 0)

    def glass(self) -> str:
        """Of side windows; lit from within after dark."""
        return self.scene.palette.shown("#ffe0a0") if self.is_lit else self.side_colour(GLASS)

    def wheels(self, spots: Sequence[float], radius: float) -> Markup:
        d = "".join(svg.outline("M", u, -radius, "h", 0.1) for u in spots)
        hubs = svg.stroke(d, self.side_colour("#b8bcc6"), round(radius * 0.8, 1))
        return svg.join([svg.stroke(d, self.side_colour(TYRE), radius * 2), hubs])

    def lights(self, low: float, high: float) -> Markup:
        """The pair of lamps on the end that faces the viewer, and after dark the beam on the ground."""
        palette = self.scene.palette
        u, albedo = (self.length, "#f4efdc") if self.way.is_nearing else (0.0, "#c8352f")
        paint = (
            palette.shown(LAMP if self.way.is_nearing else "#ff5a48") if self.is_lit else self.colour(albedo, 1, 0, 0)
        )
        w = self.width
        pair = "".join(
            svg.polygon([self.at(u, s, low), self.at(u, s + 1.5, low), self.at(u, s + 1.5, high), self.at(u, s, high)])
            for s in (0.7, w - 2.2)
        )
        return svg.path(pair, paint)

    def beam(self) -> Markup:
        """Drawn before the vehicle."""
        if not self.is_lit:
            return svg.EMPTY
        front, far = self.length - 1, self.length + 26
        ends = (self.at(front, self.width / 2, 0), self.at(far, self.width / 2, 0))
        paint = self.scene.definitions.linear([(0, "#fff0c0", 0.6), (1, "#fff0c0", 0)], *ends, in_user_space=True)
        corners = [(front, 1, 0), (far, -5, 0), (far, self.width + 5, 0), (front, self.width - 1, 0)]
        return svg.path(svg.polygon([self.at(*c) for c in corners]), paint, stroke="none")


def _with(point: Point, s: float) -> tuple[float, float, float]:
    return point[0], s, point[1]


def _side_path(body: Body) -> str:
    return svg.polygon([(u, -z) for u, z in body.outline])


def car(scene: Scene, way: Way, albedo: str, sign: str = "", band: str = "") -> Markup:
    """A saloon; a taxi with a ``sign`` on its roof and perhaps a ``band`` along its side."""
    body = Body(17, 7.8, ((0, 1.5), (0, 4.8), (1.4, 5.8), (3.4, 9.4), (9.6, 9.4), (12.2, 6), (16.2, 5.2), (17, 4.2),
        (17, 1.5)),
                (albedo, albedo, GLASS, albedo, GLASS, albedo, albedo, albedo))  # fmt: skip
    b = Builder(scene, way, 17, 7.8)
    parts = [
        b.beam(), b.skin(body),
        b.side(svg.path(_side_path(body), b.side_colour(albedo)),
               svg.path("M2.8-6L4.2-8.7H6.3V-6zM7-8.7H9.3L11.2-6H7z", b.side_colour(GLASS)),
               svg.path("M.4-3.9H16.6V-5H.4z", b.side_colour(band)) if band else
               svg.stroke("M.4-3.4H16.6", b.side_colour(mix(albedo, "#000000", 0.4)), 0.5),
               b.wheels((3.7, 13.2), 1.9)),
        b.bevel(body, albedo), b.lights(3, 4.4),
    ]  # fmt: skip
    if sign:
        lit = scene.palette.shown("#ffe9a0") if b.is_lit else b.colour(sign, 0, 1, 0)
        parts.append(svg.stroke(svg.polygon([b.at(6.2, 2.4, 10.4), b.at(6.2, 5.4, 10.4)], close=False), lit, 2))
    return svg.join(parts)


def estate(scene: Scene, way: Way, albedo: str) -> Markup:
    """A tall rounded car: hatchbacks, off-roaders, the London cab."""
    body = Body(15.6, 7.8, ((0, 1.5), (0, 6), (1, 9.9), (9.4, 9.9), (11.4, 6.6), (15, 5.8), (15.6, 4.4), (15.6, 1.5)),
                (albedo, GLASS, albedo, GLASS, albedo, albedo, albedo))  # fmt: skip
    b = Builder(scene, way, 15.6, 7.8)
    return svg.join([
        b.beam(), b.skin(body),
        b.side(svg.path(_side_path(body), b.side_colour(albedo)),
               svg.path("M1-6.3L1.6-9.2H5.2V-6.3zM6-9.2H9L10.4-6.3H6z", b.side_colour(GLASS)), b.wheels((3.4, 12.2),
                   2)),
        b.bevel(body, albedo), b.lights(3.2, 4.8),
    ])  # fmt: skip


def pickup(scene: Scene, way: Way, albedo: str) -> Markup:
    body = Body(18, 7.8, ((0, 1.8), (0, 5.4), (7, 5.4), (7.6, 9.6), (11.6, 9.6), (13.6, 6.4), (17.4, 5.8), (18, 1.8)),
                (albedo, mix(albedo, "#2a2830", 0.6), GLASS, albedo, GLASS, albedo, albedo))  # fmt: skip
    b = Builder(scene, way, 18, 7.8)
    return svg.join([
        b.beam(), b.skin(body),
        b.side(svg.path(_side_path(body), b.side_colour(albedo)),
               svg.path("M8.4-6.4V-8.9H11.2L12.6-6.4z", b.side_colour(GLASS)), b.wheels((3.8, 14.2), 2.1)),
        b.lights(3.4, 5),
    ])  # fmt: skip


def coach(
    scene: Scene, way: Way, albedo: str, length: float, height: float, *, band: str = "", roof: str = "",
        decks: int = 1,
    pane: float = 3.4, blank: float = 0.0, on_rails: bool = False,
) -> Markup:  # fmt: skip
    """A long box with windows: van, bus, double-decker, lorry, tram. ``blank`` is the share without windows."""
    top, width = roof or albedo, 8.6
    body = Body(length, width, ((0, 1.6), (0, height - 0.8), (0.8, height), (length - 1.6, height), (length,
        height * 0.56),
                                (length, 1.6)), (albedo, top, top, GLASS, albedo))  # fmt: skip
    b = Builder(scene, way, length, width)
    storey = (height - 3) / decks
    tall = min(4.0, storey * 0.56)
    start = length * blank + 1.2
    count = max(1, int((length - 2.6 - start) // pane))
    rows = "".join(
        svg.outline("M", start, -(3.4 + storey * (deck + 0.78)) + tall / 2, "H", start + count * pane - 0.8)
        for deck in range(decks)
    )
    rear = svg.EMPTY
    if not way.is_nearing:
        corners = [(0.0, 1.4, height * 0.5), (0.0, width - 1.4, height * 0.5), (0.0, width - 1.4, height * 0.82),
                   (0.0, 1.4, height * 0.82)]  # fmt: skip
        rear = b.quad(corners, b.colour(GLASS, -1, 0, 0))
    return svg.join([
        b.beam(), b.skin(body), rear,
        b.side(svg.path(_side_path(body), b.side_colour(albedo)),
               svg.path(svg.boxes([(0, -5.2, length, 2)]), b.side_colour(band)) if band else svg.EMPTY,
               svg.stroke(rows, b.glass(), tall, stroke_dasharray=f"{pane - 0.8:.1f} .8", stroke_linecap="butt"),
               svg.path(svg.boxes([(1, -2.4, length - 2, 1.2)]), b.side_colour(TYRE)) if on_rails else
               b.wheels((length * 0.2, length * 0.8), 2)),
        b.bevel(body, top), b.lights(2.6, 4),
    ])  # fmt: skip


def tram(scene: Scene, way: Way, albedo: str, cream: str = "#f2ead8") -> Markup:
    """Two cars and a pantograph."""
    b = Builder(scene, way, 42, 8.6)
    wagon = coach(scene, way, albedo, 20.5, 13, band=cream, roof="#c8ccd2", pane=3.2, on_rails=True)
    name = scene.definitions.shape(wagon)
    x, y = (1, 0) if way.along_x else (0, 1)
    arm = svg.stroke(svg.polygon([b.at(10, 4.3, 13), b.at(13, 4.3, 16), b.at(9, 4.3, 19)], close=False),
                     scene.palette.material("#4a4a55").left, 0.9)  # fmt: skip
    return svg.join([
        svg.use(name, (0, 0)), svg.use(name, project(21.5 * x, 21.5 * y)), arm,
    ])  # fmt: skip


def tuk_tuk(scene: Scene, way: Way, albedo: str, roof: str) -> Markup:
    """Three wheels, open sides, a canopy."""
    b = Builder(scene, way, 11.5, 6.6)
    body = Body(11.5, 6.6, ((0, 1.6), (0, 6), (5.6, 4.6), (8.4, 5.2), (9, 9.2), (11, 4.8), (11.5, 1.6)),
                (albedo, mix(albedo, "#2a2830", 0.5), albedo, GLASS, GLASS, albedo))  # fmt: skip
    hood = Body(11.5, 6.6, ((-0.4, 8.6), (0.6, 10.6), (8.6, 10.6), (9.6, 9)), (roof, roof, roof))
    side = "M0-1.6V-6H5.6V-4H8.4L9-6L11-4.8L11.5-1.6z"
    return svg.join([
        b.beam(), b.skin(body),
        b.side(svg.path(side, b.side_colour(albedo)), svg.stroke("M.6-6V-9M5.4-6V-9M8.8-5V-9", b.side_colour(TYRE),
            0.8),
               svg.path("M-.4-8.6L.6-10.6H8.6L9.6-9V-8.6z", b.side_colour(roof)), b.wheels((2.2, 9.8), 1.6)),
        b.skin(hood), b.lights(3, 4),
    ])  # fmt: skip


def tractor(scene: Scene, way: Way, albedo: str) -> Markup:
    b = Builder(scene, way, 15, 7.6)
    cab = Body(15, 7.6, ((0.6, 3), (0.6, 5.4), (1.4, 11), (6.4, 11), (7.4, 6.8), (14.4, 6.2), (15, 2.6)),
               (albedo, GLASS, albedo, GLASS, albedo, albedo))  # fmt: skip
    return svg.join([
        b.beam(), b.skin(cab),
        b.side(svg.path(_side_path(cab), b.side_colour(albedo)), svg.path("M2-5.8L2.4-10H6L6.7-5.8z",
            b.side_colour(GLASS)),
               svg.stroke("M10.6-6V-9.6", b.side_colour(TYRE), 1), b.wheels((3.6,), 3.6), b.wheels((12.4,), 2.2)),
        b.lights(4, 5.4),
    ])  # fmt: skip


def snow_plough(scene: Scene, way: Way) -> Markup:
    """An orange lorry behind a blade."""
    b = Builder(scene, way, 22, 8.6)
    lorry = coach(scene, way, "#e8862e", 18, 11, pane=4, blank=0.62)
    blade = b.quad([(21, -1.4, 0.4), (19.4, 10, 0.4), (18.8, 10, 5), (20.4, -1.4, 5)], b.colour("#e3d23c", 1, 0, 0.3))
    offset = (0, 0) if way.is_nearing else project(4, 0) if way.along_x else project(0, 4)
    lamp = svg.circle(*b.at(16, 4.3, 12.4), 1.3, scene.palette.shown("#ffb03a"))
    moved = svg.group(lorry, transform=svg.translate(offset)) if not way.is_nearing else lorry
    return svg.join([moved, blade, lamp] if way.is_nearing else [blade, moved, lamp])
