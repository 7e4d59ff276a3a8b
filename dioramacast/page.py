"""What the page shows: everything its templates need, worked out before they run."""

import functools
from datetime import datetime, timedelta
from enum import StrEnum
from importlib import resources
from typing import Any

from dioramacast import renderer
from dioramacast.errors import UnknownPlace, WeatherUnavailable
from dioramacast.models import (
    ArtworkSpec,
    Coordinates,
    DioramaSpec,
    Place,
    Season,
    Style,
    TimeOfDay,
    Units,
    WeatherAnswer,
)
from dioramacast.services import Services
from dioramacast.validation import LOCATION_MAX_CHARACTERS, PageQuery
from dioramacast.wire import WeatherBody, weather_body

CHOICES: dict[str, type[StrEnum]] = {"style": Style, "time_of_day": TimeOfDay, "season": Season}


def build_page(services: Services, query: PageQuery) -> dict[str, Any]:
    """The context of ``page.html``.

    Raises:
        UnknownPlace: the visitor typed a name that the gazetteer does not know.
    """
    place = _place(services, query)
    answer = _weather(services, query.coordinates or place.coordinates)
    weather = _body(services, answer, place, query.units)
    diorama = services.studio.show(place, answer, query.settings, query.units)
    return {
        "query": query,
        "place": place,
        "country": country_name(place.country),
        "place_text": _place_text(services, place),
        "address": _address(services, query, place),
        "wishes": query.model_dump(mode="json", include={"units", *CHOICES}, exclude_defaults=True, exclude_none=True),
        "local_now": _local_now(services, answer, place),
        "weather": weather,
        "is_sample": weather is not None and weather.source == "sample",
        "age_minutes": _age_minutes(services, answer) if answer else None,
        "diorama": diorama,
        "alt": renderer.describe(diorama.spec),
        "weather_sources": [source.value for source in services.weather.sources],
        "choices": {name: [choice.value for choice in choices] for name, choices in CHOICES.items()},
        **_sky(diorama.spec.artwork),
    }


def build_permalink(spec: DioramaSpec, diorama_id: str, url_root: str) -> dict[str, Any]:
    """The context of ``permalink.html``; ``url_root`` ends with a slash, since previews want absolute URLs."""
    place, caption = spec.artwork.place, spec.caption
    return {
        "spec": spec,
        "country": country_name(place.country),
        "temperature": caption.temperature,
        "address": {"place": _full_text(place)} if place.id else _point(place.coordinates),
        "diorama_id": diorama_id,
        "alt": renderer.describe(spec),
        "url_root": url_root,
        **_sky(spec.artwork),
    }


def _place(services: Services, query: PageQuery) -> Place:
    if query.coordinates:
        return services.studio.place_at(query.coordinates)
    return services.gazetteer.resolve(query.place or services.settings.default_place)


def _address(services: Services, query: PageQuery, place: Place) -> dict[str, str]:
    """The arguments under which the page shows the same place again."""
    return _point(query.coordinates) if query.coordinates else {"place": _place_text(services, place)}


def _point(coordinates: Coordinates) -> dict[str, str]:
    return {"lat": f"{coordinates.lat:.4f}", "lon": f"{coordinates.lon:.4f}"}


def _place_text(services: Services, place: Place) -> str:
    """What a person would type to find the place again; with its region only where a namesake would be found first."""
    if not place.id:
        return ""
    short = f"{place.name}, {place.country}"
    try:
        return short if services.gazetteer.resolve(short).id == place.id else _full_text(place)
    except UnknownPlace:
        return _full_text(place)


def _full_text(place: Place) -> str:
    text = ", ".join(part for part in (place.name, place.region, place.country) if part)
    return text if len(text) <= LOCATION_MAX_CHARACTERS else f"{place.name}, {place.country}"


def _local_now(services: Services, answer: WeatherAnswer | None, place: Place) -> datetime:
    """The clock on the wall there; the report's own is as old as the report."""
    offset = answer.report.utc_offset_seconds if answer else services.weather.utc_offset_seconds(place)
    return services.now() + timedelta(seconds=offset)


def _age_minutes(services: Services, answer: WeatherAnswer) -> int:
    # Never negative: the clock may have been set back since.
    return max(0, int((services.now() - answer.report.observed_at).total_seconds() // 60))


@functools.cache
def _country_names() -> dict[str, str]:
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in table.splitlines() if "\t" in line and not line.startswith("#"))


def country_name(code: str) -> str:
    """The English name of an ISO 3166 alpha-2 code; what is not known stays as it is."""
    return _country_names().get(code, code)


def _weather(services: Services, coordinates: Coordinates) -> WeatherAnswer | None:
    try:
        return services.weather.current(coordinates)
    except WeatherUnavailable:
        return None


def _body(services: Services, answer: WeatherAnswer | None, place: Place, units: Units) -> WeatherBody | None:
    # The name that was searched for wins over the cell's.
    return weather_body(answer, place.name, place.country, units) if answer else None


def _sky(spec: ArtworkSpec) -> dict[str, str]:
    sky, ink = renderer.sky_colours(spec)
    return {"sky": sky, "sky_ink": ink, "inline_style": f":root{{--sky:{sky};--sky-ink:{ink}}}"}
