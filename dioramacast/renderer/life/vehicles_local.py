"""What drives where: the fleets of countries and cities, two-wheelers, carts."""

from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer import regions, svg
from dioramacast.renderer.layout.settlements import Settlement
from dioramacast.renderer.life import vehicles
from dioramacast.renderer.life.vehicles import Builder, Way
from dioramacast.renderer.regions import is_near
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

Draw = Callable[[Scene, Way], Markup]
PAINTS = ("#d2483c", "#f0f0ec", "#3f6fa8", "#e8b53a", "#3d434f", "#5f9a8a")


@dataclass(frozen=True, slots=True)
class Vehicle:
    draw: Draw
    length: float = 17.0
    width: float = 7.8
    is_broad: bool = False
    """Whether it needs more than a lane."""


def bicycle(scene: Scene, way: Way, coat: str, is_scooter: bool = False) -> Markup:
    b = Builder(scene, way, 9, 2)
    dark, cloth = b.side_colour("#33303c"), scene.palette.material(coat).left
    wheels = "M.2-1.9a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M5.6-1.9a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0"
    frame = svg.stroke("M2-1.9L3.6-5L6.6-4.8L4.6-2L3.6-5M7.4-1.9L6.4-6H7.4", cloth if is_scooter else dark, 0.8)
    if is_scooter:
        shell = svg.path("M0-2.2Q1-5.4 4.6-4.8Q5-2.6 6-2.8L6.2-6.2L7.4-2Q4-1 0-2.2z", cloth)
        frame = svg.join([shell, svg.circle(1.8, -1.4, 1.3, dark), svg.circle(7.6, -1.4, 1.3, dark)])
    rider = svg.join([
        svg.stroke("M3.4-5.4L5-3.4L4.6-1.4", dark, 1.3), svg.stroke("M3.2-5.6L4-9.4L6.6-6.6", cloth, 1.9),
        svg.circle(4.6, -11.2, 1.8, scene.palette.material("#d9a57e").left),
        svg.path("M2.7-11.2Q2.8-13.4 4.6-13.4T6.5-11.6z", b.side_colour("#4a3428" if not is_scooter else "#e9e6df")),
    ])  # fmt: skip
    return svg.join([b.side(svg.EMPTY if is_scooter else svg.stroke(wheels, dark, 0.7), frame, rider)])


def horse_cart(scene: Scene, way: Way) -> Markup:
    b = Builder(scene, way, 24, 6.4)
    coat, wood = b.side_colour("#8a5a3a"), "#a9794a"
    bed = vehicles.Body(24, 6.4, ((0, 3), (0, 5.6), (12, 5.6), (12, 3)), (wood, "#e3c46a", wood))
    horse = "M15-6.6Q18-7.6 20.4-6.8L22-10.4L23-10.8L25-8.6L24-8L22.8-8.2L21.8-4.6L21.4 0H20.6L20-3.8H17L16.4 0H15.6z"
    return svg.join([
        b.skin(bed),
        b.side(svg.path("M0-3V-5.6H12V-3z", b.side_colour(wood)), svg.stroke("M12-4L20-4.6",
            b.side_colour("#6a4a30"), 0.8),
               svg.path(horse, coat), svg.stroke("M15-6.4Q13.8-5 14.2-2.8M22-10.4L20.6-7", b.side_colour("#3a2a24"),
                   0.9),
               svg.circle(4.4, -2.4, 2.4, b.side_colour("#5a4030")), svg.circle(4.4, -2.4, 1.3,
                   b.side_colour("#c9a06a"))),
    ])  # fmt: skip


def saloon(paint: str) -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.car(scene, way, paint))


def hatchback(paint: str) -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.estate(scene, way, paint), 15.6)


def taxi(paint: str, sign: str = "#fff6d0", band: str = "") -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.car(scene, way, paint, sign, band))


def bus(paint: str, roof: str = "#eceef0", decks: int = 1) -> Vehicle:
    length, height = (30.0, 13.0) if decks == 1 else (27.0, 19.0)
    return Vehicle(lambda scene, way: vehicles.coach(scene, way, paint, length, height, roof=roof, decks=decks),
                   length, 8.6, is_broad=True)  # fmt: skip


def minibus(paint: str, band: str) -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.coach(scene, way, paint, 19, 11, band=band), 19, 8.6)


def van(paint: str) -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.coach(scene, way, paint, 18, 10.4, blank=0.55, pane=4), 18, 8.6)


def tram(paint: str, cream: str = "#f2ead8") -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.tram(scene, way, paint, cream), 42, 8.6, is_broad=True)


def tuk_tuk(paint: str, roof: str) -> Vehicle:
    return Vehicle(lambda scene, way: vehicles.tuk_tuk(scene, way, paint, roof), 11.5, 6.6)


def cyclist(coat: str) -> Vehicle:
    return Vehicle(lambda scene, way: bicycle(scene, way, coat), 9, 2)


def scooter(coat: str) -> Vehicle:
    return Vehicle(lambda scene, way: bicycle(scene, way, coat, is_scooter=True), 9, 2)


TRACTOR = Vehicle(lambda scene, way: vehicles.tractor(scene, way, "#c8442e"), 15, 7.6)
CRAWLER = Vehicle(lambda scene, way: vehicles.tractor(scene, way, "#e8862e"), 15, 7.6)
CART = Vehicle(horse_cart, 24, 6.4)
PLOUGH = Vehicle(vehicles.snow_plough, 22, 8.6)
PICKUP = Vehicle(lambda scene, way: vehicles.pickup(scene, way, "#7f8f9a"), 18)

TAXIS = (
    (lambda p: is_near(p, 40.7, -74), taxi("#f4bc1e", "#fff6d0")),
    (lambda p: is_near(p, 51.5, -0.1), hatchback("#2c2b33")),
    (lambda p: is_near(p, 19.1, 72.9), taxi("#2f2e36", "#f4c83a", "#f4c83a")),
    (lambda p: is_near(p, 35.7, 139.7), taxi("#2f3a5a", "#e8f0c8")),
    (lambda p: is_near(p, 22.3, 114.2), taxi("#d2382e", "#fff6d0", "#f0f0ec")),
    (lambda p: is_near(p, 41.4, 2.2), taxi("#2f2e36", "#d8f0c8", "#f4c81e")),
    (lambda p: is_near(p, -34.6, -58.4), taxi("#2f2e36", "#fff6d0", "#f4c81e")),
    (lambda p: is_near(p, 19.4, -99.1), taxi("#e06a8e", "#fff6d0", "#f4f1ea")),
    (lambda p: is_near(p, 13.75, 100.5), taxi("#e05a9a", "#fff6d0")),
    (lambda p: is_near(p, 25.2, 55.3), taxi("#efe6d2", "#d2382e", "#d2382e")),
    (lambda p: is_near(p, 39.9, 116.4), taxi("#e8b53a", "#fff6d0", "#3f6a4a")),
    (lambda p: is_near(p, 41.0, 29.0), taxi("#f4c02a", "#fff6d0")),
    (lambda p: is_near(p, -22.9, -43.2), taxi("#f6d02a", "#fff6d0", "#2f4a8a")),
    (lambda p: is_near(p, -33.9, 151.2), taxi("#f0f0ec", "#f4a81e", "#f4a81e")),
    (lambda p: p.country in ("DE", "AT"), taxi("#ecdfb8", "#f4c83a")),
    (lambda p: p.country in regions.GULF, taxi("#f0f0ec", "#f4c83a", "#4a9a5a")),
    (lambda p: p.country in ("MA",), taxi("#c8493a", "#f0f0ec")),
    (lambda p: p.country in ("EG", "IN", "CO", "PE", "TR", "US", "CU", "RU", "IQ", "ID"), taxi("#f0bc2e")),
)  # fmt: skip
TRAMS = (
    (lambda p: is_near(p, 38.7, -9.1), tram("#f2c01e", "#f4ecd8")),
    (lambda p: is_near(p, -37.8, 145), tram("#2f7a4e", "#f2e2a8")),
    (lambda p: is_near(p, 37.8, -122.4), tram("#8a3a2e", "#f0d9a0")),
    (lambda p: is_near(p, 22.3, 114.2), bus("#2f7a5a", "#e8e4d8", decks=2)),
    (lambda p: is_near(p, 45.46, 9.19), tram("#e8b62e", "#f4ecd8")),
    (lambda p: p.country in ("AT", "CZ", "PL", "SK"), tram("#c9332e", "#f4eede")),
    (lambda p: p.country in ("CH", "NO", "FI"), tram("#2f6fb0", "#f0f2f4")),
    (lambda p: p.country in regions.CENTRAL_EUROPE | regions.LOW_COUNTRIES, tram("#e8c23a", "#f4f2ea")),
    (lambda p: p.country in regions.EASTERN_EUROPE, tram("#c94a3a", "#f2ead8")),
    (lambda p: p.country in ("SE", "PT", "FR"), tram("#4f8ab8", "#f0f2f4")),
)  # fmt: skip


def _first(rules: tuple[tuple[Callable[[Place], bool], Vehicle], ...], place: Place) -> list[Vehicle]:
    return [next((vehicle for holds, vehicle in rules if holds(place)), saloon("#3d434f"))]


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a fleet is put together from."""

    place: Place
    private: tuple[Vehicle, Vehicle, Vehicle]
    cab: list[Vehicle]
    """The taxi of a city, or nothing."""

    @property
    def rails(self) -> list[Vehicle]:
        return _first(TRAMS, self.place)


RAILS = frozenset({"PT", "IT", "FR"})
THREE_WHEELERS = frozenset({"TH", "LA", "KH", "ID", "PH"})


def _south_asian(t: Traffic) -> list[Vehicle]:
    three = tuk_tuk("#2f8a52", "#f2c83a")
    return [three, *t.cab, scooter("#c8553d"), t.private[1], three, bus("#c8452e", "#e8dcc0")]


def _south_east_asian(t: Traffic) -> list[Vehicle]:
    three = [tuk_tuk("#3f5fa8", "#d8463c")] if t.place.country in THREE_WHEELERS else []
    return [scooter("#3f6f9a"), *three, *t.cab, scooter("#c8553d"), t.private[0], bus("#e8a03a", "#f0ece0")]


def _african(t: Traffic) -> list[Vehicle]:
    matatu = minibus("#f2efe6", "#e29a2e")
    return [matatu, t.private[1], *t.cab, matatu, PICKUP]


def _british(t: Traffic) -> list[Vehicle]:
    return [bus("#c8322e", "#c8322e", decks=2), *t.cab, t.private[1], van("#f0ede4"), t.private[0]]


def _cycling(t: Traffic) -> list[Vehicle]:
    return [cyclist("#c8553d"), t.private[1], cyclist("#3f6f9a"), *t.rails, cyclist("#e0b040")]


def _chinese(t: Traffic) -> list[Vehicle]:
    return [cyclist("#3f5f8a"), *t.cab, t.private[0], scooter("#c8553d"), bus("#3f8a5a")]


def _southern(t: Traffic) -> list[Vehicle]:
    rails = t.rails if t.place.country in RAILS else []
    return [t.private[1], scooter("#c8453d"), *t.cab, *rails, van("#f0ede4"), t.private[0]]


def _usual(t: Traffic) -> list[Vehicle]:
    yellow = bus("#efb42e", "#f6d488")
    public = t.rails if t.place.country in regions.EUROPE | frozenset({"AU"}) else [
        yellow if t.place.country in regions.NORTH_AMERICA else bus("#3f7fb0")
    ]  # fmt: skip
    return [*t.cab, t.private[0], *public, t.private[1], van("#f0ede4"), t.private[2], *t.cab]


FLEETS: tuple[tuple[frozenset[str], Callable[[Traffic], list[Vehicle]]], ...] = (
    (regions.SOUTH_ASIA, _south_asian),
    (regions.SOUTH_EAST_ASIA, _south_east_asian),
    (regions.AFRICA, _african),
    (regions.BRITISH, _british),
    (frozenset({"NL", "DK"}), _cycling),
    (frozenset({"CN"}), _chinese),
    (regions.SOUTHERN_EUROPE, _southern),
)


def fleet_of(place: Place, settlement: Settlement, paints: tuple[str, str, str], is_snowy: bool) -> list[Vehicle]:
    """The vehicles of a place; what is common stands there more than once."""
    country, plough = place.country, [PLOUGH] if is_snowy else []
    if regions.is_antarctic(place) or country == "GL":
        return [CRAWLER, *plough]
    if settlement <= Settlement.VILLAGE:
        has_scooters = country in regions.SOUTH_EAST_ASIA | regions.SOUTH_ASIA
        work = CART if country in regions.DRIVES_CARTS | regions.AFRICA else TRACTOR
        return [*plough, work, scooter(paints[0]) if has_scooters else hatchback(paints[0]), PICKUP]
    cab = _first(TAXIS, place) if settlement >= Settlement.CITY else []
    traffic = Traffic(place, (saloon(paints[0]), hatchback(paints[1]), saloon(paints[2])), cab)
    build = next((build for countries, build in FLEETS if country in countries), _usual)
    return [*plough, *build(traffic)]
