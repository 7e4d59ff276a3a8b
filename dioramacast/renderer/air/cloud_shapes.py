"""Silhouettes of clouds, drawn around the middle of their base; and how a silhouette becomes a toy."""

from dataclasses import dataclass

from dioramacast.renderer import svg
from dioramacast.renderer.svg import Definitions, Markup

Puff = tuple[float, float, float]
"""Centre and radius in pixels."""


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Balls that melt into one body over a level base; ``lobes`` are those whose lit crowns show on the body."""

    puffs: tuple[Puff, ...]
    lobes: tuple[Puff, ...]
    extra: str = ""
    """Path data of what is no ball, such as an anvil."""

    @property
    def top(self) -> float:
        return min(y - r for _, y, r in self.puffs)

    @property
    def half_width(self) -> float:
        return max(abs(x) + r for x, _, r in self.puffs)


WIDE = Silhouette(
    ((-104, -15, 21), (-66, -38, 36), (-14, -64, 52), (42, -46, 42), (84, -24, 30), (112, -10, 16)),
    ((-14, -64, 52), (-66, -38, 36), (42, -46, 42), (-34, -26, 30), (84, -24, 30), (16, -22, 27), (-92, -12, 18)),
)
LEANING = Silhouette(
    ((-84, -12, 18), (-50, -26, 31), (-6, -38, 40), (42, -66, 46), (78, -34, 38), (108, -14, 20)),
    ((42, -66, 46), (-6, -38, 40), (78, -34, 38), (-50, -26, 31), (30, -26, 31), (-26, -14, 20)),
)
SMALL = Silhouette(
    ((-56, -11, 17), (-22, -30, 33), (22, -22, 28), (54, -9, 15)),
    ((-22, -30, 33), (22, -22, 28), (-4, -12, 18)),
)
HEAP = Silhouette(
    (
        (-104, -18, 24), (-72, -46, 40), (-40, -98, 40), (6, -140, 48), (46, -94, 48), (80, -50, 42), (108, -20, 26),
        (0, -50, 50),
    ),
    (
        (6, -140, 48), (-40, -98, 40), (46, -94, 48), (-72, -46, 40), (2, -84, 42), (80, -50, 42), (-30, -36, 34),
        (36, -36, 36), (-92, -16, 22),
    ),
)  # fmt: skip
TOWER = Silhouette(
    (
        (-140, -14, 21), (-106, -30, 33), (-62, -46, 40), (-34, -84, 38), (12, -104, 42), (46, -78, 44), (94, -42, 40),
        (140, -16, 23), (0, -46, 50),
    ),
    (
        (-34, -84, 38), (12, -96, 40), (50, -76, 40), (-62, -46, 40), (4, -60, 36), (94, -42, 40), (-106, -30, 33),
        (44, -34, 34), (-24, -26, 28), (134, -15, 21),
    ),
    "M-74-90C-76-118-112-130-200-134C-196-160-96-172-40-172C60-176 184-168 222-138C156-132 106-116 88-84Z",
)  # fmt: skip
SHEET = Silhouette(
    (
        (-214, -14, 21), (-172, -26, 32), (-112, -40, 44), (-44, -38, 42), (24, -52, 54), (96, -38, 43), (152, -30, 36),
        (206, -14, 22),
    ),
    ((24, -50, 52), (-112, -40, 44), (-40, -30, 36), (96, -38, 43), (160, -24, 30), (-172, -22, 28), (30, -18, 25)),
)  # fmt: skip
TORN = Silhouette(
    ((-92, -2, 12), (-62, -20, 26), (-24, -8, 17), (8, -32, 34), (48, -12, 24), (84, -20, 16), (106, 0, 10)),
    ((8, -32, 34), (-62, -20, 26), (48, -12, 24), (84, -20, 16), (-24, -6, 15)),
    "M-104 0C-130 2-150 12-176 26C-140 22-100 22-60 14ZM30 10C60 16 90 26 140 18C120 14 112 8 104-4Z",
)


@dataclass(frozen=True, slots=True)
class Tones:
    """Of one picture's clouds."""

    crown: str
    body: str
    belly: str
    rim: str


def drawn(shape: Silhouette, tones: Tones, lit_from_left: bool, definitions: Definitions) -> Markup:
    """One body from crown to belly, on which crowns catch the light on the sun's side and melt away below."""
    top = shape.top
    body = definitions.linear(
        [(0, tones.crown), (0.5, tones.body), (0.82, tones.belly), (1, tones.belly)], (0, top), (0, 8), True
    )
    start, end = ((0.2, 0.02), (0.62, 0.92)) if lit_from_left else ((0.8, 0.02), (0.38, 0.92))
    # Opaque where they catch the light, lest one crown's edge show through the next as in a heap of bubbles.
    lit = definitions.linear(
        [(0, tones.rim), (0.28, tones.crown), (0.6, tones.body, 0.8), (0.95, tones.belly, 0)], start, end
    )
    across = sorted(shape.puffs)
    (x0, y0, r0), (x1, y1, r1) = across[0], across[-1]
    floor = max(y0 + r0, y1 + r1)
    base = svg.polygon([(x0, floor), *((x, y) for x, y, _ in across), (x1, floor)])
    spread = definitions.linear([(0, tones.rim), (0.45, tones.crown), (1, tones.belly)])
    return svg.join([
        svg.path(shape.extra, spread),
        svg.group(
            svg.path(base),
            *(svg.element("circle", cx=svg.number(x), cy=svg.number(y), r=svg.number(r)) for x, y, r in shape.puffs),
            fill=body,
        ),
        svg.group(
            *(svg.element("circle", cx=svg.number(x), cy=svg.number(y), r=svg.number(r)) for x, y, r in shape.lobes),
            fill=lit,
        ),
    ])  # fmt: skip


def brushed_edge(shape: Silhouette, tones: Tones) -> Markup:
    """Dry strokes over the crowns, as a bristle brush leaves them."""
    arcs = "".join(
        svg.outline("M", x - 0.86 * r, y - 0.4 * r, "A", 0.95 * r, 0.95 * r, 0, 0, 1, x + 0.72 * r, y - 0.62 * r)
        for x, y, r in shape.puffs
    )
    return svg.join([
        svg.stroke(arcs, tones.rim, 6, stroke_dasharray="31 13 9 15", opacity=0.85),
        svg.stroke(arcs, tones.belly, 1.6, stroke_dasharray="17 23 40 9", opacity=0.6),
    ])  # fmt: skip


POUCHES = ((-104, 20), (-66, 25), (-24, 29), (20, 27), (62, 25), (102, 19))
"""Middle and radius in pixels."""


def pouches(tones: Tones, definitions: Definitions) -> Markup:
    """Mammatus: what hangs under the worst of thunderclouds."""
    paint = definitions.linear([(0, tones.body), (0.4, tones.belly), (1, tones.body)])
    return svg.group(*(svg.circle(x, 2 + r * (i % 2) / 6, r, paint) for i, (x, r) in enumerate(POUCHES)))


def roll(tones: Tones, definitions: Definitions) -> Markup:
    """Arcus: smooth lips over each other, dark below, that a squall pushes before it."""
    paint = definitions.linear([(0, tones.rim), (0.4, tones.body), (1, tones.belly)])
    lips = (
        "M-330-96C-180-138 60-136 240-84C270-74 262-58 226-62C80-84-120-84-330-50Z",
        "M-330-62C-170-100 90-96 262-50C296-38 282-18 244-24C90-52-130-50-330-14Z",
        "M-330-26C-150-62 110-58 286-12C322 4 304 26 262 16C100-16-130-10-330 24Z",
    )
    return svg.join([svg.path(lip, paint) for lip in lips])


def wisps(tones: Tones, definitions: Definitions) -> Markup:
    """Cirrus: combed ice, hooked at its windward end."""
    paint = definitions.linear([(0, tones.rim, 0), (0.35, tones.rim, 0.7), (1, tones.rim, 0)], (0, 0), (1, 0))
    strands = (
        "M-120 6C-60-30 20-34 96-30C110-30 116-40 104-44C130-40 128-20 100-22C20-22-50-14-120 6Z",
        "M-96 30C-40 0 40-8 120-4C50 4-30 12-96 30Z",
        "M-60 46C0 24 70 20 140 26C70 30 10 36-60 46Z",
    )
    return svg.join([svg.path(strand, paint) for strand in strands])
