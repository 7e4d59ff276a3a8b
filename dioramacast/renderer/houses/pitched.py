"""Houses under gables in the north: weatherboards, timber frames, brick terraces, plaster."""

from dioramacast.renderer import svg
from dioramacast.renderer.houses.facades import TRIM, Facade
from dioramacast.renderer.houses.kit import Drawing, House, Site
from dioramacast.renderer.houses.roofs import gable_roof
from dioramacast.renderer.houses.rooftops import chimney
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, box

STONE = "#8d8a88"
TIMBER = "#5d4034"


def timber(scene: Scene, house: House) -> Drawing:
    """Nordic: bright weatherboards, white corners and window frames, a steep roof with white barge boards."""
    site, rise = Site(scene, house), house.short * 0.46
    upright = house.variant == 2
    for wall in site.walls:
        wall.boards(2.6 if not upright else 3, upright=upright)
        wall.foot()
        wall.rect(0, wall.height - 2.4, wall.length, 2.4, STONE)
        wall.rects([(0, 0, 1.6, wall.height - 2.4), (wall.length - 1.6, 0, 1.6, wall.height - 2.4)], TRIM)
        wall.windows(wall.grid((5.2, 7), 10.5, 12.5, house.floors, 5), bars=True)
    _entrance(site)
    return site.drawing(
        site.body(rise=rise), site.left, site.right,
        gable_roof(site.block, rise, site.roof, None, house.along_x, boards=scene.palette.snowed(TRIM), rows=6,
                   snow=site.snow),
        site.attic(rise),
        chimney(scene, *site.on_ridge(0.3 + 0.2 * house.variant), site.block.z1 + rise),
    )  # fmt: skip


def _entrance(site: Site) -> None:
    """A shop under an awning in town, otherwise a door with a step."""
    wall, house = site.gable, site.house
    if house.has_shop:
        wall.shops(house.accent, house.accent)
        return
    columns = max(1, int((wall.length - 4) / 10.5))
    wall.door(wall.length / 2 - 2.5 + (5.2 if columns % 2 == 0 else 0), house.accent)


def half_timbered(scene: Scene, house: House) -> Drawing:
    """White panels between dark timbers, the upper floors jutting out, under a steep tiled roof."""
    site, rise = Site(scene, house), house.short * 0.56
    floor = (house.height - 3) / house.floors
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.4, 6), 9.4, floor, house.floors, 4)
        wall.windows(grid, "#efe6d4", shutters=house.accent if house.variant == 1 else None, bars=True)
        wall.lines(_frame(wall, floor, house.floors, house.variant), TIMBER, 1.3)
        wall.rect(0, wall.height - 3, wall.length, 3, STONE)
    if house.has_shop:
        site.gable.shops(house.accent, house.accent, 9.4)
    else:
        site.gable.door(site.gable.length / 2 - 2.5, TIMBER)
    top = site.attic(rise, "#efe6d4", (4, 5.4))
    half = top.length / 2
    cross = [("M", half * 0.45, -rise * 0.52, "H", half * 1.55), ("M", half * 0.8, -rise * 0.75, "H", half * 1.2)]
    studs = [("M", half + dx, 0, "V", -rise * (1 - abs(dx) / half) + 4) for dx in (-half * 0.5, half * 0.5)]
    braces = [
        ("M", half * 0.12, -1, "L", half * 0.5, -rise * 0.42),
        ("M", half * 1.88, -1, "L", half * 1.5, -rise * 0.42),
    ]
    top.lines(
        "".join(svg.outline(*tokens) for tokens in (*cross, *studs, *braces, ("M", 0, -0.6, "H", half * 2))),
        TIMBER,
        1.3,
    )
    return site.drawing(
        site.body(1.2, rise), site.left, site.right,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=2.4,
                   boards=scene.palette.snowed(TIMBER, 0.4), rows=8, snow=site.snow),
        top,
        chimney(scene, *site.on_ridge(0.35 + 0.2 * house.variant), site.block.z1 + rise),
    )  # fmt: skip


def _frame(wall: Facade, floor: float, floors: int, variant: int) -> str:
    """Sills, posts and braces as one path."""
    length, d = wall.length, []
    bays = max(2, int((length - 4) / 9.4))
    pitch = (length - 1.4) / bays
    for j in range(floors + 1):
        d.append(svg.outline("M", 0, min(j * floor + 0.6, wall.height - 3), "h", length))
    for i in range(bays + 1):
        d.append(svg.outline("M", 0.7 + i * pitch, 0, "V", wall.height - 3))
    for j in range(floors):
        y = j * floor
        d.append(
            svg.outline("M", 1, y + floor, "l", pitch - 1, -floor, "M", length - 1, y + floor, "l", 1 - pitch, -floor)
        )
        if variant != 1:
            middle = 0.7 + (bays // 2) * pitch
            d.append(
                svg.outline(
                    "M",
                    middle,
                    y + floor,
                    "l",
                    pitch * 0.4,
                    -floor * 0.45,
                    "M",
                    middle,
                    y + floor,
                    "l",
                    -pitch * 0.4,
                    -floor * 0.45,
                )
            )
    return "".join(d)


def terrace(scene: Scene, house: House) -> Drawing:
    """British and Irish: a brick row with white sashes under stone lintels, a painted door, many chimney pots."""
    site, rise = Site(scene, house), house.short * 0.4
    storey = (house.height - 2) / house.floors
    for wall in site.walls:
        wall.boards(2.1, "#3a1c1c", 0.13)
        wall.foot()
        wall.windows(wall.grid((5, 7.6), 9.6, storey, house.floors, 4.2), TRIM, bars=True)
        wall.band(wall.height - storey - 1.4, TRIM, 1.1)
    street = site.eaves
    if house.has_shop:
        street.shops(house.accent, house.accent)
    else:
        bay = svg.boxes([(street.length * 0.56, street.height - 10, 9, 8.6)])
        street.add(svg.path(bay, street.tone(TRIM)))
        street.rects(
            [
                (street.length * 0.56 + 1, street.height - 8.8, 3, 6),
                (street.length * 0.56 + 5, street.height - 8.8, 3, 6),
            ],
            "#46536f",
        )
        street.door(street.length * 0.22, house.accent, 5, 10)
    z = site.block.z1 + rise
    return site.drawing(
        site.body(1, rise), site.left, site.right,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=1.2,
                   boards=scene.palette.snowed("#e4dccf"), rows=6, snow=site.snow),
        chimney(scene, *site.on_ridge(0.14), z, pots=3), chimney(scene, *site.on_ridge(0.86), z, pots=3),
    )  # fmt: skip


def canal(scene: Scene, house: House) -> Drawing:
    """Dutch and Flemish: narrow and tall, its gable stepped, bell-shaped or under a cornice, with a hoist beam."""
    site, rise = Site(scene, house), house.short * 0.72
    storey = (house.height - 3) / house.floors
    for wall in site.walls:
        wall.boards(2.1, "#3a1c1c", 0.12)
        wall.foot()
        is_front = wall is site.gable
        wall.windows(wall.grid((4.8, 8.4), 7.4 if is_front else 11, storey, house.floors, 3.4), TRIM, bars=True)
        wall.rect(0, wall.height - 2.2, wall.length, 2.2, "#6a6a72")
    if house.has_shop:
        site.gable.shops(house.accent, house.accent, bays=2)
    else:
        site.gable.door(site.gable.length / 2 - 6, house.accent, 4.6, 10)
    return site.drawing(
        site.body(0.9, rise * 0.9), site.left, site.right,
        gable_roof(site.block, rise * 0.9, site.roof, None, house.along_x, overhang=0.4, rows=7, snow=site.snow),
        chimney(scene, *site.on_ridge(0.24), site.block.z1 + rise * 0.9),
        _crowned_gable(site, rise),
    )  # fmt: skip


def _crowned_gable(site: Site, rise: float) -> Facade:
    """The front above the eaves, standing proud of the roof."""
    wall = Facade(site.scene, site.block, not site.house.along_x)
    half, top = wall.length / 2, rise * 1.08
    if site.house.variant == 0:
        steps, w, h = 4, half * 0.86 / 4, top / 4
        up, down = ("v", -h, "h", w) * steps, ("h", w, "v", h) * steps
        profile = svg.outline("M", 0, 0.5, *up, "H", half * 1.14, *down)
    elif site.house.variant == 1:
        profile = svg.outline(
            "M", 0, 0.5, "v", -4, "c", half * 0.55, -1, half * 0.3, -top * 0.6, half * 0.62, -top * 0.66,
            "v", -top * 0.14, "q", half * 0.38, -top * 0.3, half * 0.76, 0, "v", top * 0.14,
            "c", half * 0.32, top * 0.06, half * 0.07, top * 0.66, half * 0.62, top * 0.66, "v", 4,
        )  # fmt: skip
    else:
        profile = svg.outline(
            "M",
            -0.8,
            0.5,
            "v",
            -4,
            "l",
            half * 0.5 + 0.4,
            -top * 0.7,
            "h",
            half + 0.8,
            "l",
            half * 0.5 + 0.4,
            top * 0.7,
            "v",
            4,
        )
    cap = site.palette.snowed(TRIM).edge
    wall.add(
        svg.path(profile + "z", wall.tone(site.house.wall)),
        svg.path(profile, stroke=cap, stroke_width=1.6, stroke_linejoin="round"),
    )
    wall.rects([(half - 2.4, -top * 0.62, 4.8, 6.4)], TRIM)
    wall.rects([(half - 1.5, -top * 0.62 + 1, 3, 5.4)], site.house.accent)
    wall.lines(svg.outline("M", half, -top * 0.62 - 2.4, "v", 2.2), "#3b3236", 1.4)
    return wall


def plaster(scene: Scene, house: House) -> Drawing:
    """Central European: coloured plaster with quoins, shutters, a tiled roof with dormers, flowers on the sills."""
    site, rise = Site(scene, house), house.short * 0.5
    storey = (house.height - 2) / house.floors
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.8, 7.4), 11.4 if house.variant else 9.8, storey, house.floors, 4.4)
        wall.windows(grid, TRIM, shutters=house.accent if house.variant else None, bars=True)
        if house.variant == 1 and scene.palette.snow < 0.5:
            wall.add(grid.dashes(wall.tone("#d0464f"), -0.8, grid.width + 1.6, grid.height + 0.4, 1.6))
        wall.rect(0, wall.height - 2.6, wall.length, 2.6, "#a59c94")
        wall.band(0, TRIM, 1.8)
        if house.floors > 1:
            wall.band(wall.height - storey - 1, TRIM, 1.1)
    _entrance(site)
    return site.drawing(
        site.body(rise=rise), site.left, site.right,
        gable_roof(site.block, rise, site.roof, None, house.along_x, overhang=2.4, rows=8, snow=site.snow),
        site.attic(rise, size=(4.4, 5.4)), _dormers(site, rise),
        chimney(scene, *site.on_ridge(0.25 + 0.25 * house.variant), site.block.z1 + rise),
    )  # fmt: skip


def _dormers(site: Site, rise: float) -> svg.Markup:
    """Small boxes standing in the slope that faces the viewer."""
    b, along_x = site.block, site.house.along_x
    z = b.z1 + rise * 0.26
    parts = []
    for share in (0.3, 0.7):
        if along_x:
            x, y = b.x0 + b.width * share, b.y1 - b.depth * 0.16
            block = Block(x - 3.4, y - 7, x + 3.4, y, z, z + 7)
        else:
            x, y = b.x1 - b.width * 0.16, b.y0 + b.depth * share
            block = Block(x - 7, y - 3.4, x, y + 3.4, z, z + 7)
        parts.append(box(block, site.palette.material(TRIM), site.roof))
        wall = Facade(site.scene, block, along_x)
        wall.rects([(1.7, 1.8, 3.4, 4.4)], "#4c587a")
        parts.append(wall.drawn())
    return svg.join(parts)
