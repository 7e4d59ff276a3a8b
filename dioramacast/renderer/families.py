"""How people build in which country: walls, roofs, and the share of towers in a metropolis."""

from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer.palette import climate_of


@dataclass(frozen=True, slots=True)
class Family:
    """How people build somewhere. ``roof_kinds`` are of gable, hip, curved, mansard, flat."""

    name: str
    roof_kinds: tuple[str, ...]
    walls: tuple[str, ...]
    roofs: tuple[str, ...]
    has_chimneys: bool = False
    has_shops: bool = True
    tower_share: float = 0.25
    """How much of a metropolis is high-rise."""


FAMILIES = {
    "timber": Family(
        "timber",
        ("gable",),
        ("#b9382f", "#e0a92e", "#f1eee6", "#3f6b57", "#2f5a8f", "#a8573f"),
        ("#4b4e5c", "#5b4a4a", "#9a4438", "#3f5a7a"),
        has_chimneys=True,
    ),
    "brick": Family(
        "brick",
        ("gable",),
        ("#a9553f", "#b96a4c", "#8f4a3d", "#e4d8c4", "#c58a66"),
        ("#565868", "#6b5a58", "#7b4a40"),
        has_chimneys=True,
    ),
    "plaster": Family(
        "plaster",
        ("gable", "hip", "gable"),
        ("#f0e3c8", "#efcf9c", "#dfe3d0", "#f0c9b4", "#d5dfe6", "#fbf3e4"),
        ("#c05f40", "#a8503a", "#8d4b3c"),
        has_chimneys=True,
    ),
    "mansard": Family(
        "mansard",
        ("mansard",),
        ("#f0dfcc", "#ead2bb", "#f4e8d8", "#e2c9b4"),
        ("#6c7394", "#5f6685", "#7a7f9b"),
        has_chimneys=True,
        tower_share=0.08,
    ),
    "mediterranean": Family(
        "mediterranean",
        ("hip", "hip", "flat"),
        ("#fbf6ec", "#f6e3c6", "#f3cfa6", "#fdf8f0", "#eebd94"),
        ("#c9683f", "#d47c4e", "#b95a39"),
        tower_share=0.15,
    ),
    "mudbrick": Family(
        "mudbrick",
        ("flat",),
        ("#e3bd8a", "#d7a976", "#f3e6cf", "#c9976a", "#eed3a6", "#f7f1e6"),
        ("#e8c894", "#d8b07c"),
        tower_share=0.22,
    ),
    "east-asian": Family(
        "east-asian",
        ("curved",),
        ("#f2ebe0", "#d8c2a4", "#b9553f", "#e6dccb", "#8f6f57"),
        ("#4f5f70", "#46566b", "#5a6a5c", "#3f4a5c"),
        tower_share=0.7,
    ),
    "tropical": Family(
        "tropical",
        ("flat", "hip", "flat"),
        ("#f2b84b", "#ef8a63", "#6fb7a8", "#f4ead8", "#e57f8f", "#7fa9d6", "#f6d58a"),
        ("#c9683f", "#d8cbb8", "#b9785a"),
        tower_share=0.5,
    ),
    "tin": Family(
        "tin",
        ("gable", "hip"),
        ("#eab464", "#d98c5f", "#c9b08a", "#7fa6a0", "#f0dcb8"),
        ("#a86a4c", "#9a9da2", "#b5654a"),
        has_shops=False,
    ),
}

COUNTRIES = {
    "timber": "NO SE FI IS FO GL AX SJ",
    "brick": "GB IE NL US CA AU NZ DK GG JE IM ZA",
    "plaster": "DE AT CZ PL HU SK SI CH LI RO BG RS UA BY RU LT LV EE MD GE AM BA XK MK",
    "mansard": "FR BE LU MC AR",
    "mediterranean": "ES PT IT GR MT CY HR AL TR ME SM VA AD CL UY LB IL MX GI",
    "mudbrick": "EG LY DZ MA TN SD MR ML NE TD SA YE OM AE QA KW BH IQ IR SY JO PS AF PK TM UZ TJ EH DJ SO ER BF",
    "east-asian": "CN JP KR KP TW HK MO MN VN BT NP",
    "tropical": "BR CO VE EC PE BO PY GY SR GF CU DO HT JM PR PA CR NI HN GT SV BZ TT BB "
    "IN LK BD TH KH LA MM MY SG ID PH",
    "tin": "NG GH CI SN GM GN SL LR TG BJ CM GA CG CD AO ZM ZW MW MZ TZ KE UG RW BI ET MG NA BW SZ LS "
    "PG FJ SB VU WS TO",
}
HIGH_RISE_COUNTRIES = frozenset({"US", "CA", "AU", "AE", "QA", "KW", "SG", "MY", "HK", "PA", "BR", "KR"})
FAMILY_OF_COUNTRY = {code: name for name, codes in COUNTRIES.items() for code in codes.split()}


@dataclass(frozen=True, slots=True)
class House:
    """One type of house; equal types are drawn once. Lengths in whole world units."""

    family: str
    width: int
    depth: int
    height: int
    wall: str
    roof: str
    roof_kind: str
    variant: int


def family_of(place: Place) -> Family:
    """By country; by climate where the country is unknown or has no entry."""
    name = FAMILY_OF_COUNTRY.get(place.country)
    if name is None:
        by_letter = {"A": "tropical", "B": "mudbrick", "C": "plaster", "D": "timber", "E": "timber"}
        name = by_letter.get(climate_of(place)[:1], "plaster")
    return FAMILIES[name]


def tower_share_of(place: Place) -> float:
    return 0.85 if place.country in HIGH_RISE_COUNTRIES else family_of(place).tower_share


def is_high_rise(place: Place) -> bool:
    """Whether a metropolis here is mostly towers."""
    return tower_share_of(place) >= 0.5
