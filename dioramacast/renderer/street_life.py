"""Small stories: lamps, cars, people."""

from dioramacast.models import Place
from dioramacast.renderer import svg
from dioramacast.renderer.geometry import Point, Rect, on_picture
from dioramacast.renderer.plan import Settlement, seeded
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block, ball_paint, box, left_wall, on_floor, right_wall
from dioramacast.renderer.svg import Markup

CARS = ("#d2483c", "#f0f0ec", "#3f6fa8", "#e8b53a", "#3d434f")
COATS = ("#c8553d", "#3f6f9a", "#e0b040", "#5a7f58", "#7a4f86")
UMBRELLAS = ("#d8463c", "#3f7fc0", "#e8b53a")
CARS_WANTED = (1, 1, 3, 6, 8, 8)
PEOPLE_WANTED = (3, 5, 9, 13, 15, 15)
"""By settlement."""


def add_street_life(scene: Scene, place: Place) -> None:
    _add_lamps(scene)
    _add_cars(scene, place)
    _add_people(scene, place)
    if scene.palette.snow > 0.7 and scene.plan.green and not scene.plan.waters.touches(scene.plan.green):
        x, y = scene.plan.green.x1 - 12, scene.plan.green.y0 + 14
        scene.add(Rect(x - 5, y - 5, x + 5, y + 5), _snowman(scene), (x, y))


def _snowman(scene: Scene) -> Markup:
    snow, hat = scene.palette.material("#f7faff"), scene.palette.material("#2c3040").left
    paint = ball_paint(snow, scene.definitions)
    shade = scene.palette.lighting.shadow_colour
    return svg.join([
        svg.ellipse(2, 0, 10, 4, shade, opacity=0.25, stroke="none"),
        svg.circle(0, -6, 7, paint), svg.circle(0, -15, 5.2, paint), svg.circle(0, -22, 4, paint),
        svg.stroke("M-1-23h.1M2.5-23h.1M.5-15h.1M.5-12.5h.1", hat, 1.3),
        svg.stroke("M.5-21.2l4 .8", "#e8823a", 1.6),
        svg.path("M-5.5-25.2h11v-1.2h-2.5v-5.6h-6v5.6h-2.5z", hat),
    ])  # fmt: skip


def lamp_spots(scene: Scene) -> list[Point]:
    """Where lamps stand, on the far kerb of each street."""
    if scene.plan.settlement <= Settlement.VILLAGE:
        return []
    spots = []
    for street in scene.plan.streets:
        along_x = street.width > street.depth
        length = street.width if along_x else street.depth
        for i in range(int(length // 92)):
            t = (street.x0 if along_x else street.y0) + 46 + 92 * i
            spots.append((t, street.y0 - 4) if along_x else (street.x0 - 4, t))
    return [s for s in spots if not scene.plan.waters.is_wet(*s, margin=4)]


def _add_lamps(scene: Scene) -> None:
    palette = scene.palette
    is_on = palette.lit_share > 0.1
    head = palette.shown("#ffeebb") if is_on else palette.material("#d5dae2").left
    post = svg.stroke("M0 0V-22", palette.material("#3d3a4d").left, 1.5)
    drawing = [post, svg.rect(-2.2, -27, 4.4, 6, head, rx="1.2")]
    if is_on:
        halo = scene.definitions.radial([(0, "#ffe7a6", 0.7), (0.35, "#ffd98a", 0.22), (1, "#ffd98a", 0)])
        drawing.append(svg.circle(0, -24, 15, halo, stroke="none"))
    name = scene.definitions.shape(svg.join(drawing))
    for x, y in lamp_spots(scene):
        scene.add_shape(Rect(x - 1.5, y - 1.5, x + 1.5, y + 1.5), name, (x, y))
        if is_on:
            scene.glows.append((on_picture(x, y), 34))


def _add_cars(scene: Scene, place: Place) -> None:
    chance = seeded(place, "cars")
    streets = scene.plan.streets
    if not streets:
        return
    wanted = CARS_WANTED[scene.plan.settlement]
    most_on_one = -(-wanted // len(streets))
    for i in range(wanted):
        street = streets[i % len(streets)]
        along_x = street.width > street.depth
        start, end = (street.x0, street.x1) if along_x else (street.y0, street.y1)
        t = start + 34 + (end - start - 68) * (i // len(streets) + chance.uniform(0.1, 0.8)) / most_on_one
        lane = (street.y0 + street.y1) / 2 if along_x else (street.x0 + street.x1) / 2
        lane += -6 if i % 2 else 6
        if abs(t - lane) < 22 and len(streets) > 1:
            continue
        x, y = (t, lane) if along_x else (lane, t)
        half_x, half_y = (8.5, 4.2) if along_x else (4.2, 8.5)
        name = scene.definitions.shape(_car(scene, CARS[chance.randrange(5)], along_x, nearing=i % 2 == 0))
        rect = Rect(x - half_x, y - half_y, x + half_x, y + half_y)
        scene.add_shape(rect, name)
        scene.contacts.append(svg.polygon([on_picture(*c) for c in rect.grown(1.5).corners()]))


def _car(scene: Scene, colour: str, along_x: bool, nearing: bool) -> Markup:
    palette = scene.palette
    paint = palette.material(colour)
    length, width = (17.0, 8.4) if along_x else (8.4, 17.0)
    body = Block(0, 0, length, width, 1.5, 6)
    cabin = Block(4, 1.2, 13, 7.2, 6, 10) if along_x else Block(1.2, 4, 7.2, 13, 6, 10)
    glass = palette.material("#33405c")
    windows = [
        left_wall(cabin, svg.rect(0.8, 0.8, cabin.width - 1.6, 2.6, glass.left)),
        right_wall(cabin, svg.rect(0.8, 0.8, cabin.depth - 1.6, 2.6, glass.right)),
    ]
    beam = svg.EMPTY
    if palette.lit_share > 0.2 and nearing:
        fade = scene.definitions.linear([(0, "#fff0c0", 0.5), (1, "#fff0c0", 0)], (0, 0), (1, 0) if along_x else (0, 1))
        shape = "M17 2L42-4V13L17 7Z" if along_x else "M2 17L-4 42H13L7 17Z"
        if not along_x:
            fade = scene.definitions.linear([(0, "#fff0c0", 0.5), (1, "#fff0c0", 0)])
        beam = on_floor(0, 0, 0, svg.path(shape, fade, stroke="none"))
    return svg.join([beam, box(body, paint), box(cabin, paint, palette.snowed(colour, 0.9)), *windows])


def _add_people(scene: Scene, place: Place) -> None:
    """On the green and the square. In great heat, heavy weather and deep night most stay in."""
    plan, palette, chance = scene.plan, scene.palette, seeded(place, "people")
    spots: list[Point] = []
    for rect in (plan.green, plan.hero.grown(11)):
        if rect is None:
            continue
        spots += [(chance.uniform(rect.x0 + 6, rect.x1 - 4), rect.y1 - chance.uniform(1, 9)) for _ in range(8)]
    wanted = PEOPLE_WANTED[plan.settlement]
    if palette.heat > 0.6 or palette.daylight < 0.3:
        wanted //= 2
    for x, y in spots[:wanted]:
        coat, umbrella = COATS[chance.randrange(5)], UMBRELLAS[chance.randrange(3)]
        if plan.waters.is_wet(x, y, 4) or plan.hero.grown(-2).overlaps(Rect(x, y, x + 1, y + 1)):
            continue
        name = scene.definitions.shape(_person(scene, coat, umbrella))
        scene.add_shape(Rect(x - 1.4, y - 1.4, x + 1.4, y + 1.4), name, (x, y))


def _person(scene: Scene, coat: str, umbrella: str) -> Markup:
    palette = scene.palette
    parts = [
        svg.ellipse(0.6, 0, 3, 1.3, palette.lighting.shadow_colour, opacity=0.3, stroke="none"),
        svg.path("M-2 0L-1.5-6.5Q0-8 1.5-6.5L2 0Q0 1-2 0Z", palette.material(coat).left),
        svg.circle(0, -8.8, 1.8, palette.material("#d8a888").left),
    ]
    if palette.wet or (palette.heat > 0.5 and palette.daylight > 0.5):
        canopy = palette.material(umbrella if palette.wet else "#f6ead0")
        parts.append(svg.stroke("M0-8V-14", palette.material("#55506a").left, 0.8))
        parts.append(svg.path("M-6.5-11.5Q-5.5-17 0-17.5Q5.5-17 6.5-11.5Q3-13 0-11.5Q-3-13-6.5-11.5Z", canopy.top))
    return svg.join(parts)


def flicker(scene: Scene) -> Markup:
    """The heads of lit lamps, in three groups that never pulse together."""
    if scene.palette.lit_share <= 0.1:
        return svg.EMPTY
    halo = scene.definitions.radial([(0, "#fff2cc", 0.9), (0.4, "#ffe0a0", 0.3), (1, "#ffe0a0", 0)])
    heads = [on_picture(x, y, 24) for x, y in lamp_spots(scene)]
    return svg.join([
        svg.group(*(svg.circle(x, y, 8, halo) for x, y in heads[i::3]), class_=f"fl fl{i}") for i in range(3)
    ])  # fmt: skip
