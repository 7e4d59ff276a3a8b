"""High-rise: curtain walls, piers, brick set-backs, stacks of balconies; and what crowns them."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import AWNINGS, TRIM, massing
from dioramacast.renderer.houses.kit import Body, Drawing, House, Site, merged
from dioramacast.renderer.houses.roofs import courses
from dioramacast.renderer.houses.rooftops import garden, machines, mast, pool
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, face, line
from dioramacast.renderer.svg import Markup

PODIUM = 12.0
DEEP = "#20305a"
"""What glass shows where it mirrors nothing."""


def _podium(scene: Scene, house: House, inset: float) -> Markup:
    """A shopping floor as wide as the lot, drawn over the foot of the tower; equal ones are kept once."""
    site, palette, w, d = Site(scene, house), scene.palette, house.width, house.depth
    base = Site(scene, house, Block(0, 0, w, d, 0, PODIUM))
    for wall in base.walls:
        wall.foot(10)
        wall.shops("#5a5564", AWNINGS[(w + d) % len(AWNINGS)], 9.6)
    x, y, z = w - inset, d - inset, PODIUM
    terrace = [(0, d, z), (w, d, z), (w, 0, z), (x, 0, z), (x, y, z), (0, y, z)]
    kept = svg.join([
        massing(scene, base.block, palette.material("#cfc6bc")),
        face(terrace, palette.snowed("#b9b5b0", 0.96).top),
        line([(0, d, z), (w, d, z), (w, 0, z)], site.roof.edge),
        *(wall.drawn() for wall in base.walls),
    ])  # fmt: skip
    return svg.element("use", href="#" + scene.definitions.shape(kept))


def _shaft(house: House, inset: float, z0: float = 0.0, top: float | None = None) -> Block:
    return Block(inset, inset, house.width - inset, house.depth - inset, z0, house.height if top is None else top)


def curtain(scene: Scene, house: House) -> Drawing:
    """Glass from top to bottom, the sky mirrored in its upper floors; a slant, a box or a mast on top."""
    inset = 3.0
    site, palette = Site(scene, house, _shaft(house, inset)), scene.palette
    sky = mix(palette.background, "#ffffff", 0.35)
    for wall in site.walls:
        # Translucent, so that towers tinted otherwise share it.
        glass = [
            (0, mix(DEEP, sky, 0.8), 0.66 if wall.is_left else 0.45),
            (0.5, mix(DEEP, sky, 0.4), 0.4),
            (1, DEEP, 0.34),
        ]
        wall.add(svg.rect(1.6, 1.6, wall.length - 3.2, wall.height - 3, scene.definitions.linear(glass)))
        pitch = (wall.length - 4) / max(4, round(wall.length / 6.4))
        floor = 8.4
        grid = wall.grid((pitch * 0.82, 6.4), pitch, floor, int((wall.height - PODIUM - 6) / floor), 3)
        lines = "".join(svg.outline("M", 1.6, 2 + floor * j, "h", wall.length - 3.2) for j in range(1, grid.floors + 1))
        ribs = "".join(
            svg.outline("M", grid.left + pitch * (i - 0.09), 1.6, "v", wall.height - 3) for i in range(1, grid.columns)
        )
        wall.add(svg.path(lines + ribs, stroke=sky, stroke_width=0.8, opacity=0.3))
        if house.variant != 1:
            slant, w, h = ("h", wall.length * 0.22), wall.length, wall.height
            glint = svg.outline("M", w * 0.2, 2, *slant, "L", 2, h * 0.4, "v", -h * 0.22, "z")
            wall.add(svg.path(glint, "#fff", opacity=0.16 if wall.is_left else 0.08, stroke="none"))
        wall.foot(80)
        wall.light_only(grid)
    b = site.block
    steel = palette.material("#a9b4c4")
    crown: Markup
    if house.variant == 0:
        cap = b.inset(7, b.z1 + 9)
        crown = svg.join([
            massing(scene, cap, steel, palette.snowed("#b9bfca", 0.96), 2), mast(scene, *_middle(b), cap.z1)
        ])  # fmt: skip
    elif house.variant == 1:
        back = b.z1 + 18
        slope = [(b.x0, b.y0, back), (b.x0, b.y1, back), (b.x1, b.y1, b.z1), (b.x1, b.y0, b.z1)]
        side = [(b.x0, b.y1, b.z1), (b.x1, b.y1, b.z1), (b.x0, b.y1, back)]
        pane = palette.snowed("#7f9ab0", 0.6).face((1.0, 0.0, 1.2))
        edges = ((b.x0, b.y0, back), (b.x1, b.y0, b.z1), (b.x1, b.y1, b.z1), (b.x0, b.y1, back))
        crown = svg.join([face(side, steel.left), face(slope, mix(pane, sky, 0.3)), courses(edges, 5, sky, 0.5)])
    else:
        crown = svg.join([garden(scene, b.x0 + 5, b.y0 + 6, b.z1), machines(scene, b.x0 + 8, b.y1 - 12, b.z1)])
    return site.drawing(Body(b, 3, floor="#b9bfca"), *site.walls, crown, _podium(scene, house, inset))


def _middle(block: Block) -> tuple[float, float]:
    return (block.x0 + block.x1) / 2, (block.y0 + block.y1) / 2


def piers(scene: Scene, house: House) -> Drawing:
    """Upright piers of pale stone between ribbons of windows, under a set-back crown."""
    inset = 2.0
    site, palette = Site(scene, house, _shaft(house, inset)), scene.palette
    for wall in site.walls:
        count = max(4, round(wall.length / 7))
        pitch = (wall.length - 2) / count
        strips = svg.boxes([(1 + pitch * i + pitch * 0.24, 4, pitch * 0.52, wall.height - 6) for i in range(count)])
        wall.add(svg.path(strips, mix(wall.tone("#46536f"), palette.background, 0.2)))
        grid = wall.grid((pitch * 0.52, 5.6), pitch, 8.6, int((wall.height - PODIUM - 8) / 8.6), 5)
        spandrels = "".join(
            svg.outline("M", 1.5, 4 + 8.6 * (j + 1) - 0.9, "h", wall.length - 3) for j in range(grid.floors - 1)
        )
        wall.lines(spandrels, "#a8a2a0", 1.6, 0.6)
        wall.foot(80)
        wall.light_only(grid)
    b = site.block
    stone, roof = palette.material("#cbc5be"), palette.snowed("#c4c3c8", 0.96)
    crown = b.inset(6, b.z1 + (12 if house.variant == 1 else 7))
    parts = [massing(scene, crown, stone, roof, 2)]
    if house.variant == 1:
        parts.append(massing(scene, crown.inset(5, crown.z1 + 8), stone, roof, 1.6))
    if house.variant == 2:
        parts.append(mast(scene, *_middle(b), crown.z1, 18))
    return site.drawing(Body(b, floor="#c4c3c8"), *site.walls, *parts, _podium(scene, house, inset))


def stepback(scene: Scene, house: House) -> Drawing:
    """New York between the wars: brick stepping back twice, limestone caps, a copper pyramid or lantern."""
    palette = scene.palette
    cut = (0.0, 0.58, 0.84, 1.0)
    drawings = []
    for step in range(3):
        inset = 1.0 + 4.4 * step
        low, high = house.height * cut[step], house.height * cut[step + 1]
        site = Site(scene, house, _shaft(house, inset, low - (0.5 if step else 0), high))
        for wall in site.walls:
            pitch = (wall.length - 2) / max(3, round(wall.length / 7))
            floors = max(1, int((wall.height - 4 - (10 if step == 0 else 0)) / 9.4))
            grid = wall.grid((3.4, 5.6), pitch, 9.4, floors, 4.6)
            wall.windows(grid, None, sill=False)
            wall.add(grid.dashes(wall.tone(TRIM), -0.4, grid.width + 0.8, grid.height, 0.9))
            wall.band(0, TRIM, 2)
            if step == 0:
                wall.shops("#4a4450", house.accent)
                wall.foot(60)
        drawings.append(
            site.drawing(massing(scene, site.block, site.wall, palette.snowed("#b8aaa0", 0.96), 1.2), *site.walls)
        )
    b = site.block
    if house.variant == 2:
        cap = svg.join(
            [
                massing(scene, b.inset(4, b.z1 + 7), site.wall, palette.snowed("#b8aaa0", 0.96), 1),
                mast(scene, *_middle(b), b.z1 + 7),
            ]
        )
    else:
        copper = palette.snowed("#6fae9c" if house.variant else "#8a6a52", 0.8)
        (cx, cy), z = _middle(b), b.z1
        tip, inset = (cx, cy, z + 17), 2.5
        west, south, east = (
            (b.x0 + inset, b.y1 - inset, z),
            (b.x1 - inset, b.y1 - inset, z),
            (b.x1 - inset, b.y0 + inset, z),
        )
        cap = svg.join([
            face([west, south, tip], copper.face((0.0, 17.0, 8.0))),
            face([south, east, tip], copper.face((17.0, 0.0, 8.0))),
            svg.stroke(svg.polygon([project(*tip), project(cx, cy, z + 24)], close=False), copper.edge, 1.4),
        ])  # fmt: skip
    return merged(*drawings, Drawing(None, cap, []))


def condo(scene: Scene, house: House) -> Drawing:
    """A stack of white balconies on a coloured shaft, a pool or machines on its roof."""
    inset = 4.0
    site, palette = Site(scene, house, _shaft(house, inset)), scene.palette
    floor = 9.0
    for wall in site.walls:
        floors = int((wall.height - PODIUM - 4) / floor)
        grid = wall.grid((5.6, 5.4), 7.8, floor, floors, 2.6)
        wall.windows(grid, None, sill=False)
        levels = [2.6 + floor * (j + 1) for j in range(floors)]
        slabs = "".join(svg.outline("M", -1, v - 1.4, "h", wall.length + 1) for v in levels)
        shades = "".join(svg.outline("M", -1, v + 0.8, "h", wall.length + 1) for v in levels)
        wall.add(svg.path(shades, stroke=CONTACT, stroke_width=1.4, opacity=0.3))
        wall.lines(slabs, TRIM if house.variant else mix(house.accent, TRIM, 0.5), 3.2)
        wall.rect(wall.length * 0.42, 0, wall.length * 0.2, wall.height - PODIUM, mix(house.accent, TRIM, 0.3))
        wall.foot(74)
    b = site.block
    x, y, z = b.x0 + 6, b.y0 + b.depth * 0.5, b.z1 - 1
    top = pool(scene, x, y, z) if house.variant == 1 else machines(scene, x, y, z)
    cap = Block(b.x0 + 5, b.y0 + 4, b.x0 + 18, b.y0 + 14, z, z + 9)
    lid = palette.snowed("#d8d2ca", 0.96)
    return site.drawing(
        Body(b, 3, terrace=1.6, floor=house.roof), *site.walls,
        massing(scene, cap, palette.material("#e4dccf"), lid, 1.4), top, _podium(scene, house, inset),
    )  # fmt: skip
