"""Houses under flat roofs in the dry lands: mud, lime, sandstone; and in the high ones."""

from dioramacast.renderer import svg
from dioramacast.renderer.colour import mix
from dioramacast.renderer.geometry import project
from dioramacast.renderer.houses.facades import TRIM, Facade, massing
from dioramacast.renderer.houses.kit import Body, Drawing, House, Site, flowers, merged
from dioramacast.renderer.houses.rooftops import satellite_dish, stair_house, washing
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import CONTACT, Block, box, dome, face, line
from dioramacast.renderer.svg import Markup

AEGEAN = "#2f6fb5"
BEAM = "#6b452e"


def mudbrick(scene: Scene, house: House) -> Drawing:
    """North African and Central Asian: small windows, beam ends, a painted door, a room or washing on the roof."""
    site = Site(scene, house)
    for wall in site.walls:
        wall.foot()
        wall.windows(wall.grid((3.6, 5.2), 11, 12, house.floors, 6.4), house.accent, sill=False)
        ends = wall.grid((1.3, 1.3), 4.2, 12, 1, 3.4)
        wall.add(ends.dashes(wall.tone(BEAM)), ends.dashes(mix(wall.tone(BEAM), CONTACT, 0.5), 0.4, 0, 1.4, 1.2))
        wall.lines(svg.outline("M", 0, 0.7, "h", wall.length), TRIM, 1, 0.5)
    _arched_door(site.gable, house.accent)
    roof: list[Markup | Facade] = []
    z = site.block.z1 - 0.5
    if house.variant == 0:
        room = Block(3, 3, house.width * 0.56, house.depth * 0.5, z, z + 11)
        upper = Site(scene, house, room)
        upper.left.windows(upper.left.grid((3.2, 4.6), 9, 9, 1, 3.4), None)
        roof += [massing(scene, room, scene.palette.material(house.roof), site.roof), upper.left]
    elif house.variant == 1:
        roof.append(washing(scene, (house.width * 0.2, house.depth * 0.6), (house.width * 0.8, house.depth * 0.3), z))
        roof.append(satellite_dish(scene, house.width * 0.3, house.depth * 0.3, z))
    else:
        rug = [(house.width * 0.25, house.depth + 0.2, z), (house.width * 0.55, house.depth + 0.2, z)]
        roof.append(face([*rug, *((x, y, z - 7) for x, y, _ in reversed(rug))], scene.palette.material("#b5443c").left))
        roof.append(stair_house(scene, 5, 5, z, wall=house.roof, roof=house.roof))
    return site.drawing(site.flat_body(3), *site.walls, *roof)


def _arched_door(wall: Facade, albedo: str, width: float = 5.2, height: float = 9.6) -> None:
    u, r = wall.length / 2 - width / 2, width / 2
    d = svg.outline("M", u, wall.height, "v", r - height, "a", r, r, 0, 0, 1, width, 0, "v", height - r, "z")
    wall.add(svg.path(d, wall.tone(albedo), stroke=wall.tone(TRIM), stroke_width=1.1))


def gulf(scene: Scene, house: House) -> Drawing:
    """Arabian and Persian: a wind tower over lime walls with niches, lattices and stepped battlements."""
    site = Site(scene, house)
    for wall in site.walls:
        wall.foot()
        step = wall.length / max(2, round(wall.length / 9))
        niches = [(step * i + step / 2 - 2, 4.0, 4, wall.height - 17) for i in range(round(wall.length / step))]
        wall.add(svg.path(svg.boxes(niches), mix(wall.tone(house.wall), CONTACT, 0.12)))
        wall.windows(wall.grid((3.4, 6), step, 13, house.floors, 5), "#8a6a4a", bars=True)
        _battlements(wall, house.wall)
    _arched_door(site.gable, house.accent, 6, 10)
    parts: list[Body | Markup | Facade] = [site.flat_body(), *site.walls]
    if house.variant < 2:
        size, z = 11.0, site.block.z1
        x, y = (4.0, 4.0) if house.variant else (house.width - size - 4, 4.0)
        tower = Block(x, y, x + size, y + size, z - 3, z + 21)
        shaft = Site(scene, house, tower)
        for wall in shaft.walls:
            wall.add(
                svg.path(
                    svg.boxes([(1.6 + 2.9 * i, 3, 1.9, 10) for i in range(3)]), mix(wall.tone("#5a4636"), CONTACT, 0.3)
                )
            )
            wall.lines(svg.outline("M", -1.5, 15, "h", 3, "M", wall.length - 1.5, 15, "h", 3), BEAM, 1.2)
        parts += [massing(scene, tower, site.wall, site.roof, 1), *shaft.walls]
    return site.drawing(*parts)


def _battlements(wall: Facade, albedo: str, height: float = 2.8, pitch: float = 4.4) -> None:
    h = height / 2
    d = "".join(
        svg.outline("M", i * pitch, 0.4, "v", -h, "h", 0.8, "v", -h, "h", 1.4, "v", h, "h", 0.8, "v", h, "z")
        for i in range(int(wall.length / pitch))
    )
    wall.add(svg.path(d, wall.tone(albedo)))


def sahel(scene: Scene, house: House) -> Drawing:
    """Sudano-Sahelian: rounded mud buttresses that end in cones, rows of projecting sticks."""
    site = Site(scene, house)
    for wall in site.walls:
        wall.foot(30)
        count = max(2, round(wall.length / 9))
        step = wall.length / count
        ribs = "".join(
            svg.outline("M", step * (i + 0.5) - 1.7, wall.height, "L", step * (i + 0.5) - 1.3, -1,
                        "q", 1.3, -6.5, 2.6, 0, "l", 0.4, wall.height + 1, "z")
            for i in range(count)
        )  # fmt: skip
        wall.windows(wall.grid((2.6, 4), step, 12, house.floors, 6), None)
        wall.add(svg.path(ribs, mix(wall.tone(house.wall), wall.palette.material(house.wall).edge, 0.22)))
        sticks = wall.grid((2.8, 1), step / 2, 6, 2, 4)
        wall.add(sticks.dashes(wall.tone(BEAM)))
    _arched_door(site.gable, house.accent)
    corners = svg.join(
        [_cone(site, x, y) for x, y in ((1, house.depth - 1), (house.width - 1, 1), (house.width - 1, house.depth - 1))]
    )
    return site.drawing(site.flat_body(4), *site.walls, corners)


def _cone(site: Site, x: float, y: float) -> Markup:
    (u, v), tone = project(x, y, site.block.z1), site.wall
    return svg.join([
        svg.path(svg.outline("M", u - 2.4, v + 1, "q", 0.8, -5, 2.4, -8, "v", 9, "z"), tone.left),
        svg.path(svg.outline("M", u, v - 7, "q", 1.6, 3, 2.4, 8, "l", -2.4, 1, "z"), tone.right),
    ])  # fmt: skip


def yemeni(scene: Scene, house: House) -> Drawing:
    """South Arabian tower houses: brown brick, bands and frames of white gypsum, coloured fanlights."""
    site = Site(scene, house)
    storey = (house.height - 2) / house.floors
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4, 6), 9, storey, house.floors, 4.6)
        for j in range(house.floors):
            wall.lines(
                svg.outline(
                    "M",
                    0,
                    j * storey + 1.4,
                    *(t for i in range(int(wall.length / 4)) for t in ("l", 2, 1.6, "l", 2, -1.6)),
                ),
                TRIM,
                1,
            )
        fans = "".join(
            svg.outline("M", grid.left + i * grid.pitch, grid.top + j * storey, "a", 2, 2.4, 0, 0, 1, 4, 0, "z")
            for i in range(grid.columns) for j in range(house.floors)
        )  # fmt: skip
        wall.windows(grid, TRIM)
        wall.add(svg.path(fans, wall.tone("#d98c3a"), stroke=wall.tone(TRIM), stroke_width=0.9))
    _arched_door(site.gable, "#7a4a30")
    _battlements(site.left, TRIM)
    _battlements(site.right, TRIM)
    return site.drawing(site.flat_body(1.2), *site.walls)


def cycladic(scene: Scene, house: House) -> Drawing:
    """Aegean: whitewashed cubes, one on the other, blue doors, blue domes, stairs and bougainvillea."""
    scale = 0.62
    lower_h = 14 if house.floors > 1 else house.height
    base = Site(scene, house, Block(0, 0, house.width, house.depth, 0, lower_h))
    for wall in base.walls:
        wall.foot(20)
        wall.windows(wall.grid((3.6, 4.6), 12, 12, 1, 5), house.accent, sill=False)
    _arched_door(base.gable, house.accent)
    lower = base.drawing(base.flat_body(3.2, 2), *base.walls)
    w, d = house.width * scale, house.depth * scale
    block = Block(1, 1, 1 + w, 1 + d, lower_h, lower_h + 12)
    upper = Site(scene, house, block)
    if house.floors > 1:
        for wall in upper.walls:
            wall.windows(wall.grid((3.6, 5), 10, 12, 1, 3.4), house.accent, sill=False)
    parts: list[Body | Markup | Facade] = [svg.EMPTY]
    if house.floors > 1:
        parts += [upper.flat_body(2.8, 2), *upper.walls]
    roof_z = block.z1 if house.floors > 1 else base.block.z1
    if house.variant == 0:
        centre = project(1 + w / 2, 1 + d / 2)
        blue = scene.palette.snowed(AEGEAN)
        radius = min(w, d) * 0.36
        parts.append(svg.group(dome(radius, roof_z - 1, blue, scene.definitions, 0.9), transform=svg.translate(centre)))
    stairs = svg.join([_step(base, i) for i in range(5)]) if house.variant == 1 else svg.EMPTY
    bloom = scene.palette.material("#c2408a")
    spots = [
        project(house.width - 1, house.depth * t, lower_h - s)
        for t, s in ((0.9, 1), (0.84, 3), (0.9, 5.5), (0.8, 0), (0.86, 7.5))
    ]
    flower = flowers(spots, bloom.right, 1.7) if scene.palette.snow < 0.5 else svg.EMPTY
    return merged(lower, upper.drawing(*parts, stairs, flower))


def _step(site: Site, i: int) -> Markup:
    b, run = site.block, 3.2
    x = b.x0 + 2 + run * i
    return box(Block(x, b.y1, x + run, b.y1 + 4, 0, 2.4 * (5 - i)), site.wall)


def himalayan(scene: Scene, house: House) -> Drawing:
    """Tibetan and Bhutanese: white walls, black-framed windows, a dark red frieze, prayer flags over the roof."""
    site = Site(scene, house)
    storey = (house.height - 5) / house.floors
    for wall in site.walls:
        wall.foot()
        grid = wall.grid((4.2, 5.6), 10, storey, house.floors, 8)
        wall.add(grid.dashes(wall.tone("#2c2430"), -1.8, grid.width + 3.6, -1, grid.height + 3.2))
        wall.windows(grid, "#b5653a", bars=True)
        wall.add(grid.dashes(wall.tone("#f0c65a"), -1.8, grid.width + 3.6, -2.4, 1.4))
        wall.band(0, "#e8c15a", 1.2)
        wall.band(1.2, "#7d2f2c", 4.2)
    site.gable.door(site.gable.length / 2 - 2.6, "#9a3a2c")
    z, middle = site.block.z1, (house.width / 2, house.depth / 2, site.block.z1 + 15)
    ropes, cloths = [], []
    for corner in ((1, house.depth - 1, z), (house.width - 1, house.depth - 1, z), (house.width - 1, 1, z)):
        a, b = project(*corner), project(*middle)
        ropes.append(svg.polygon([a, b], close=False))
        for i, albedo in enumerate(("#3f6fb5", "#f4f0ea", "#c8473a", "#4f9a5a", "#f0c65a")):
            t = 0.15 + 0.16 * i
            u, v = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            cloths.append(svg.rect(u - 1.4, v, 2.8, 3, site.palette.material(albedo).left))
    pole = line([(middle[0], middle[1], z), middle], site.palette.material(BEAM).left, 1.2)
    return site.drawing(
        site.flat_body(), *site.walls, pole,
        svg.stroke("".join(ropes), "#6a625c", 0.6), *cloths,
    )  # fmt: skip


def haveli(scene: Scene, house: House) -> Drawing:
    """Indian: painted sandstone with cusped arches, bay windows under little domes, a fretted parapet."""
    site = Site(scene, house)
    storey = (house.height - 3) / house.floors
    for wall in site.walls:
        wall.foot()
        count = max(2, round(wall.length / 11))
        for j in range(house.floors):
            wall.band(j * storey + 0.4, TRIM, 1.3)
            if j < house.floors - 1:
                wall.arches(j * storey + 3.4, storey - 5, count, house.accent if house.variant == 2 else None, 0.44)
        wall.windows(wall.grid((2.8, 5), wall.length / count, storey, house.floors - 1, 5.4), None)
        _bay(wall, storey, house)
        merlons = wall.grid((2.2, 2.4), 3.4, 9, 1, -2.4)
        wall.add(merlons.dashes(wall.tone(TRIM)))
    if house.has_shop:
        site.gable.shops(house.accent, house.accent)
    else:
        _arched_door(site.gable, house.accent, 6, 10)
    site.eaves.arches(site.eaves.height - 10, 10, 3, None, 0.6)
    stairs = stair_house(scene, 6, 6, site.block.z1 - 2, wall=house.roof, roof=house.roof)
    return site.drawing(site.flat_body(), *site.walls, stairs)


def _bay(wall: Facade, storey: float, house: House) -> None:
    """A jharokha in the middle of the first floor: a hanging bay with a ribbed little dome."""
    u, v, w = wall.length / 2 - 5, storey * max(0, house.floors - 2) + 2, 10.0
    corbel = svg.outline("M", u - 1, v + storey - 2, "h", w + 2, "l", -3, 3.4, "h", -w + 4, "z")
    cap = svg.outline("M", u - 1, v + 2, "q", 1, -6, w / 2 + 1, -6.5, "q", w / 2, 0.5, w / 2 + 1, 6.5, "z")
    wall.add(
        svg.path(corbel, mix(wall.tone(TRIM), CONTACT, 0.3)),
        svg.rect(u, v + 2, w, storey - 4, wall.tone(TRIM)),
        svg.path(cap, wall.tone(house.accent)),
        svg.path(svg.boxes([(u + 1.4 + 2.7 * i, v + 3.6, 1.8, storey - 8) for i in range(3)]), wall.tone("#5a4a52")),
    )  # fmt: skip
