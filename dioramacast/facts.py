"""What a picture was drawn from, in words."""

from collections.abc import Callable

from dioramacast.models import ArtworkSpec, Place, Water

Say = Callable[..., str]
NEAR_KM = 15.0
"""Further water is not seen in the picture."""
THROUGH_KM = 1.5
HIGH_M = 500
"""Lower, nobody wonders how high a place lies."""


def facts_of(spec: ArtworkSpec, say: Say, *, is_true_sun: bool) -> list[str]:
    """``is_true_sun`` False: the sun stands where the visitor wanted it to, which is no fact."""
    place = spec.place
    facts = [people(place.population, say), latitude(place.lat, say), *water(place.water, say), height(place, say)]
    if is_true_sun:
        facts.append(sun(spec.sun_altitude_deg, say))
    return [fact for fact in facts if fact]


def people(population: int | None, say: Say) -> str:
    """Two digits are as much as anybody knows."""
    if not population:
        return ""
    rounded = int(float(f"{population:.2g}"))
    if rounded >= 1_000_000:
        return say("facts.million_people", count=f"{rounded / 1_000_000:g}")
    return say("facts.people", count=f"{rounded:,}")


def latitude(degrees: float, say: Say) -> str:
    return say("facts.north" if degrees >= 0 else "facts.south", degrees=f"{abs(degrees):.2f}")


def water(near: Water, say: Say) -> list[str]:
    facts = []
    if near.shore and near.shore_bearing_deg is not None and (near.shore_distance_km or 0.0) <= NEAR_KM:
        direction = say(f"direction.{round(near.shore_bearing_deg / 45) % 8}")
        facts.append(say(f"facts.{near.shore}", direction=direction))
    if near.river_distance_km is not None and near.river_distance_km <= NEAR_KM:
        is_through = near.river_distance_km <= THROUGH_KM
        facts.append(say("facts.river" if is_through else "facts.river_near", distance=round(near.river_distance_km)))
    return facts


def height(place: Place, say: Say) -> str:
    is_high = place.elevation_m is not None and place.elevation_m >= HIGH_M
    return say("facts.height", metres=f"{place.elevation_m:,}") if is_high else ""


def sun(altitude_deg: int, say: Say) -> str:
    if altitude_deg == 0:
        return say("facts.sun_level")
    return say("facts.sun_up" if altitude_deg > 0 else "facts.sun_down", degrees=abs(altitude_deg))
