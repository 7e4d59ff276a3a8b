"""Which families of houses stand where: by country, by region of it, by climate where the country is unknown."""

from dataclasses import dataclass

from dioramacast.models import Place
from dioramacast.renderer.mood.palette import climate_of

Names = tuple[str, ...]
"""Of families; those named twice are twice as frequent."""


@dataclass(frozen=True, slots=True)
class Tradition:
    """What a place is built of."""

    village: Names
    town: Names
    city: Names
    """Around the hero of a city."""
    modern: Names = ("apartment", "slab")
    """Further out in a big city, and at its back."""
    towers: Names = ("curtain", "piers")
    tower_share: float = 0.25
    """How much of a metropolis's high ground is high-rise."""
    edge: Names = ()
    """At the rim of a big city."""


WARM_TOWERS = ("condo", "curtain", "condo", "piers")
TRADITIONS = {
    "nordic": Tradition(("timber",), ("timber",), ("timber", "timber", "plaster"), modern=("apartment", "plaster",
                        "slab")),
    "arctic": Tradition(("arctic",), ("arctic",), ("arctic", "arctic", "slab"), modern=("slab", "arctic")),
    "british": Tradition(("terrace",), ("terrace",), ("terrace", "terrace"), modern=("terrace", "apartment")),
    "scottish": Tradition(("sandstone",), ("sandstone",), ("sandstone", "sandstone"), modern=("sandstone",
                          "apartment")),
    "dutch": Tradition(("plaster", "terrace"), ("canal", "canal", "terrace"), ("canal", "canal", "terrace"),
                       modern=("apartment", "terrace")),
    "french": Tradition(("plaster",), ("plaster", "mansard"), ("mansard",), modern=("mansard", "mansard", "apartment"),
                        tower_share=0.05),
    "german": Tradition(("half-timbered", "plaster"), ("half-timbered", "plaster"), ("plaster", "plaster",
                        "half-timbered"), modern=("plaster", "apartment")),
    "framed": Tradition(("half-timbered",), ("half-timbered", "half-timbered", "plaster"), ("half-timbered",
                        "plaster"), modern=("plaster", "apartment")),
    "hanseatic": Tradition(("terrace", "timber"), ("terrace", "canal", "plaster"), ("terrace", "canal", "plaster"),
                           modern=("terrace", "apartment")),
    "alpine": Tradition(("chalet",), ("chalet", "plaster"), ("plaster", "plaster", "chalet"), modern=("plaster",
                        "apartment")),
    "viennese": Tradition(("chalet",), ("chalet", "plaster"), ("plaster", "merchant"), modern=("plaster", "apartment")),
    "central": Tradition(("plaster",), ("plaster",), ("plaster", "plaster"), modern=("plaster", "slab"),
                         tower_share=0.2),
    "russian": Tradition(("izba",), ("izba", "merchant"), ("merchant",), modern=("slab", "slab", "merchant"),
                         tower_share=0.35),
    "polar": Tradition(("izba", "arctic"), ("slab", "arctic"), ("slab", "slab", "merchant"), modern=("slab",)),
    "baltic": Tradition(("timber",), ("timber", "plaster"), ("plaster", "merchant"), modern=("slab", "plaster")),
    "lombard": Tradition(("mediterranean", "plaster"), ("mediterranean", "plaster"), ("mediterranean", "plaster"),
                         modern=("apartment", "mediterranean")),
    "southern": Tradition(("mediterranean",), ("mediterranean",), ("mediterranean", "mediterranean"),
                          modern=("mediterranean", "apartment"), tower_share=0.12),
    "aegean": Tradition(("cycladic",), ("cycladic",), ("cycladic", "mediterranean"), modern=("apartment",),
                        tower_share=0.1),
    "levantine": Tradition(("mudbrick", "mediterranean"), ("mediterranean", "mudbrick"), ("mediterranean",
                           "sandblock"), modern=("sandblock",), towers=WARM_TOWERS, tower_share=0.35),
    "ottoman": Tradition(("half-timbered", "mediterranean"), ("mediterranean", "half-timbered"), ("mediterranean",
                         "apartment"), modern=("apartment",), tower_share=0.3),
    "maghreb": Tradition(("mudbrick",), ("medina", "mudbrick"), ("medina", "mudbrick"), modern=("sandblock", "medina"),
                         tower_share=0.15),
    "nile": Tradition(("mudbrick",), ("mudbrick",), ("mudbrick", "mudbrick", "sandblock"), modern=("sandblock",
                      "mudbrick")),
    "gulf": Tradition(("gulf", "mudbrick"), ("gulf", "gulf", "mudbrick"), ("gulf", "gulf", "sandblock"),
                      modern=("sandblock", "gulf"), towers=("curtain", "curtain", "piers", "condo"), tower_share=0.85),
    "yemeni": Tradition(("mudbrick", "yemeni"), ("yemeni",), ("yemeni",), modern=("yemeni", "sandblock"),
                        tower_share=0.0),
    "persian": Tradition(("mudbrick", "gulf"), ("gulf", "mudbrick"), ("mudbrick", "gulf", "sandblock"),
                         modern=("sandblock",), tower_share=0.3),
    "central-asian": Tradition(("mudbrick",), ("mudbrick",), ("mudbrick", "merchant", "slab"), modern=("slab", "slab",
                               "apartment"), tower_share=0.3),
    "steppe": Tradition(("yurt", "yurt", "izba"), ("yurt", "izba", "slab"), ("slab", "merchant"), modern=("slab",),
                        tower_share=0.4, edge=("yurt",)),
    "sahel": Tradition(("sahel", "rondavel"), ("sahel", "mudbrick"), ("sahel", "mudbrick", "tin"), modern=("sandblock",
                       "mudbrick"), tower_share=0.15),
    "african": Tradition(("rondavel", "rondavel", "tin"), ("tin",), ("tin", "apartment"), modern=("apartment",),
                         towers=("piers", "curtain", "condo"), tower_share=0.45, edge=("favela", "tin")),
    "coastal-african": Tradition(("tin", "stilt"), ("tin",), ("tin", "apartment"), modern=("apartment",),
                                 tower_share=0.3, edge=("tin",)),
    "himalayan": Tradition(("himalayan",), ("himalayan",), ("himalayan", "himalayan"), modern=("himalayan",
                           "apartment"), tower_share=0.0),
    "indian": Tradition(("mudbrick", "tin"), ("haveli", "apartment"), ("haveli", "haveli", "apartment"),
                        modern=("apartment",), towers=("condo", "curtain"), tower_share=0.35, edge=("favela",)),
    "rajasthani": Tradition(("mudbrick", "haveli"), ("haveli",), ("haveli",), modern=("haveli", "haveli", "apartment"),
                            tower_share=0.0),
    "bombay": Tradition(("stilt", "tin"), ("haveli", "deco"), ("deco", "haveli"), modern=("apartment",),
                        towers=WARM_TOWERS, tower_share=0.7, edge=("favela",)),
    "japanese": Tradition(("machiya",), ("machiya",), ("machiya", "neon"), modern=("neon", "apartment"),
                          tower_share=0.6),
    "kyoto": Tradition(("machiya",), ("machiya",), ("machiya",), modern=("machiya", "machiya", "apartment"),
                       tower_share=0.0),
    "korean": Tradition(("machiya",), ("machiya", "neon"), ("machiya", "neon"), modern=("neon", "apartment"),
                        towers=("condo", "curtain", "piers"), tower_share=0.75),
    "chinese": Tradition(("courtyard",), ("courtyard",), ("courtyard", "neon"), modern=("apartment", "neon"),
                         towers=("curtain", "condo", "piers"), tower_share=0.75),
    "hong-kong": Tradition(("shophouse",), ("shophouse", "neon"), ("neon",), modern=("neon", "apartment"),
                           towers=WARM_TOWERS, tower_share=0.9),
    "straits": Tradition(("stilt",), ("shophouse", "stilt"), ("shophouse", "shophouse", "apartment"),
                         modern=("apartment", "shophouse"), towers=WARM_TOWERS, tower_share=0.6),
    "islands": Tradition(("stilt",), ("stilt", "tin"), ("tin", "apartment"), modern=("apartment",), towers=WARM_TOWERS,
                         tower_share=0.4),
    "colonial": Tradition(("colonial",), ("colonial",), ("colonial",), modern=("apartment", "colonial"),
                          towers=WARM_TOWERS, tower_share=0.4),
    "andean": Tradition(("mudbrick", "colonial"), ("colonial",), ("colonial",), modern=("apartment", "colonial"),
                        towers=("piers", "condo"), tower_share=0.3, edge=("favela",)),
    "brazilian": Tradition(("colonial",), ("colonial",), ("colonial", "apartment"), modern=("apartment",),
                           towers=WARM_TOWERS, tower_share=0.6, edge=("favela",)),
    "amazonian": Tradition(("stilt",), ("stilt", "stilt", "colonial"), ("stilt", "colonial"), modern=("apartment",
                           "tin"), towers=WARM_TOWERS, tower_share=0.4, edge=("stilt",)),
    "caribbean": Tradition(("clapboard", "tin"), ("colonial", "tin"), ("colonial",), modern=("colonial", "deco"),
                           towers=WARM_TOWERS, tower_share=0.3),
    "platine": Tradition(("colonial",), ("colonial", "mansard"), ("mansard", "colonial"), modern=("apartment",
                         "mansard"), towers=WARM_TOWERS, tower_share=0.4),
    "american": Tradition(("clapboard",), ("clapboard", "brownstone"), ("brownstone", "clapboard"),
                          modern=("brownstone", "apartment"), towers=("curtain", "piers", "stepback"),
                          tower_share=0.7),
    "new-york": Tradition(("clapboard",), ("clapboard", "brownstone"), ("brownstone",), modern=("brownstone",),
                          towers=("stepback", "stepback", "curtain", "piers"), tower_share=0.85),
    "floridian": Tradition(("clapboard",), ("deco", "clapboard"), ("deco",), modern=("deco", "apartment"),
                           towers=WARM_TOWERS, tower_share=0.8),
    "mission": Tradition(("mediterranean",), ("mediterranean", "clapboard"), ("mediterranean", "apartment"),
                         modern=("apartment",), towers=("curtain", "piers", "condo"), tower_share=0.7),
    "adobe": Tradition(("mudbrick",), ("mudbrick", "colonial"), ("mudbrick", "apartment"), modern=("apartment",)),
    "quebec": Tradition(("clapboard",), ("mansard", "clapboard"), ("mansard", "brownstone"), modern=("brownstone",
                        "apartment"), tower_share=0.5),
    "antipodean": Tradition(("clapboard",), ("clapboard", "terrace"), ("terrace", "clapboard"), modern=("apartment",
                            "terrace"), towers=("curtain", "condo", "piers"), tower_share=0.75),
}  # fmt: skip

COUNTRIES = {
    "nordic": "NO SE FI IS FO AX DK PM",
    "arctic": "GL SJ AQ GS TF",
    "british": "GB IE GG JE IM GI FK",
    "dutch": "NL BE",
    "french": "FR LU MC",
    "german": "DE",
    "alpine": "CH LI AD",
    "viennese": "AT",
    "central": "CZ PL HU SK SI RO BG RS BA XK MK HR MD UA GE AM",
    "russian": "RU BY",
    "baltic": "LT LV EE",
    "southern": "ES PT IT GR MT CY AL ME SM VA",
    "levantine": "IL PS LB SY JO",
    "ottoman": "TR AZ",
    "maghreb": "MA DZ TN EH",
    "nile": "EG LY SD IQ",
    "gulf": "AE QA KW BH OM SA",
    "yemeni": "YE",
    "persian": "IR AF PK",
    "central-asian": "UZ TM TJ",
    "steppe": "MN KZ KG",
    "sahel": "ML NE TD BF MR",
    "african": "KE UG RW BI ET TZ ZM ZW MW AO CD CG CF SS LS SZ BW NA ZA ER SO DJ CM NG GH TG BJ",
    "coastal-african": "SN GM GN GW SL LR CI GA GQ ST CV MZ MG KM SC MU RE YT",
    "himalayan": "BT NP",
    "indian": "IN BD LK",
    "japanese": "JP",
    "korean": "KR KP",
    "chinese": "CN TW",
    "hong-kong": "HK MO",
    "straits": "SG MY TH VN LA KH MM BN",
    "islands": "ID PH TL MV PG FJ SB VU WS TO FM PW KI MH NR TV CK NC PF GU AS MP NU TK WF CC CX",
    "colonial": "MX GT HN SV NI CR PA CO VE DO CU PR PY",
    "andean": "PE BO EC",
    "brazilian": "BR",
    "caribbean": "AI MS BL MF SH JM HT BS BB TT GD LC VC AG DM KN AW CW BQ SX KY VI VG BM TC GP MQ BZ GY SR GF",
    "platine": "AR UY CL",
    "american": "US CA",
    "antipodean": "AU NZ NF PN",
}
REGIONS: dict[str, dict[str, str]] = {
    "framed": {
        "DE": "Saxony-Anhalt|Lower Saxony|Hesse|Thuringia|Baden-Wurttemberg|Rheinland-Pfalz",
        "FR": "Grand Est|Normandy",
        "DK": "South Denmark",
    },
    "hanseatic": {
        "DE": "Hamburg|City state Bremen|Schleswig-Holstein|Mecklenburg-Vorpommern",
        "PL": "Pomerania|West Pomerania",
        "FR": "Hauts-de-France",
    },
    "alpine": {"DE": "Bavaria", "IT": "Trentino-Alto Adige|Aosta Valley"},
    "central": {
        "CH": "Basel-City|Zurich|Aargau|Geneva",
        "BR": "Santa Catarina|Rio Grande do Sul",
        "CL": "Los Lagos Region",
    },
    "lombard": {"IT": "Lombardy|Piedmont|Emilia-Romagna|Veneto|Friuli Venezia Giulia"},
    "southern": {
        "FR": "Provence-Alpes-Côte d'Azur|Corsica|Occitanie",
        "CH": "Ticino",
        "HR": "Dubrovnik-Neretva|Istria|Primorje-Gorski Kotar|Split-Dalmatia|Zadar|Šibenik-Knin",
        "TR": "Antalya|Aydın|Muğla|İzmir Province",
    },
    "aegean": {
        "GR": "South Aegean|North Aegean|Crete",
        "ES": "Balearic Islands",
        "PT": "Faro",
        "TN": "Nabeul Governorate|Tunis Governorate",
    },
    "polar": {"RU": "Chukotka|Krasnoyarsk Krai|Magadan Oblast|Murmansk|Nenets|Sakha|Yamalo-Nenets"},
    "baltic": {"RU": "Kaliningrad Oblast"},
    "steppe": {"RU": "Kalmykiya Republic|Republic of Tyva", "CN": "Inner Mongolia"},
    "central-asian": {"CN": "Xinjiang"},
    "himalayan": {
        "CN": "Tibet|Qinghai",
        "IN": "Arunachal Pradesh|Himachal Pradesh|Ladakh|Sikkim",
        "PK": "Gilgit-Baltistan",
    },
    "rajasthani": {"IN": "Gujarat|Madhya Pradesh|Rajasthan", "PK": "Punjab|Sindh"},
    "bombay": {"IN": "Maharashtra"},
    "straits": {"IN": "Kerala|Puducherry"},
    "kyoto": {"JP": "Gifu|Ishikawa|Kyoto|Nara"},
    "amazonian": {
        "BR": "Acre|Amapá|Amazonas|Pará|Rondônia|Roraima",
        "PE": "Loreto|Madre de Dios|Ucayali",
        "CO": "Chocó|Guainía Department",
        "EC": "Orellana Province|Sucumbíos",
    },
    "colonial": {"IN": "Goa", "US": "Louisiana"},
    "floridian": {"US": "Florida|Hawaii"},
    "new-york": {"US": "Illinois|Maryland|Massachusetts|Michigan|New Jersey|New York|Pennsylvania"},
    "mission": {"US": "Arizona|California|Nevada"},
    "adobe": {"US": "New Mexico"},
    "caribbean": {"CO": "San Andres y Providencia"},
    "arctic": {"US": "Alaska", "CA": "Northwest Territories|Nunavut|Yukon"},
    "quebec": {"CA": "New Brunswick|Quebec"},
    "nordic": {"CA": "Newfoundland and Labrador"},
    "scottish": {"GB": "Scotland"},
}
BY_CLIMATE = {"A": "islands", "B": "nile", "C": "central", "D": "russian", "E": "arctic"}
ALPS = frozenset({"FR", "IT", "DE", "SI", "CH", "AT"})
ALPINE_FROM_M = 850
BY_COUNTRY = {code: name for name, codes in COUNTRIES.items() for code in codes.split()}
BY_REGION = {
    (country, region): name
    for name, countries in REGIONS.items()
    for country, regions in countries.items()
    for region in regions.split("|")
}


def tradition_of(place: Place) -> Tradition:
    """By region, then country; by climate where neither says anything."""
    if (place.country in ALPS and (place.elevation_m or 0) >= ALPINE_FROM_M) or _is_alpine_tundra(place):
        return TRADITIONS["alpine"]
    name = BY_REGION.get((place.country, place.region)) or BY_COUNTRY.get(place.country)
    return TRADITIONS[name or BY_CLIMATE.get(climate_of(place)[:1], "central")]


def _is_alpine_tundra(place: Place) -> bool:
    """High up in the Alps where the elevation is not known."""
    return place.country in ALPS and climate_of(place) == "ET"


def is_high_rise(place: Place) -> bool:
    """Whether a metropolis here is mostly towers."""
    return tradition_of(place).tower_share >= 0.5
