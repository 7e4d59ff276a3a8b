"""Houses of old European and American streets: zinc mansards, terracotta, arcades, pilasters, brownstone."""

from dioramacast.renderer import svg
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import IRON, TRIM, Facade, glass_tone
from dioramacast.renderer.houses.kit import Drawing, House, Site
from dioramacast.renderer.houses.roofs import frustum, hip_roof
from dioramacast.renderer.houses.rooftops import chimney, machines, stair_house, timber_tank
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, sides
from dioramacast.renderer.svg import Markup

CORNICE = "#efe0cf"


def mansard(scene: Scene, house: House) -> Drawing:
    """Parisian: limestone, wrought-iron balconies, shops under awnings, zinc with dormers and rows of chimney pots."""
    site, rise, inset = Site(scene, house), 15.0, 6.0
    storey = (house.height - 14) / max(1, house.floors - 1)
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.8, 8.8), 9.6, storey, house.floors - 1, 4)
        wall.windows(grid, "#fbf4ea", bars=True)
        levels = sorted({0, max(0, house.floors - 2)})
        wall.balconies([storey * j + 13.4 for j in levels], slab=CORNICE)
        wall.band(0, CORNICE, 2.4)
        wall.shops("#57505f", house.accent, 10.6)
    z = site.block.z1
    ridge = (house.width / 2, house.depth / 2)
    return site.drawing(
        site.body(), *site.walls,
        frustum(site.block, inset, rise, site.roof, site.snow), _dormers(site),
        chimney(scene, 9, ridge[1] - 4, z + rise - 1, pots=3),
        chimney(scene, house.width - 10, ridge[1], z + rise - 1, pots=3),
    )  # fmt: skip


def _dormers(site: Site) -> Markup:
    """A row of small windows standing in the steep slope of either side."""
    b, definitions = site.block, site.scene.definitions
    parts = []
    for is_left in (False, True):
        name = definitions.shape(_dormer(site, is_left))
        length = b.width if is_left else b.depth
        count = max(2, round((length - 8) / 10.5))
        for i in range(count):
            t = 5 + (length - 10) * (i + 0.5) / count
            at = project(t, b.y1 - 1, b.z1) if is_left else project(b.x1 - 1, length - t, b.z1)
            parts.append(svg.use(name, at))
    return svg.join(parts)


def _dormer(site: Site, is_left: bool) -> Markup:
    block = Block(-2.6, -5, 2.6, 0, 1, 10) if is_left else Block(-5, -2.6, 0, 2.6, 1, 10)
    wall, palette = Facade(site.scene, block, is_left), site.palette
    is_lit = palette.lit_share > 0.3
    pane = palette.shown("#ffd98a") if is_lit else glass_tone(palette, is_left)
    wall.add(svg.path("M1.2 8.6V4q0-2 1.4-2t1.4 2v4.6z", pane))
    stone, zinc = palette.material(CORNICE), site.roof
    return svg.join([box(block, stone, zinc), wall.drawn()])


def mediterranean(scene: Scene, house: House) -> Drawing:
    """Ochre and rose plaster, shutters, small iron balconies, low roofs of Roman tile."""
    site = Site(scene, house)
    storey = (house.height - 2) / house.floors
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.2, 7), 11, storey, house.floors, 4.2)
        wall.windows(grid, None, shutters=house.accent)
        if wall is site.gable and house.floors > 1:
            spans = [(grid.left + i * grid.pitch - 2, 8.2) for i in range(0, grid.columns, 2)]
            wall.balconies([grid.top + 7 + storey * max(0, house.floors - 3)], spans)
        if house.variant == 2:
            wall.arches(wall.height - 10, 10, max(2, round(wall.length / 10)))
    if house.has_shop and house.variant != 2:
        site.eaves.shops("#7a5a48", house.accent)
    elif house.variant != 2:
        site.gable.door(site.gable.length / 2 - 2.6, house.accent)
    roof = hip_roof(site.block, house.short * 0.24, site.roof, 2.6, rows=7, snow=site.snow)
    extra = svg.EMPTY
    if house.variant == 0 and house.floors > 1:
        extra = _altana(site)
    return site.drawing(site.body(), *site.walls, roof, extra,
                        chimney(scene, *site.on_ridge(0.3), site.block.z1 + house.short * 0.22, size=1.8))  # fmt: skip


def _altana(site: Site) -> Markup:
    """A little belvedere on the roof."""
    b = site.block
    x, y, z = b.x0 + b.width * 0.56, b.y0 + b.depth * 0.56, b.z1 + 3
    block = Block(x - 6, y - 6, x + 4, y + 4, z, z + 9)
    walls = [Facade(site.scene, block, is_left) for is_left in (True, False)]
    for wall in walls:
        wall.arches(2.2, 6, 2, None, 0.6)
    return svg.join([sides(block, site.palette.material(TRIM)), *(wall.drawn() for wall in walls),
                     hip_roof(block, 3.6, site.roof, 1.4, 0, rows=3, snow=site.snow)])  # fmt: skip


def colonial(scene: Scene, house: House) -> Drawing:
    """Latin American: pastel stucco with white trims, an arcade along the street, long balconies, low tile roofs."""
    site = Site(scene, house)
    storey = (house.height - 13) / max(1, house.floors - 1)
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.6, 8), 10.5, storey, house.floors - 1, 3.8)
        if house.floors > 1:
            wall.add(grid.dashes(wall.tone(TRIM), -1.6, grid.width + 3.2, -2.6, grid.height + 2.6))
            wall.windows(grid, house.accent, bars=True, sill=False)
            wall.balconies([house.height - 13.6], rail=house.accent if house.variant else IRON)
        wall.band(0, TRIM, 2)
        wall.band(house.height - 12.4, TRIM, 1.2)
        wall.arches(wall.height - 10.6, 10.6, max(2, round(wall.length / 9)))
        wall.rects([(0, 0, 1.5, wall.height), (wall.length - 1.5, 0, 1.5, wall.height)], TRIM)
    if house.variant == 2:
        return site.drawing(site.flat_body(), *site.walls, _espadana(site),
                            stair_house(scene, 5, 5, site.block.z1 - 2, wall=TRIM, roof=house.roof))  # fmt: skip
    return site.drawing(site.body(), *site.walls,
                        hip_roof(site.block, house.short * 0.22, site.roof, 2.8, rows=8, snow=site.snow))  # fmt: skip


def _espadana(site: Site) -> Facade:
    """A curved crown over the cornice."""
    wall = Facade(site.scene, site.block, not site.house.along_x)
    middle = wall.length / 2
    d = svg.outline(
        "M",
        middle - 13,
        0.4,
        "q",
        3,
        -1,
        4,
        -4,
        "q",
        4,
        0,
        5,
        -4,
        "q",
        4,
        -3,
        8,
        0,
        "q",
        1,
        4,
        5,
        4,
        "q",
        1,
        3,
        4,
        4,
        "z",
    )
    wall.add(svg.path(d, wall.tone(TRIM)))
    wall.add(
        svg.path(
            svg.outline("M", middle - 2, -2, "v", -2.6, "a", 2, 2, 0, 0, 1, 4, 0, "v", 2.6, "z"),
            wall.tone(site.house.accent),
        )
    )
    return wall


def merchant(scene: Scene, house: House) -> Drawing:
    """Russian classicism: pale yellow, mint and rose with white pilasters, a portico's pediment, green tin roofs."""
    site = Site(scene, house)
    storey = (house.height - 3) / house.floors
    for wall in site.walls:
        wall.foot()
        pitch = wall.length / max(2, round(wall.length / 10))
        wall.windows(wall.grid((4.6, 7.4), pitch, storey, house.floors, 4.6), TRIM, bars=True)
        count = round(wall.length / pitch)
        wall.rects(
            [(max(0, min(wall.length - 1.6, pitch * i - 0.8)), 2, 1.6, wall.height - 5) for i in range(count + 1)], TRIM
        )
        wall.band(0, TRIM, 2.4)
        wall.band(wall.height - storey - 2.4, TRIM, 1.4)
        wall.rect(0, wall.height - 3, wall.length, 3, "#b0a8a2")
    if house.has_shop:
        site.eaves.shops("#8a7f78", house.accent)
    else:
        site.gable.door(site.gable.length / 2 - 2.6, "#7a4a34")
    pediment = Facade(scene, site.block, not house.along_x)
    middle = pediment.length / 2
    d = svg.outline("M", middle - 13, 0, "h", 26, "l", -13, -8, "z")
    pediment.add(svg.path(d, pediment.tone("#e4dccf"), stroke=pediment.tone(TRIM), stroke_width=1.6),
                 svg.circle(middle, -3, 1.6, pediment.tone(TRIM)))  # fmt: skip
    return site.drawing(site.body(), *site.walls,
                        hip_roof(site.block, house.short * 0.22, site.roof, 1.6, snow=site.snow), pediment,
                        chimney(scene, *site.on_ridge(0.25), site.block.z1 + house.short * 0.2))  # fmt: skip


def brownstone(scene: Scene, house: House) -> Drawing:
    """New York: brick under a bracketed cornice, fire escapes, shops, a timber tank on the roof."""
    site = Site(scene, house)
    storey = (house.height - 14) / max(1, house.floors - 1)
    for wall in site.walls:
        wall.boards(2.1, "#2a1214", 0.12)
        wall.foot()
        wall.windows(wall.grid((4.6, 7.6), 9, storey, house.floors - 1, 6), CORNICE, bars=True)
        wall.shops("#4a4450", house.accent)
        brackets = wall.grid((1.2, 2), 4, 9, 1, 2.6)
        cornice = svg.outline("M", -0.8, 1.4, "h", wall.length + 1.6)
        wall.lines(cornice, "#6a4a42", 2.8)
        wall.add(brackets.dashes(wall.tone("#54383a")))
    if house.floors > 2:
        _fire_escape(site.gable, storey, house.floors - 1)
    z = site.block.z1 - 2
    top = (
        timber_tank(scene, house.width * 0.62, house.depth * 0.4, z)
        if house.variant
        else machines(scene, house.width * 0.4, house.depth * 0.4, z)
    )
    return site.drawing(site.flat_body(1, 2), *site.walls,
                        stair_house(scene, 5, 6, z, wall="#8a6a5c", roof="#5c5560"), top)  # fmt: skip


def _fire_escape(wall: Facade, storey: float, floors: int) -> None:
    u, w, d = wall.length * 0.5 - 6, 12.0, []
    for j in range(floors):
        v = 14.4 + storey * j
        d.append(svg.outline("M", u, v, "h", w, "M", u, v - 3, "h", w))
        if j < floors - 1:
            d.append(svg.outline("M", u + (1 if j % 2 else w - 1), v, "l", (w - 2) * (1 if j % 2 else -1), storey))
    path = "".join(d)
    wall.add(
        svg.path(path, stroke=CONTACT, stroke_width=1.8, opacity=0.25),
        svg.path(path, stroke=wall.tone("#2c2a36"), stroke_width=0.9),
    )
