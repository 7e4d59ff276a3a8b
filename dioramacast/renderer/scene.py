"""The standing things of one picture, their shadows and lights, and the order in which they are painted."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dioramacast.models import ArtworkSpec, Place
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Rect, clipped, convex_hull, on_ground, on_picture, swept
from dioramacast.renderer.layout.plan import Plan
from dioramacast.renderer.mood.palette import Palette
from dioramacast.renderer.svg import Definitions, Markup

LONGEST_CASTER = 190.0
LEAST_SHADE = 7.0
"""World units: a thinner strip of shadow on a wall or a roof is left out."""
LEAST_SUN = 0.25
"""A lower sun throws no longer shadows: they would leave the slab."""


@dataclass(slots=True)
class Item:
    """A thing that stands on the ground, already placed."""

    rect: Rect
    markup: Markup


@dataclass(frozen=True, slots=True)
class Mass:
    """A box that throws shadow, and catches it where its walls are known to be flat."""

    rect: Rect
    height: float
    wall_height: float | None
    has_flat_roof: bool


@dataclass(slots=True)
class Scene:
    """Collects one picture's standing things, their shadows and lights."""

    palette: Palette
    spec: ArtworkSpec
    plan: Plan
    definitions: Definitions
    items: list[Item] = field(default_factory=list)
    masses: list[Mass] = field(default_factory=list)
    shadows: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    glows: list[tuple[Point, float]] = field(default_factory=list)
    """Light on the ground: where, and its radius in pixels."""

    @property
    def place(self) -> Place:
        return self.spec.place

    @property
    def size(self) -> int:
        """Bytes that definitions and standing things take so far."""
        return self.definitions.size + sum(len(item.markup) for item in self.items)

    def add(self, rect: Rect, drawing: Markup, at: Point | None = None) -> None:
        """A one-off drawing made around its own origin, placed at ``at`` (the rect's back corner when left out)."""
        place = on_picture(*(at or (rect.x0, rect.y0)))
        self.items.append(Item(rect, svg.group(drawing, transform=svg.translate(place))))

    def add_shape(
        self,
        rect: Rect,
        name: str,
        at: Point | None = None,
        *,
        z: float = 0.0,
        scale: float = 1.0,
        skew_deg: float = 0.0,
    ) -> None:
        """An instance of a kept shape, ``z`` above the ground."""
        spot = on_picture(*(at or (rect.x0, rect.y0)), z)
        self.items.append(Item(rect, svg.use(name, spot, scale, skew_deg)))

    def cast_shadow(
        self, rect: Rect, height: float, *, wall_height: float | None = None, has_flat_roof: bool = False
    ) -> None:
        """The shadow of a box on the ground, and the darkness at its foot.

        ``wall_height`` says that the drawing placed at ``rect`` has flat walls up to there, on which others may throw
        their shadow; ``has_flat_roof`` the same of its roof.
        """
        hull = swept(rect, *self._shift(min(height, LONGEST_CASTER)))
        self.shadows.append(svg.coarse(on_ground(hull)))
        self.contacts.append(svg.coarse(on_ground(rect.grown(1).corners())))
        self.masses.append(Mass(rect, height, wall_height, has_flat_roof))

    def _shift(self, height: float) -> Point:
        """How far the shadow of a point ``height`` above a level falls from it."""
        sun_x, sun_y, sun_z = self.palette.lighting.towards_sun
        reach = height / max(sun_z, LEAST_SUN)
        return -sun_x * reach, -sun_y * reach

    def painted(self, veils: Sequence[tuple[float, Markup]] = ()) -> Markup:
        """Everything from back to front, with ``veils`` hung between at their depths (x + y of the ground)."""
        waiting = sorted(veils, key=lambda veil: veil[0])
        shaded = self._shades()
        parts = []
        for item in painters_order(self.items):
            while waiting and item.rect.x0 + item.rect.y0 > waiting[0][0]:
                parts.append(waiting.pop(0)[1])
            parts.append(item.markup)
            shade = shaded.get(item.rect)
            if shade:
                parts.append(shade)
        return svg.join([*parts, *(markup for _, markup in waiting)])

    def _shades(self) -> dict[Rect, Markup]:
        """What the neighbours' shadows cover of each building's lit wall and flat roof, by its footprint."""
        lighting = self.palette.lighting
        opacity = round(lighting.shadow_opacity * 0.85, 2)
        sun = _Sun(*lighting.towards_sun)
        seen = [(other.height, *sun.seen(other.rect)) for other in self.masses]
        shades = {}
        for mass in self.masses:
            if mass.wall_height is None:
                continue
            shapes = [*self._on_wall(mass, mass.wall_height, sun, seen), *self._on_roof(mass, mass.wall_height)]
            if shapes:
                shades[mass.rect] = svg.path("".join(shapes), lighting.shadow_colour, fill_opacity=opacity)
        return shades

    def _on_wall(
        self, mass: Mass, wall_height: float, sun: "_Sun", casters: list[tuple[float, float, float, float, float]]
    ) -> Iterator[str]:
        """The shadows on the wall that faces the sun, as path data. ``casters`` are heights, and what ``seen`` says."""
        plane, _, low, high = sun.seen(mass.rect)
        fall = sun.fall
        for caster_height, far, near, start, end in casters:
            gap = near - plane
            if gap < -1 or caster_height - gap * fall < LEAST_SHADE:
                continue
            shifts = -gap * sun.drift, -(far - plane) * sun.drift
            if start + min(shifts) > high or end + max(shifts) < low:
                continue
            corners = [
                (along + shift, z - out * sun.fall)
                for out, shift in zip((gap, far - plane), shifts, strict=True)
                for along in (start, end)
                for z in (0.0, caster_height)
            ]
            shape = clipped(convex_hull(corners), Rect(low, 0.0, high, wall_height))
            if len(shape) > 2:
                yield svg.polygon(
                    [on_picture(a, plane, z) if sun.is_left else on_picture(plane, a, z) for a, z in shape]
                )

    def _on_roof(self, mass: Mass, level: float) -> Iterator[str]:
        if not mass.has_flat_roof:
            return
        for other in self.masses:
            over = other.height - level
            if over < LEAST_SHADE or other is mass:
                continue
            dx, dy = self._shift(over)
            reach, rect = other.rect, mass.rect
            if (
                reach.x0 + min(dx, 0) < rect.x1
                and reach.x1 + max(dx, 0) > rect.x0
                and reach.y0 + min(dy, 0) < rect.y1
                and reach.y1 + max(dy, 0) > rect.y0
            ):
                shape = clipped(swept(reach, dx, dy), rect)
                if len(shape) > 2:
                    yield svg.polygon(on_ground(shape, level))


class _Sun:
    """How shadows fall on the walls that face it."""

    def __init__(self, x: float, y: float, z: float) -> None:
        self.is_left = y > x
        out, along = (y, x) if self.is_left else (x, y)
        self.fall = max(z, LEAST_SUN) / out
        """How far a shadow sinks for each unit that its caster stands before the wall."""
        self.drift = along / out

    def seen(self, rect: Rect) -> tuple[float, float, float, float]:
        """Its near and far edge before the wall, and from where to where it reaches along it."""
        return (rect.y1, rect.y0, rect.x0, rect.x1) if self.is_left else (rect.x1, rect.x0, rect.y0, rect.y1)


def painters_order(items: list[Item]) -> list[Item]:
    """Back to front. Of two footprints that do not overlap one is behind in x or in y, or neither hides the other."""
    rects = [item.rect for item in items]
    spans = [(rect.x0 - rect.y1, rect.x1 - rect.y0) for rect in rects]
    by_left = sorted(range(len(items)), key=spans.__getitem__)
    after: list[list[int]] = [[] for _ in items]
    waiting = [0] * len(items)
    open_spans: list[int] = []
    for i in by_left:
        left = spans[i][0]
        open_spans = [j for j in open_spans if spans[j][1] > left]
        for j in open_spans:
            first, second = (i, j) if _is_behind(rects[i], rects[j]) else (j, i)
            after[first].append(second)
            waiting[second] += 1
        open_spans.append(i)
    depth = [rect.x0 + rect.y0 + rect.x1 + rect.y1 for rect in rects]
    ready = [(depth[i], i) for i in range(len(items)) if not waiting[i]]
    heapq.heapify(ready)
    order: list[int] = []
    left_over = set(range(len(items)))
    while left_over:
        # Things that overlap can wait for each other in a ring; then the one furthest back goes first.
        _, i = heapq.heappop(ready) if ready else min((depth[i], i) for i in left_over)
        if i not in left_over:
            continue
        left_over.discard(i)
        order.append(i)
        for j in after[i]:
            waiting[j] -= 1
            if not waiting[j]:
                heapq.heappush(ready, (depth[j], j))
    return [items[i] for i in order]


def _is_behind(a: Rect, b: Rect) -> bool:
    """Whether ``a`` must be painted before ``b``, the two sharing a column of the picture."""
    if a.x1 <= b.x0 or a.y1 <= b.y0:
        return True
    if b.x1 <= a.x0 or b.y1 <= a.y0:
        return False
    return a.x0 + a.x1 + a.y0 + a.y1 < b.x0 + b.x1 + b.y0 + b.y1
