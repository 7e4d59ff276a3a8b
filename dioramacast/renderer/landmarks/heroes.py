"""The hero of a place that has no landmark of its own: one of several that fit its culture, size, climate and coast."""

from dioramacast.models import Place, WaterKind
from dioramacast.renderer import regions
from dioramacast.renderer.landmarks.cultures import (
    AFRICAN,
    CENTRAL,
    CULTURE_OF_COUNTRY,
    NORDIC,
    NORTH_INDIAN,
    PACIFIC,
    POLAR,
    PRAIRIE,
    SAHEL,
    SOUTH_INDIAN,
    STEPPE,
    TIBETAN,
    WESTERN,
    Culture,
    Heroes,
)
from dioramacast.renderer.landmarks.heroes_camps import POLAR_STATION
from dioramacast.renderer.landmarks.heroes_coast import HARBOUR_CRANE, LIGHTHOUSE
from dioramacast.renderer.landmarks.model import Landmark
from dioramacast.renderer.layout.settlements import Settlement, seeded, settlement_of
from dioramacast.renderer.layout.shores import is_open_sea
from dioramacast.renderer.mood.palette import climate_of

PRAIRIES_LON = (-108.0, -92.0)
SOUTH_INDIA_BELOW_LAT = 17.5
TIBET_ABOVE_M = 2900
BAVARIA_BELOW_LAT = 49.6
HAUSA_ABOVE_LAT = 10.3
"""North of it Nigeria, Ghana and their neighbours build like the Sahel."""
PORT_FROM = 40_000
"""From this population a town on the coast can be known for its harbour rather than its lighthouse."""


def hero_for(place: Place) -> Landmark:
    """Always the same for the same place."""
    heroes = _fitting(place)
    return heroes[seeded(place, "hero").randrange(len(heroes))]


def _fitting(place: Place) -> Heroes:
    if regions.is_antarctic(place) or climate_of(place) == "EF":
        return (POLAR_STATION,)
    if is_open_sea(place):
        return (LIGHTHOUSE,)
    culture, settlement = _culture_of(place), settlement_of(place)
    if settlement < Settlement.TOWN:
        inland, ashore = culture.village, (*culture.village, LIGHTHOUSE, LIGHTHOUSE)
    elif settlement is Settlement.TOWN:
        port = HARBOUR_CRANE if (place.population or 0) > PORT_FROM else LIGHTHOUSE
        inland, ashore = culture.town, (*culture.town, *culture.town, *culture.town, port)
    else:
        inland = ashore = culture.city if settlement is Settlement.CITY else culture.metropolis
    return ashore if place.water.shore is WaterKind.SEA else inland


def _culture_of(place: Place) -> Culture:
    """By country, and within the large ones by where in it; by climate where the country is unknown."""
    country, is_hausa = place.country, place.lat > HAUSA_ABOVE_LAT
    is_prairie = PRAIRIES_LON[0] < place.lon < PRAIRIES_LON[1] and place.lat > 34
    by_part: tuple[tuple[bool, Culture], ...] = (
        (country in ("US", "CA") and is_prairie, PRAIRIE),
        (country == "IN" and place.lat < SOUTH_INDIA_BELOW_LAT, SOUTH_INDIAN),
        (country == "IN", NORTH_INDIAN),
        (country == "CN" and (place.elevation_m or 0) > TIBET_ABOVE_M, TIBETAN),
        (country == "DE" and place.lat < BAVARIA_BELOW_LAT, CENTRAL),
        (country in ("NG", "GH", "CI", "TG", "BJ", "CM") and is_hausa, SAHEL),
        (bool(country), CULTURE_OF_COUNTRY.get(country, AFRICAN)),
    )  # fmt: skip
    by_climate = {"A": PACIFIC, "B": STEPPE, "D": NORDIC, "E": POLAR}.get(climate_of(place)[:1], WESTERN)
    return next((culture for holds, culture in by_part if holds), by_climate)
