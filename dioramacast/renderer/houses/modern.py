"""Houses of the modern city: panel blocks, apartments, streamlined pastel, hillside cubes."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import LIT, TRIM, Facade, Glazing, facades, massing
from dioramacast.renderer.houses.kit import Drawing, House, Site
from dioramacast.renderer.houses.rooftops import (
    garden,
    machines,
    pool,
    satellite_dish,
    stair_house,
    washing,
    water_tank,
)
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block
from dioramacast.renderer.svg import Markup

CUBE = 13.0
CUBE_HEIGHT = 10.0
CUBE_PAINTS = ("#e8a24e", "#d9705a", "#6fb0a0", "#e8d3b0", "#c9765a", "#8fb0d6", "#e79ab0")


def favela(scene: Scene, house: House) -> Drawing:
    """Self-built on the hillside: bare and painted cubes stacked at will, blue tanks, washing lines."""
    columns, rows = max(1, int(house.width // CUBE)), max(1, int(house.depth // CUBE))
    share, parts = scene.palette.lit_share, []
    for i in range(columns):
        for j in range(rows):
            k = i * 3 + j * 5 + house.variant * 2
            levels = min(house.floors, 1 + k % house.floors + (1 if i + j < 2 else 0))
            x, y = i * CUBE, j * CUBE
            for level in range(levels):
                paint = CUBE_PAINTS[(k + level * 3) % len(CUBE_PAINTS)]
                is_lit = (k * 7 + level * 5) % 10 < share * 14
                cube = scene.definitions.shape(_cube(scene, paint, is_lit))
                parts.append(svg.use(cube, project(x, y, level * CUBE_HEIGHT)))
            z = levels * CUBE_HEIGHT
            if k % 3 == 0:
                parts.append(water_tank(scene, x + 4, y + 5, z, radius=2.6))
            elif k % 4 == 1:
                parts.append(washing(scene, (x + 1, y + 9), (x + 11, y + 2), z))
    return Drawing(None, svg.join(parts), [])


CUBE_WINDOW = Glazing(6.6, 2.8, 3.6, 3.8, 9, 9, 1, 1)


def _cube(scene: Scene, paint: str, is_lit: bool) -> Markup:
    palette = scene.palette
    block = Block(0, 0, CUBE - 0.8, CUBE - 0.8, 0, CUBE_HEIGHT)
    left, right = facades(scene, block)
    for wall in (left, right):
        wall.foot(6)
        wall.windows(CUBE_WINDOW, None, sill=False)
        if is_lit:
            wall.add(CUBE_WINDOW.dashes(palette.shown(LIT[0])))
    left.door(1.6, "#6a4434", 3, 6.6, None)
    roof = palette.snowed(mix(paint, "#b9b0a6", 0.5), 0.96)
    return svg.join([massing(scene, block, palette.material(paint), roof, 1), left.drawn(), right.drawn()])


def slab(scene: Scene, house: House) -> Drawing:
    """Panel blocks: visible joints, a column of balconies in faded colours, flat felt roof."""
    site = Site(scene, house)
    storey = (house.height - 3) / house.floors
    for wall in site.walls:
        wall.foot()
        bays = max(2, round(wall.length / 9.5))
        pitch = wall.length / bays
        grid = wall.grid(
            (4.8, 4.8),
            pitch - 0.01 if pitch * bays < wall.length - 4 else (wall.length - 4) / bays,
            storey,
            house.floors,
            3.2,
        )
        wall.windows(grid, "#e9e6e0", sill=False, bars=True)
        joints = "".join(svg.outline("M", 0, 2 + storey * j, "h", wall.length) for j in range(house.floors + 1))
        wall.add(svg.path(joints, stroke=CONTACT, stroke_width=0.7, opacity=0.3))
        if wall is site.eaves or house.variant == 1:
            for share in (0.26, 0.74) if wall.length > 34 else (0.5,):
                _balcony_column(wall, wall.length * share - 4.2, storey, house)
        wall.rect(0, wall.height - 3, wall.length, 3, "#7d7a7c")
    site.eaves.door(site.eaves.length / 2 - 2.6, "#5a4a48", 5.2, 8.6, house.accent)
    z = site.block.z1
    return site.drawing(
        site.flat_body(1, 2), *site.walls,
        machines(scene, house.width * 0.3, house.depth * 0.4, z - 1),
        satellite_dish(scene, house.width * 0.75, house.depth * 0.7, z - 1),
    )  # fmt: skip


def _balcony_column(wall: Facade, u: float, storey: float, house: House) -> None:
    count = house.floors - 1
    if count < 1:
        return
    dark = [(u, 2.4 + storey * j, 8.4, storey - 1.6) for j in range(count)]
    fronts = [(u - 0.6, 2.4 + storey * (j + 0.5), 9.6, storey * 0.44) for j in range(count)]
    wall.add(
        svg.path(svg.boxes(dark), mix(wall.tone("#5c6270"), CONTACT, 0.25)),
        svg.path(svg.boxes(fronts), wall.tone(house.accent)),
    )


def apartment(scene: Scene, house: House) -> Drawing:
    """The modern block of everywhere warm: ribbons of glass and balconies, shops below, a pool or garden on top."""
    site = Site(scene, house)
    storey = (house.height - 13) / max(1, house.floors - 1)
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((6.6, 6), 9.2, storey, house.floors - 1, 4)
        wall.windows(grid, None, sill=False, bars=False)
        if wall is site.eaves or house.variant == 2:
            levels = [3.4 + storey * (j + 0.72) for j in range(house.floors - 1)]
            slabs = "".join(svg.outline("M", 1, v, "h", wall.length - 2) for v in levels)
            shades = "".join(svg.outline("M", 1, v + 2.6, "h", wall.length - 2) for v in levels)
            white = wall.tone(TRIM if house.variant else house.accent)
            wall.add(
                svg.path(slabs, stroke=white, stroke_width=3.6),
                svg.path(shades, stroke=CONTACT, stroke_width=1.4, opacity=0.25),
            )
        wall.shops("#6a6068", house.accent if house.variant != 1 else None, 10.5)
    x, y, z = house.width * 0.4, house.depth * 0.45, site.block.z1 - 2
    is_resort = house.family == "apartment" and scene.palette.land in ("tropical", "mediterranean")
    has_pool = house.variant == 0 and is_resort
    top = (
        pool(scene, x, y, z) if has_pool else garden(scene, x, y, z) if house.variant == 1 else machines(scene, x, y, z)
    )
    return site.drawing(
        site.flat_body(2.6), *site.walls,
        stair_house(scene, 5, 5, z, wall="#e4dccf", roof=house.roof), top,
    )  # fmt: skip


def deco(scene: Scene, house: House) -> Drawing:
    """Pastel streamline: a round corner, eyebrows over the windows, a stepped fin in the middle."""
    site = Site(scene, house)
    storey = (house.height - 4) / house.floors
    for wall in site.walls:
        bands = wall.grid((5.4, 5.2), 10, storey, house.floors, 5)
        wall.windows(bands, TRIM, sill=False)
        wall.add(bands.dashes(wall.tone(house.accent), -2, bands.width + 4, -2.6, 1.6))
        wall.band(0, house.accent, 2)
        wall.band(3, TRIM, 1)
    fin = Facade(scene, site.block, not house.along_x)
    u = fin.length / 2
    fin.rects([(u - 4, -6, 8, fin.height - 4), (u - 1.4, -10, 2.8, fin.height)], TRIM)
    fin.rects([(u - 2.8, -3, 1, fin.height - 8), (u + 1.8, -3, 1, fin.height - 8)], house.accent)
    fin.door(u - 3, house.accent, 6, 9, None)
    return site.drawing(site.flat_body(8, 0.5), *site.walls, fin,
                        machines(scene, house.width * 0.35, house.depth * 0.3, site.block.z1))  # fmt: skip
