"""The standing things of one picture, their shadows and lights, and the order in which they are painted."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Rect, convex_hull, on_ground, on_picture
from dioramacast.renderer.palette import Palette
from dioramacast.renderer.plan import Plan
from dioramacast.renderer.svg import Definitions, Markup


@dataclass(slots=True)
class Item:
    """A thing that stands on the ground, already placed."""

    rect: Rect
    markup: Markup


@dataclass(slots=True)
class Scene:
    """Collects one picture's standing things, their shadows and lights."""

    palette: Palette
    plan: Plan
    definitions: Definitions
    items: list[Item] = field(default_factory=list)
    shadows: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    glows: list[tuple[Point, float]] = field(default_factory=list)
    """Light on the ground: where, and its radius in pixels."""

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

    def cast_shadow(self, rect: Rect, height: float) -> None:
        """The shadow of a box on the ground, and the darkness at its foot."""
        sun_x, sun_y, sun_z = self.palette.lighting.towards_sun
        reach = min(height, 190) / max(sun_z, 0.25)
        dx, dy = -sun_x * reach, -sun_y * reach
        corners = rect.corners()
        hull = convex_hull([*corners, *((x + dx, y + dy) for x, y in corners)])
        self.shadows.append(svg.polygon(on_ground(hull)))
        self.contacts.append(svg.polygon(on_ground(rect.grown(4).corners())))

    def painted(self, veils: Sequence[tuple[float, Markup]] = ()) -> Markup:
        """Everything from back to front, with ``veils`` hung between at their depths (x + y of the ground)."""
        waiting = sorted(veils, key=lambda veil: veil[0])
        parts = []
        for item in painters_order(self.items):
            while waiting and item.rect.x0 + item.rect.y0 > waiting[0][0]:
                parts.append(waiting.pop(0)[1])
            parts.append(item.markup)
        return svg.join([*parts, *(markup for _, markup in waiting)])


def painters_order(items: list[Item]) -> list[Item]:
    """Back to front. Of two footprints that do not overlap one is behind in x or in y, or neither hides the other."""
    spans = [(item.rect.x0 - item.rect.y1, item.rect.x1 - item.rect.y0) for item in items]
    by_left = sorted(range(len(items)), key=lambda i: spans[i])
    after: list[list[int]] = [[] for _ in items]
    waiting = [0] * len(items)
    open_spans: list[int] = []
    for i in by_left:
        left = spans[i][0]
        open_spans = [j for j in open_spans if spans[j][1] > left]
        for j in open_spans:
            first, second = (i, j) if _is_behind(items[i].rect, items[j].rect) else (j, i)
            after[first].append(second)
            waiting[second] += 1
        open_spans.append(i)
    depth = [item.rect.x0 + item.rect.y0 + item.rect.x1 + item.rect.y1 for item in items]
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
