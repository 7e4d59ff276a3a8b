"""Houses of East and South-East Asia: curved roofs and lattices, courtyards, shophouses, neon blocks."""

from dioramacast.renderer import svg
from dioramacast.renderer.houses.facades import TRIM, Facade, massing
from dioramacast.renderer.houses.kit import Drawing, House, Site, merged
from dioramacast.renderer.houses.roofs import curved_hip_roof, gable_roof
from dioramacast.renderer.houses.rooftops import machines, stair_house, water_tank
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block

LACQUER = "#b5382f"
WOOD = "#6a4634"
NEON = ("#ff5fa2", "#4fe0e6", "#ffd24f", "#8f7bff", "#ff7a4f")


def machiya(scene: Scene, house: House) -> Drawing:
    """Japanese and Korean: dark timber lattices, paper windows, cloth at the door, grey tiles on two curved roofs."""
    site = Site(scene, house)
    palette = scene.palette
    skirt = 12.5
    ground = Site(scene, house, Block(0, 0, house.width, house.depth, 0, skirt))
    for wall in ground.walls:
        wall.foot(14)
        wall.rect(0, 1, wall.length, wall.height - 2, WOOD)
        wall.boards(1.9, "#e0c49a", 0.5, upright=True)
    door = ground.gable
    cloth = palette.material(house.accent)
    tone = cloth.left if door.is_left else cloth.right
    door.rect(door.length / 2 - 6, 2.6, 12, skirt - 2.6, "#3a2a28")
    door.add(svg.path(svg.boxes([(door.length / 2 - 6 + 3.1 * i, 2.6, 2.6, 4.6) for i in range(4)]), tone))
    tile_rows = 8
    lower = ground.drawing(ground.body(1), *ground.walls)
    if house.floors == 1:
        roof = curved_hip_roof(ground.block, house.short * 0.42, site.roof, 6, rows=tile_rows, snow=site.snow)
        return merged(lower, Drawing(None, roof, []))
    eaves = curved_hip_roof(ground.block, 7, site.roof, 5, 0.7, rows=tile_rows, snow=site.snow)
    upper = Site(scene, house, Block(4, 4, house.width - 4, house.depth - 4, skirt + 2, house.height))
    storey = 11.5
    for wall in upper.walls:
        floors = max(1, round((house.height - skirt - 2) / storey))
        grid = wall.grid((6.2, 5.6), 8.6, (wall.height - 1) / floors, floors, 4)
        wall.windows(grid, WOOD, sill=False, bars=True)
        wall.lines(
            "".join(
                svg.outline("M", 0, wall.height - 1 - (wall.height / floors) * j, "h", wall.length)
                for j in range(floors)
            ),
            WOOD,
            1.4,
        )
        wall.rects([(0, 0, 1.4, wall.height), (wall.length - 1.4, 0, 1.4, wall.height)], WOOD)
    top = upper.drawing(
        massing(scene, upper.block, upper.wall, rounding=1), *upper.walls,
        curved_hip_roof(upper.block, house.short * 0.36, site.roof, 6, rows=tile_rows, snow=site.snow),
    )  # fmt: skip
    return merged(lower, Drawing(None, eaves, []), top)


def courtyard(scene: Scene, house: House) -> Drawing:
    """Chinese: grey brick or white walls, red columns and doors, a roof with a bright ridge and lifted corners."""
    site, palette = Site(scene, house), scene.palette
    storey = (house.height - 2) / house.floors
    for wall in site.walls:
        wall.foot(20)
        wall.boards(2.1, opacity=0.1)
        pitch = wall.length / max(2, round(wall.length / 10))
        grid = wall.grid((6, 6), pitch, storey, house.floors, 3.6)
        wall.windows(grid, LACQUER, sill=False, bars=True)
        count = round(wall.length / pitch)
        wall.rects([(min(wall.length - 1.7, pitch * i), 0, 1.7, wall.height - 2) for i in range(count + 1)], LACQUER)
        wall.band(0, "#3f7f78", 2)
        wall.balconies([storey * j + 1 for j in range(1, house.floors)], rail=LACQUER, slab="#8a3a2c")
        wall.rect(0, wall.height - 2.4, wall.length, 2.4, "#a8a4a0")
    site.gable.door(site.gable.length / 2 - 3, "#8f2a24", 6, 9.4, "#3f7f78")
    roof = curved_hip_roof(site.block, house.short * 0.4, site.roof, 6.5, 0.55, rows=9,
                           ridge=palette.snowed(house.accent, 0.6), snow=site.snow)  # fmt: skip
    lamps = [(site.gable.length * t, site.gable.height - 12) for t in (0.3, 0.7)]
    glow = palette.shown("#ff6a3c") if palette.lit_share > 0.1 else site.gable.tone("#d8392c")
    lantern = Facade(scene, site.block, not house.along_x)
    lantern.add(*(svg.ellipse(u, v, 1.7, 2.1, glow) for u, v in lamps))
    return site.drawing(site.body(1), *site.walls, roof, lantern)


def shophouse(scene: Scene, house: House) -> Drawing:
    """South-East Asian: narrow, painted, louvred shutters over a covered walk, tile roof between party walls."""
    site, rise = Site(scene, house), house.short * 0.3
    storey = (house.height - 13) / max(1, house.floors - 1)
    for wall in site.walls:
        wall.foot()
        if wall is not site.gable:
            wall.windows(wall.grid((3.8, 5), 12, storey, house.floors - 1, 4), None)
            continue
        grid = wall.grid((3.8, 8), 6.4, storey, house.floors - 1, 4)
        wall.add(grid.dashes(wall.tone(TRIM), -1.2, grid.width + 2.4, -2.2, grid.height + 3))
        wall.windows(grid, None, sill=False)
        wall.add(grid.dashes(wall.tone(house.accent), 0, 1.3), grid.dashes(wall.tone(house.accent), 2.5, 1.3))
        wall.band(wall.height - 13, TRIM, 1.8)
        wall.rect(1.4, wall.height - 11, wall.length - 2.8, 11, "#6a5f6c")
        wall.shops(house.accent, None, 7.6, 2)
        wall.rects([(0, wall.height - 11, 2, 11), (wall.length - 2, wall.height - 11, 2, 11)], TRIM)
    crown = Facade(scene, site.block, not house.along_x)
    half = crown.length / 2
    if house.variant != 1:
        curve = ("q", half * 0.6, -rise * 1.3, half * 1.2, 0)
        d = svg.outline("M", 0, 1, "v", -4, "h", half * 0.4, *curve, "h", half * 0.4, "v", 4, "z")
        crown.add(svg.path(d, crown.tone(TRIM)))
    tanks = (
        water_tank(scene, house.width / 2, house.depth / 2, site.block.z1 + rise - 2, albedo="#c9ccd0", radius=2.6)
        if house.variant == 2
        else svg.EMPTY
    )
    return site.drawing(
        site.body(1, rise), *site.walls,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=1, rows=7, snow=site.snow), tanks, crown,
    )  # fmt: skip


def neon(scene: Scene, house: House) -> Drawing:
    """The crowded block of an East Asian big city: shops at every floor, upright sign boxes that glow at night."""
    site, palette = Site(scene, house), scene.palette
    storey = (house.height - 12) / max(1, house.floors - 1)
    is_night = palette.lit_share > 0.1
    for wall in site.walls:
        wall.foot()
        wall.windows(wall.grid((6.4, 5), 8.8, storey, house.floors - 1, 3.6), None, sill=False)
        wall.shops("#4a4454", house.accent, 10)
        for i in range(2):
            albedo = NEON[(house.variant * 2 + i + (0 if wall.is_left else 3)) % len(NEON)]
            u, v, h = (1.4, 4.0, house.height * 0.5) if i else (wall.length - 7, 8.0, house.height * 0.6)
            _sign(wall, (u, v, 5.2, h), palette.shown(albedo) if is_night else wall.tone(albedo), is_night)
    z = site.block.z1 - 2
    board = Facade(scene, Block(4, 4, house.width - 6, 8, z, z + 15), True)
    u, white = board.length * 0.5, palette.shown("#fff6e4")
    albedo = NEON[(house.variant + 1) % len(NEON)]
    paint = palette.shown(albedo) if is_night else board.tone(albedo)
    board.add(
        svg.path(svg.boxes([(2, 9, 1.2, 6), (board.length - 3, 9, 1.2, 6)]), board.tone("#4a4854")),
        svg.rect(0, 0, board.length, 10, paint),
        svg.circle(board.length * 0.3, 5, 3, white),
        svg.path(svg.boxes([(u, 3, board.length * 0.38, 1.4), (u, 6, board.length * 0.3, 1.4)]), white),
    )
    return site.drawing(
        site.flat_body(1.2, 2), board, *site.walls,
        machines(scene, house.width * 0.5, house.depth * 0.5, z),
        stair_house(scene, house.width * 0.15, house.depth * 0.5, z, wall="#a8a4b4", roof=house.roof),
    )  # fmt: skip


def _sign(wall: Facade, box: tuple[float, float, float, float], paint: str, is_night: bool) -> None:
    u, v, w, h = box
    if is_night:
        wall.add(svg.path(svg.outline("M", u + w / 2, v, "v", h), stroke=paint, stroke_width=w + 4, opacity=0.25))
    wall.add(svg.rect(u, v, w, h, paint))
    marks = "".join(
        svg.outline("M", u + 1.4, v + 2.6 + 4.2 * i, "h", w - 2.8, "m", -1.2, 1.5, "h", -(w - 4.6) / 2)
        for i in range(int((h - 3) / 4.2))
    )
    wall.add(svg.path(marks, stroke="#fff8ec", stroke_width=0.9, opacity=0.9))
    if not is_night:
        wall.add(svg.path(svg.outline("M", u + w + 0.6, v + 1, "v", h), stroke=CONTACT, stroke_width=1.2, opacity=0.25))
