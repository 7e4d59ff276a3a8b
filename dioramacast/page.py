"""What the page shows: everything its templates need, worked out before they run."""

import functools
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib import resources
from typing import Any

from dioramacast import renderer, world_map
from dioramacast.conditions import CONDITIONS
from dioramacast.diorama import Diorama
from dioramacast.dioramas import Studio
from dioramacast.errors import UnknownPlace, WeatherUnavailable
from dioramacast.facts import facts_of
from dioramacast.models import (
    ArtworkSpec,
    Coordinates,
    Place,
    Season,
    Style,
    TimeOfDay,
    Units,
    WeatherAnswer,
)
from dioramacast.ready_answers import Keep
from dioramacast.renderer.colour import readable_ink
from dioramacast.services import Services
from dioramacast.specs import shown_moon_phase
from dioramacast.validation import LOCATION_MAX_CHARACTERS, GalleryPageQuery, PageQuery
from dioramacast.weather_card import build_day, build_weather_card

_EXHIBITS = 24
_PAGE_SECONDS, _UNPAINTED_SECONDS, _POOR_SECONDS = 30.0, 4.0, 1.0
"""What the clock and the sun do to a page in this time, nobody sees; a painting that came for another process shows;
and where the weather is poor, better may come any moment, but not for each of a crowd.
"""

CHOICES: dict[str, type[StrEnum]] = {"style": Style, "time_of_day": TimeOfDay, "season": Season}


def build_page(services: Services, query: PageQuery, units: Units) -> dict[str, Any]:
    """The context of ``page.html``, in the units that were asked for, or else are this visitor's.

    Raises:
        UnknownPlace: the visitor typed a name that the gazetteer does not know.
    """
    place = _place(services, query)
    answer = _weather(services, query.coordinates or place.coordinates)
    offset_seconds = _utc_offset_seconds(services, answer, place)
    now = services.now()
    fresh_seconds = services.settings.weather_fresh_seconds
    shown = _shown(services, query, units, place, answer)
    diorama = shown.diorama
    can_be_painted = services.studio.paints and not diorama.model
    address = _address(services, query, place)
    return {
        "query": query,
        "units": units,
        "place": place,
        "country": country_name(place.country),
        "place_text": _place_text(services, place),
        "address": address,
        "wishes": query.model_dump(mode="json", include={"units", *CHOICES}, exclude_defaults=True, exclude_none=True),
        "spot": world_map.spot_of(query.coordinates or place.coordinates),
        "map_tiles_url": services.settings.map_tiles_url,
        "map_tiles_attribution": services.settings.map_tiles_attribution,
        "utc_offset_seconds": offset_seconds,
        "local_now": now + timedelta(seconds=offset_seconds),
        "keep": _keep(services.studio, answer, can_be_painted) if query.diorama is None else None,
        "weather": build_weather_card(answer, units, now, fresh_seconds) if answer else None,
        "weather_icon": _weather_icon(answer, shown, place, now) if answer else "",
        "day": build_day(place.coordinates, answer.report if answer else None, now, offset_seconds),
        "diorama": diorama,
        "named": shown.named,
        "is_of_now": shown.is_of_now,
        "can_be_painted": can_be_painted,
        "order": _order(query, units, address),
        "alt": renderer.describe(diorama.spec),
        "drawing": _drawing_under(services, diorama),
        "facts": functools.partial(facts_of, diorama.spec.artwork, is_true_sun=query.time_of_day is None),
        "weather_sources": [source.value for source in services.weather.sources],
        "choices": {name: [choice.value for choice in choices] for name, choices in CHOICES.items()},
        **_look(diorama.spec.artwork, services.studio.traits(diorama), diorama.id),
    }


def build_permalink(services: Services, diorama_id: str, url_root: str) -> dict[str, Any]:
    """The context of ``permalink.html``; ``url_root`` ends with a slash, since previews want absolute URLs.

    Raises:
        UnknownPicture
    """
    spec = services.pictures.spec(diorama_id)
    place, caption = spec.artwork.place, spec.caption
    _, painted = services.studio.named(diorama_id) or (spec, None)
    drawing = services.studio.drawing(diorama_id)
    diorama = painted or drawing
    return {
        "spec": spec,
        "country": country_name(place.country),
        "temperature": caption.temperature,
        "address": {"place": _full_text(place)} if place.id else _point(place.coordinates),
        "diorama_id": diorama_id,
        "layers": diorama.layers if diorama else (services.links.diorama(diorama_id, "svg"),),
        "drawing": drawing if painted else None,
        "facts": functools.partial(facts_of, spec.artwork, is_true_sun=False),
        "alt": renderer.describe(spec),
        "url_root": url_root,
        "model": painted.model if painted else "",
        **_look(spec.artwork, services.studio.traits(painted) if painted else {}, diorama_id),
    }


def build_gallery(services: Services, query: GalleryPageQuery) -> dict[str, Any]:
    """The context of ``gallery.html``: a page of what was drawn lately, and where the next one is."""
    exhibits = services.gallery.latest(query.before, _EXHIBITS)
    return {
        "exhibits": [
            {
                "title": exhibit.title,
                "country": country_name(exhibit.country),
                "permalink": f"/d/{exhibit.diorama_id}",
                "thumbnail": f"{services.links.diorama(exhibit.diorama_id, 'webp')}?size=256",
                "description": CONDITIONS[exhibit.condition].description,
            }
            for exhibit in exhibits
        ],
        "before": exhibits[-1].drawn_at_ms if len(exhibits) == _EXHIBITS else None,
        "is_first": query.before is None,
    }


@dataclass(frozen=True, slots=True)
class _Shown:
    diorama: Diorama
    named: str = ""
    """The painting that the page's address names, as far as it is one of this place."""
    is_of_now: bool = True
    """Else it was painted for weather, or a light, that is not there any more."""


def _shown(services: Services, query: PageQuery, units: Units, place: Place, answer: WeatherAnswer | None) -> _Shown:
    now = services.studio.show(place, answer, query.settings, units)
    named = services.studio.named(query.diorama) if query.diorama else None
    if query.diorama is None or named is None:
        return _Shown(now)
    spec, painted = named
    if (spec.artwork.place.id, spec.artwork.place.name) != (place.id, place.name):
        return _Shown(now)
    if painted is None or spec.painted_artwork_id == now.spec.painted_artwork_id:
        return _Shown(now, query.diorama)
    return _Shown(painted, query.diorama, is_of_now=False)


def _drawing_under(services: Services, diorama: Diorama) -> Diorama | None:
    """Our own drawing of what is shown as a painting."""
    return services.studio.drawing(diorama.id) if diorama.model else None


def _order(query: PageQuery, units: Units, address: dict[str, str]) -> dict[str, Any]:
    """The body of the request that has this page's picture painted."""
    settings = query.settings.model_dump(mode="json", exclude_none=True)
    point = {"lat": query.lat, "lon": query.lon}
    where = {"coordinates": point} if query.coordinates else {"location": address["place"]}
    return {**where, "settings": settings, "units": units}


def _place(services: Services, query: PageQuery) -> Place:
    if query.coordinates:
        return services.wishes.place_at(query.coordinates)
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


def _keep(studio: Studio, answer: WeatherAnswer | None, can_be_painted: bool) -> Keep:
    """How the page may be repeated to others."""
    if answer is None or not answer.is_good:
        return Keep(_POOR_SECONDS, renew_in_seconds=_POOR_SECONDS / 2)
    seconds = min(answer.fresh_for_seconds, _UNPAINTED_SECONDS if can_be_painted else _PAGE_SECONDS)
    arrivals = studio.arrivals
    return Keep(seconds, renew_in_seconds=seconds / 2, is_true=lambda: studio.arrivals == arrivals)


def _utc_offset_seconds(services: Services, answer: WeatherAnswer | None, place: Place) -> int:
    return answer.report.utc_offset_seconds if answer else services.weather.utc_offset_seconds(place)


def _weather_icon(answer: WeatherAnswer, shown: _Shown, place: Place, now: datetime) -> str:
    """The caption's, as long as the picture shows this weather."""
    report = answer.report
    caption = shown.diorama.spec.caption
    code = (caption.icon if shown.is_of_now else None) or CONDITIONS[report.condition].icon(report.is_day)
    return renderer.weather_icon(code, shown_moon_phase(now), place.lat < 0)


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


def _look(spec: ArtworkSpec, traits: dict[str, str], diorama_id: str) -> dict[str, str]:
    """The page is the picture's sky; behind a painting that still comes there is its placeholder."""
    sky, ink = renderer.sky_colours(spec)
    style = ""
    if "sky" in traits:
        sky = traits["sky"]
        ink = readable_ink(ink, sky)
    if "placeholder" in traits:
        # By its name, so that it goes when the picture goes.
        style = f'[src*="{diorama_id}"]{{background:url({traits["placeholder"]}) 0 0/100% 100%}}'
    return {"sky": sky, "sky_ink": ink, "inline_style": f":root{{--sky:{sky};--sky-ink:{ink}}}{style}"}
