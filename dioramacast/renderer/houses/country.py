"""Houses of the countryside and the suburbs: chalets, log houses, clapboard, tin roofs, houses on stilts."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import TRIM, Facade, massing
from dioramacast.renderer.houses.kit import Drawing, House, Site, flowers, merged, posts
from dioramacast.renderer.houses.roofs import gable_roof, hip_roof
from dioramacast.renderer.houses.rooftops import chimney
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, face, line, sides

STONE = "#a39c94"
GERANIUM = "#d8434e"


def chalet(scene: Scene, house: House) -> Drawing:
    """Alpine: whitewashed below, dark timber above, wide eaves, balconies full of geraniums."""
    site, rise = Site(scene, house), house.short * 0.27
    storey = (house.height - 3) / house.floors
    cellar = Block(-0.3, -0.3, house.width + 0.3, house.depth + 0.3, 0, storey + 2)
    base = Site(scene, house, cellar)
    for wall in base.walls:
        wall.foot()
        wall.windows(wall.grid((4.4, 5), 11, storey, 1, 4.5), "#7a5238")
    base.gable.door(base.gable.length / 2 - 2.6, "#5a3a2a")
    for wall in site.walls:
        wall.boards(2.3, opacity=0.22)
        wall.windows(wall.grid((4.4, 5.6), 10.5, storey, house.floors - 1, 5), TRIM, shutters=house.accent)
    front = Facade(scene, site.block, not house.along_x)
    levels = [3 + storey * (j + 1) for j in range(house.floors - 1)]
    front.balconies(levels, [(2, front.length - 4)], "#8a5c3c", "#5d3d2c")
    if levels and scene.palette.snow < 0.5:
        boxes = "".join(svg.outline("M", 3, v - 4.4, "h", front.length - 6) for v in levels)
        front.add(svg.path(boxes, stroke=front.tone(GERANIUM), stroke_width=1.9,
                           stroke_dasharray="1.6 .9"))  # fmt: skip
    return site.drawing(
        site.body(1, rise), *site.walls,
        massing(scene, cellar, scene.palette.material("#f2ece2"), rounding=1.4), *base.walls,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=6.5,
                   boards=scene.palette.snowed("#5d3d2c", 0.3), rows=5, snow=site.snow),
        front, site.attic(rise, TRIM, (4, 3.6)) if rise > 9 else svg.EMPTY,
        chimney(scene, *site.on_ridge(0.3), site.block.z1 + rise * 0.9),
    )  # fmt: skip


def izba(scene: Scene, house: House) -> Drawing:
    """Russian: round logs, carved and painted window frames, a steep roof of painted tin."""
    site, rise = Site(scene, house), house.short * 0.52
    for wall in site.walls:
        wall.foot(24)
        wall.boards(2.4, "#2a1510", 0.34)
        ends = svg.boxes([(0, 1.2 + 2.4 * i, 1.8, 1.2) for i in range(int(wall.height / 2.4))])
        wall.add(svg.path(ends, wall.tone("#d8b48a"), opacity=0.6))
        grid = wall.grid((4.2, 5.6), 10.5, 12, house.floors, 6.4)
        wall.add(grid.dashes(wall.tone(house.accent), -2.6, grid.width + 5.2, -0.8, grid.height + 1.6))
        wall.windows(grid, TRIM, bars=True)
        crests = [
            svg.outline("M", grid.left - 2.2 + i * grid.pitch, grid.top - 1.2 + j * grid.floor,
                        "l", grid.width / 2 + 2.2, -3, "l", grid.width / 2 + 2.2, 3, "z")
            for i in range(grid.columns) for j in range(grid.floors)
        ]  # fmt: skip
        wall.add(svg.path("".join(crests), wall.tone(TRIM)))
    site.eaves.door(site.eaves.length - 7.5, "#6a4434", 4.6, 9)
    return site.drawing(
        site.body(1.8, rise), *site.walls,
        gable_roof(site.block, rise, site.roof, None, house.along_x,
                   boards=scene.palette.snowed(house.accent, 0.5), ribs=8, snow=site.snow),
        site.attic(rise, house.accent, (4, 5)),
        chimney(scene, *site.on_ridge(0.4), site.block.z1 + rise),
    )  # fmt: skip


def clapboard(scene: Scene, house: House) -> Drawing:
    """North American suburb: pale boards, grey shingles, a porch on white posts, a garage beside it."""
    garage_depth = max(11, house.depth * 0.4)
    along = house.along_x
    main = (
        Block(0, 0, house.width - 12, house.depth - 5, 0, house.height) if along
        else Block(0, 0, house.width - 5, house.depth - 12, 0, house.height)
    )  # fmt: skip
    site, rise = Site(scene, house, main), min(main.width, main.depth) * 0.44
    for wall in site.walls:
        wall.boards(2.1, opacity=0.13)
        wall.foot(20)
        grid = wall.grid((4.8, 6.6), 10, 12, house.floors, 5)
        wall.windows(grid, TRIM, shutters=house.accent, bars=True)
        wall.rect(0, wall.height - 2, wall.length, 2, STONE)
    site.eaves.door(site.eaves.length / 2 - 2.5, house.accent)
    wing = (
        Block(main.x1, main.y1 - garage_depth - 3, house.width, main.y1 - 1, 0, 10) if along
        else Block(main.x1 - garage_depth - 3, main.y1, main.x1 - 1, house.depth, 0, 10)
    )  # fmt: skip
    annex, white = Site(scene, house, wing), scene.palette.material("#ece6da")
    for wall in annex.walls:
        wall.boards(2.1, opacity=0.13)
    door = annex.gable
    door.rect(1.6, 2.4, door.length - 3.2, 7.6, TRIM)
    door.lines("".join(svg.outline("M", 1.6, 4 + 2 * i, "h", door.length - 3.2) for i in range(3)), "#9a948c", 0.6)
    return merged(
        site.drawing(
            site.body(1.2, rise), *site.walls,
            gable_roof(main, rise, site.roof, None, along, boards=scene.palette.snowed(TRIM), rows=7, snow=site.snow),
            site.attic(rise), chimney(scene, *site.on_ridge(0.2), main.z1 + rise),
        ),
        annex.drawing(
            massing(scene, wing, white, rounding=1), *annex.walls,
            gable_roof(wing, 5, site.roof, white, not along if wing.width < wing.depth else along, overhang=1.4, rows=3,
                       snow=site.snow),
        ),
        Drawing(None, _porch(site), []),
    )  # fmt: skip


def _porch(site: Site) -> svg.Markup:
    """Along the wall under the eaves: a sloping roof on white posts."""
    b, along, depth = site.block, site.house.along_x, 5.0
    lip, wall_z = 9.0, 12.0
    if along:
        spots = [(b.x0 + 1 + (b.width - 2) * t, b.y1 + depth - 0.6) for t in (0, 0.33, 0.67, 1)]
        roof = [
            (b.x0 - 0.5, b.y1, wall_z),
            (b.x1 + 0.5, b.y1, wall_z),
            (b.x1 + 0.5, b.y1 + depth, lip),
            (b.x0 - 0.5, b.y1 + depth, lip),
        ]
        normal = (0.0, 3.0, 5.0)
    else:
        spots = [(b.x1 + depth - 0.6, b.y0 + 1 + (b.depth - 2) * t) for t in (0, 0.33, 0.67, 1)]
        roof = [
            (b.x1, b.y0 - 0.5, wall_z),
            (b.x1, b.y1 + 0.5, wall_z),
            (b.x1 + depth, b.y1 + 0.5, lip),
            (b.x1 + depth, b.y0 - 0.5, lip),
        ]
        normal = (3.0, 0.0, 5.0)
    white = site.palette.material(TRIM)
    return svg.join([
        posts(spots, 0, lip, white.left if along else white.right, 1.4),
        face(roof, site.roof.face(normal)),
        line([roof[3], roof[2]], white.edge, 1.2),
    ])  # fmt: skip


def arctic(scene: Scene, house: House) -> Drawing:
    """Greenland to Siberia: bright boxes on short piles above the frost, a low roof, few windows."""
    body = Block(0, 0, house.width, house.depth, 3.5, house.height + 3.5)
    site, rise = Site(scene, house, body), house.short * 0.3
    piles = Block(1.5, 1.5, house.width - 1.5, house.depth - 1.5, 0, 2)
    for wall in site.walls:
        wall.boards(3, opacity=0.12, upright=True)
        wall.windows(wall.grid((5.4, 5.4), 13, 12, house.floors, 4.6), TRIM)
        wall.rects(
            [
                (0, 0, 1.4, wall.height),
                (wall.length - 1.4, 0, 1.4, wall.height),
                (0, wall.height - 1.4, wall.length, 1.4),
            ],
            TRIM,
        )
    site.gable.door(site.gable.length - 9, TRIM, 4.6, 9, None)
    return site.drawing(
        site.body(1.6, rise), sides(piles, scene.palette.material("#6a625e")), *site.walls,
        gable_roof(body, rise, site.roof, None, house.along_x, overhang=1.8, boards=scene.palette.snowed(TRIM), ribs=7,
                   snow=site.snow),
        site.attic(rise, TRIM, (3.6, 3.6)) if rise > 8 else svg.EMPTY,
        chimney(scene, *site.on_ridge(0.3), body.z1 + rise, size=1.6, height=6),
    )  # fmt: skip


def tin(scene: Scene, house: House) -> Drawing:
    """Under corrugated iron, new or rusty, with a shaded veranda on poles."""
    site = Site(scene, house)
    rise = house.short * (0.22 if house.variant else 0.3)
    for wall in site.walls:
        wall.foot(24)
        if house.variant == 2:
            wall.boards(2.2, upright=True, opacity=0.2)
        else:
            wall.rect(0, wall.height - 4.5, wall.length, 4.5, house.accent)
        wall.windows(
            wall.grid((4.6, 5.2), 12, 12, house.floors, 4.4),
            "#efe2c8" if house.variant else house.accent,
            shutters=None,
        )
    if house.has_shop:
        site.gable.shops(house.accent, house.accent)
    else:
        site.gable.door(site.gable.length / 2 - 2.4, house.accent)
    rust = scene.palette.snowed("#a8643f" if house.variant != 1 else "#c9cdd0", 0.96)
    return site.drawing(
        site.body(1.2, rise), *site.walls,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=2.6, ribs=13, snow=site.snow),
        _veranda(site, rust.face((0.2, 0.8, 0.8) if house.along_x else (0.8, 0.2, 0.8))),
    )  # fmt: skip


def _veranda(site: Site, paint: str) -> svg.Markup:
    """A sheet of iron on poles before the wall under the eaves."""
    b, along, reach = site.block, site.house.along_x, 5.5
    high, low = 11.0, 8.6
    start, end = (
        (b.x0 + b.width * 0.2, b.x1 - b.width * 0.12) if along else (b.y0 + b.depth * 0.2, b.y1 - b.depth * 0.12)
    )
    ends = [(start, b.y1), (end, b.y1)] if along else [(b.x1, start), (b.x1, end)]
    out = [(x, y + reach) if along else (x + reach, y) for x, y in ends]
    sheet = [(*ends[0], high), (*ends[1], high), (*out[1], low), (*out[0], low)]
    return svg.join([
        posts(out, 0, low, site.palette.material("#5d4a40").left),
        face(sheet, paint),
        line([sheet[3], sheet[2]], CONTACT, 1, 0.4),
    ])  # fmt: skip


def stilt(scene: Scene, house: House) -> Drawing:
    """Tropical: a wooden house on posts, open to the breeze, under thatch or tin, with a ladder."""
    deck, inset = 9.0, 3.0
    body = Block(inset, inset, house.width - inset, house.depth - inset, deck + 1.6, deck + 1.6 + house.height)
    site, palette = Site(scene, house, body), scene.palette
    w, d = house.width, house.depth
    grid = [(x, y) for x in (1.5, w / 2, w - 1.5) for y in (1.5, d / 2, d - 1.5)]
    for wall in site.walls:
        wall.boards(2.4, upright=house.variant != 1, opacity=0.22)
        wall.windows(
            wall.grid((5, 5.6), 11, 12, house.floors, 4), "#f0dcb4", shutters=house.accent if house.variant else None
        )
    site.gable.door(site.gable.length / 2 - 2.4, "#5a3c2c", 4.8, 9, None)
    wood = palette.material("#8a6648")
    platform = Block(0, 0, w, d, deck, deck + 1.6)
    foot, head = project(w * 0.5, d + 6, 0), project(w * 0.5, d, deck + 1)
    ladder = svg.polygon([foot, head], close=False) + svg.polygon(
        [(foot[0] + 4, foot[1] + 2), (head[0] + 4, head[1] + 2)], close=False
    )
    rise = house.short * (0.5 if house.variant == 0 else 0.34)
    roof = (
        hip_roof(body, rise, site.roof, 5, 0.34, rows=6, snow=site.snow) if house.variant == 0
        else gable_roof(body, rise, site.roof, site.wall, house.along_x, overhang=4.5, ribs=11, snow=site.snow)
    )  # fmt: skip
    return site.drawing(
        posts(grid, 0, deck, palette.material("#5d4433").left, 2),
        box(platform, wood), svg.stroke(ladder, wood.left, 1.2),
        site.body(1), *site.walls, roof,
        flowers([project(w - 1, d - 4 - 5 * i, deck + 3) for i in range(2)], palette.material("#4f8a48").left, 1.6),
    )  # fmt: skip
