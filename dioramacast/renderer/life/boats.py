"""Which boats lie before which place."""

import math
from collections.abc import Callable

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.models import Place, WaterKind
from dioramacast.renderer import regions, svg
from dioramacast.renderer.layout.settlements import Settlement, seeded, settlement_of
from dioramacast.renderer.life.boats_craft import (
    BARGE,
    DHOW,
    DOLPHINS,
    FERRY,
    FREIGHTER,
    GONDOLA,
    HOUSEBOAT,
    ICEBREAKER,
    JUNK,
    KAYAK,
    LONGTAIL,
    OUTRIGGER,
    ROWING_BOAT,
    SAMPAN,
    SIGHTSEER,
    SURFER,
    TRAWLER,
    TUG,
    WHALE,
    YACHT,
    Craft,
)
from dioramacast.renderer.life.boats_hull import WHITE, Vessel
from dioramacast.renderer.mood.palette import climate_of
from dioramacast.renderer.regions import is_near
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.svg import Markup

Fleet = tuple[Craft, ...]
Rule = tuple[Callable[[Place], bool], Fleet]

ON_RIVERS: tuple[Rule, ...] = (
    (lambda p: is_near(p, 45.43, 12.33, 0.15), (GONDOLA, GONDOLA, ROWING_BOAT)),
    (lambda p: p.country in ("EG", "SD"), (DHOW, DHOW, ROWING_BOAT)),
    (lambda p: p.country in ("TH", "LA", "KH", "MM"), (LONGTAIL, SAMPAN, LONGTAIL)),
    (lambda p: p.country in ("VN", "CN", "ID", "MY", "BD", "HK"), (SAMPAN, BARGE, SAMPAN)),
    (lambda p: p.country == "IN" and p.lat < 13, (HOUSEBOAT, SAMPAN, ROWING_BOAT)),
    (lambda p: p.country in regions.SOUTH_ASIA, (ROWING_BOAT, SAMPAN, ROWING_BOAT)),
    (lambda p: p.country in regions.AFRICA | regions.PACIFIC, (ROWING_BOAT, OUTRIGGER, ROWING_BOAT)),
    (lambda p: p.country in ("GB", "IE", "NL", "BE"), (BARGE, SIGHTSEER, ROWING_BOAT)),
    (lambda p: settlement_of(p) >= Settlement.CITY, (SIGHTSEER, BARGE, TUG)),
    (lambda p: settlement_of(p) >= Settlement.TOWN, (BARGE, SIGHTSEER, ROWING_BOAT)),
)
ON_OPEN_WATER: tuple[Rule, ...] = (
    (regions.is_antarctic, (ICEBREAKER, WHALE, KAYAK, WHALE)),
    (lambda p: is_near(p, 45.43, 12.33, 0.2), (GONDOLA, FERRY, GONDOLA, GONDOLA, YACHT)),
    (lambda p: p.country == "GL" or climate_of(p) in ("ET", "EF"), (TRAWLER, KAYAK, ICEBREAKER, WHALE, TRAWLER)),
    (lambda p: p.country in regions.GULF | frozenset({"EG", "SD", "IR", "DJ", "ER", "SO"}),
     (DHOW, FREIGHTER, DHOW, YACHT, DHOW)),
    (lambda p: p.country in ("TZ", "KE", "MZ", "MG", "KM"), (DHOW, OUTRIGGER, DHOW, TRAWLER, DOLPHINS)),
    (lambda p: p.country in ("HK", "MO") or is_near(p, 20.95, 107.1, 0.6), (JUNK, FERRY, JUNK, FREIGHTER, SAMPAN)),
    (lambda p: p.country in ("CN", "VN", "TW"), (JUNK, FREIGHTER, SAMPAN, TRAWLER, JUNK)),
    (lambda p: p.country in ("TH", "MM", "KH"), (LONGTAIL, YACHT, LONGTAIL, FERRY, LONGTAIL)),
    (lambda p: p.country in ("ID", "PH", "MY", "BN", "TL"), (OUTRIGGER, FERRY, OUTRIGGER, SAMPAN, OUTRIGGER)),
    (lambda p: p.country in regions.PACIFIC or (p.country == "US" and p.lon < -150 and p.lat < 30),
     (OUTRIGGER, SURFER, OUTRIGGER, YACHT, DOLPHINS)),
    (lambda p: p.country in regions.CARIBBEAN, (YACHT, ROWING_BOAT, DOLPHINS, FERRY, YACHT)),
    (lambda p: p.country in regions.OCEANIA or is_near(p, 34, -118.5, 1.6), (YACHT, SURFER, FERRY, YACHT, DOLPHINS)),
    (lambda p: p.country in ("IS", "FO"), (TRAWLER, WHALE, TRAWLER, FERRY, TRAWLER)),
    (lambda p: p.country in regions.SOUTH_ASIA | regions.AFRICA, (TRAWLER, ROWING_BOAT, FREIGHTER, DHOW,
        ROWING_BOAT)),
    (lambda p: p.country in regions.NORDIC, (FERRY, YACHT, TRAWLER, YACHT, ROWING_BOAT)),
    (lambda p: settlement_of(p) >= Settlement.METROPOLIS, (FREIGHTER, FERRY, TUG, YACHT, FREIGHTER)),
    (lambda p: settlement_of(p) >= Settlement.CITY, (FERRY, YACHT, FREIGHTER, TRAWLER, YACHT)),
)  # fmt: skip
ON_LAKES: tuple[Rule, ...] = (
    (lambda p: p.country in ("EG", "SD"), (DHOW, DHOW, ROWING_BOAT)),
    (lambda p: p.country in ("TH", "LA", "KH", "MM"), (LONGTAIL, SAMPAN, LONGTAIL)),
    (lambda p: p.country in ("VN", "CN", "ID", "MY", "PH", "TW"), (SAMPAN, ROWING_BOAT, SAMPAN)),
    (lambda p: p.country in regions.SOUTH_ASIA, (HOUSEBOAT, ROWING_BOAT, SAMPAN)),
    (lambda p: p.country in regions.AFRICA | regions.PACIFIC, (ROWING_BOAT, OUTRIGGER, ROWING_BOAT)),
    (lambda p: p.country in regions.ARAB | regions.PERSIAN_AND_TURKIC, (ROWING_BOAT, ROWING_BOAT, SIGHTSEER)),
    (lambda p: settlement_of(p) >= Settlement.CITY, (YACHT, SIGHTSEER, ROWING_BOAT, YACHT)),
    (lambda p: settlement_of(p) >= Settlement.TOWN, (ROWING_BOAT, YACHT, SIGHTSEER, ROWING_BOAT)),
)
ANY_LAKE: Fleet = (ROWING_BOAT, KAYAK, ROWING_BOAT, YACHT)
ANY_RIVER: Fleet = (ROWING_BOAT, KAYAK, ROWING_BOAT)
ANY_SHORE: Fleet = (YACHT, TRAWLER, YACHT, ROWING_BOAT, DOLPHINS)
SAILING = frozenset({YACHT, DHOW, JUNK})
FAIR_WEATHER = frozenset({SURFER, KAYAK, ROWING_BOAT, GONDOLA, OUTRIGGER, SAMPAN})


def fleet_of(place: Place, is_river: bool) -> Fleet:
    is_lake = place.water.shore is WaterKind.LAKE
    rules, rest = (
        (ON_RIVERS, ANY_RIVER) if is_river else (ON_LAKES, ANY_LAKE) if is_lake else (ON_OPEN_WATER, ANY_SHORE)
    )
    return next((fleet for holds, fleet in rules if holds(place)), rest)


def drawn(scene: Scene, place: Place, is_river: bool, index: int) -> Markup:
    """The boat number ``index`` of a place, around its middle at the water's level; nothing if it stays in port."""
    fleet, group = fleet_of(place, is_river), scene.palette.group
    craft = fleet[index % len(fleet)]
    if group is Group.STORM and not craft.is_large:
        return svg.EMPTY
    if group in (Group.THUNDERSTORM, Group.HEAVY_RAIN) and craft in FAIR_WEATHER:
        return svg.EMPTY
    if scene.palette.daylight < 0.3 and craft in (SURFER, KAYAK):
        return svg.EMPTY
    # Two of each kind at most, so that a crowded bay stays a small file.
    variant = index // len(fleet) % 2
    drawing = craft.draw(scene, (index + variant) % 2 == 0, seeded(place, "boats").randrange(30) + variant)
    return svg.group(svg.use(scene.definitions.shape(drawing), (0, 0)), transform=_heel(scene, craft))


def moored(scene: Scene, *, along_x: bool) -> Markup:
    """A rowing boat with nobody in it, around its middle at the water's level."""
    vessel = Vessel(scene, along_x, 15, 5.6)
    thwarts = "".join(
        svg.polygon([vessel.at(u, -1.8, 2.6), vessel.at(u, 1.8, 2.6)], close=False) for u in (-3.6, 0.4, 3.8)
    )
    return svg.join([
        vessel.hull("#b8603a", 2.6, deck="#6d4a33", bow=1.4, stripe=WHITE),
        svg.stroke(thwarts, scene.palette.snowed("#c99a62", 0.8).top, 1.3),
    ])  # fmt: skip


def _heel(scene: Scene, craft: Craft) -> str | None:
    """Boats under sail lean away from the wind."""
    if craft not in SAILING or scene.spec.wind_speed_ms < 3:
        return None
    degrees = min(11.0, scene.spec.wind_speed_ms * 0.8)
    blows_right = math.sin(math.radians(scene.spec.wind_deg)) <= 0
    return f"rotate({svg.number(degrees if blows_right else -degrees)} 0 7)"
