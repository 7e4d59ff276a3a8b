"""What is fit for a hero where: by culture and size of settlement."""

from dataclasses import dataclass, replace

from dioramacast.renderer import svg
from dioramacast.renderer.landmarks.heroes_buddhist import STUPA, THAI_TEMPLE
from dioramacast.renderer.landmarks.heroes_camps import ACACIA, POLAR_STATION, YURTS
from dioramacast.renderer.landmarks.heroes_chapels import CLAPBOARD_CHURCH, MISSION, STAVE_CHURCH, VILLAGE_CHAPEL
from dioramacast.renderer.landmarks.heroes_churches import GOTHIC_CATHEDRAL, PARISH_CHURCH
from dioramacast.renderer.landmarks.heroes_coast import STILT_HALL
from dioramacast.renderer.landmarks.heroes_east import PAGODA, SHRINE
from dioramacast.renderer.landmarks.heroes_grounds import MONUMENT, STADIUM, WHEEL
from dioramacast.renderer.landmarks.heroes_halls import CAPITOL, CASTLE, TOWN_HALL
from dioramacast.renderer.landmarks.heroes_hindu import GOPURAM, SHIKHARA
from dioramacast.renderer.landmarks.heroes_latin import BASILICA, COLONIAL_CATHEDRAL
from dioramacast.renderer.landmarks.heroes_mosques import (
    CITY_MOSQUE,
    GREAT_MOSQUE,
    MUD_MOSQUE_SMALL,
    SQUARE_MOSQUE,
    VILLAGE_MOSQUE,
)
from dioramacast.renderer.landmarks.heroes_onions import BAROQUE_CHURCH, ORTHODOX_CHURCH
from dioramacast.renderer.landmarks.heroes_plains import GRAIN_ELEVATOR, WATER_TOWER, WINDMILL
from dioramacast.renderer.landmarks.heroes_towers import GLASS_TOWER, SKYSCRAPER, TV_TOWER
from dioramacast.renderer.landmarks.model import Landmark
from dioramacast.renderer.landmarks.silk_road import KALYAN, SHAH_MOSQUE
from dioramacast.renderer.scene import Scene
from dioramacast.renderer.solids import Block
from dioramacast.renderer.svg import Markup

Heroes = tuple[Landmark, ...]
"""One of them by chance; what stands here twice is twice as frequent."""


def scaled(landmark: Landmark, scale: float) -> Landmark:
    """The same building, smaller for a village or larger for a city."""

    def draw(scene: Scene) -> Markup:
        return svg.group(landmark.draw(scene), transform=f"scale({scale})")

    return Landmark(
        landmark.name, draw, round(landmark.width * scale, 1), round(landmark.depth * scale, 1),
        round(landmark.height * scale, 1), landmark.site,
        tuple(Block(*(side * scale for side in (b.x0, b.y0, b.x1, b.y1, b.z0, b.z1))) for b in landmark.casts),
    )  # fmt: skip


SMALL_BASILICA = scaled(BASILICA, 0.62)
SMALL_BAROQUE = scaled(BAROQUE_CHURCH, 0.64)
SMALL_ORTHODOX = scaled(ORTHODOX_CHURCH, 0.64)
SMALL_PAGODA = scaled(PAGODA, 0.62)
SMALL_SHRINE = scaled(SHRINE, 0.72)
SMALL_STUPA = scaled(STUPA, 0.62)
SMALL_GOPURAM = scaled(GOPURAM, 0.6)
SMALL_SHIKHARA = scaled(SHIKHARA, 0.56)
SMALL_THAI = scaled(THAI_TEMPLE, 0.66)
SMALL_MUD_MOSQUE = scaled(MUD_MOSQUE_SMALL, 0.76)
SMALL_SQUARE_MOSQUE = scaled(SQUARE_MOSQUE, 0.66)
SMALL_CASTLE = scaled(CASTLE, 0.7)
LARGE_CLAPBOARD = scaled(CLAPBOARD_CHURCH, 1.4)
LARGE_WATER_TOWER = scaled(WATER_TOWER, 1.25)
LARGE_WINDMILL = scaled(WINDMILL, 1.2)
BRICK_MINARET = replace(KALYAN, name="a minaret of banded brick")
TILED_PORTAL = replace(SHAH_MOSQUE, name="a mosque with a tiled portal")


@dataclass(frozen=True, slots=True)
class Culture:
    """What is fit for a hero in the settlements of a group of countries."""

    village: Heroes
    town: Heroes
    city: Heroes
    metropolis: Heroes


WESTERN = Culture(
    (VILLAGE_CHAPEL,), (PARISH_CHURCH, PARISH_CHURCH, CASTLE, TOWN_HALL),
    (GOTHIC_CATHEDRAL, GOTHIC_CATHEDRAL, TOWN_HALL, CASTLE), (GOTHIC_CATHEDRAL, TV_TOWER, TOWN_HALL, WHEEL),
)  # fmt: skip
LOW_COUNTRIES = Culture(
    (WINDMILL, VILLAGE_CHAPEL), (LARGE_WINDMILL, PARISH_CHURCH, TOWN_HALL),
    (TOWN_HALL, GOTHIC_CATHEDRAL, PARISH_CHURCH), (TOWN_HALL, WHEEL, TV_TOWER),
)  # fmt: skip
CENTRAL = Culture(
    (VILLAGE_CHAPEL, SMALL_BAROQUE), (BAROQUE_CHURCH, BAROQUE_CHURCH, CASTLE, PARISH_CHURCH),
    (BAROQUE_CHURCH, GOTHIC_CATHEDRAL, CASTLE, TOWN_HALL), (GOTHIC_CATHEDRAL, TOWN_HALL, TV_TOWER),
)  # fmt: skip
NORDIC = Culture(
    (VILLAGE_CHAPEL, CLAPBOARD_CHURCH), (PARISH_CHURCH, LARGE_CLAPBOARD, TOWN_HALL),
    (TOWN_HALL, PARISH_CHURCH, CASTLE, GOTHIC_CATHEDRAL), (TOWN_HALL, TV_TOWER),
)  # fmt: skip
NORWEGIAN = replace(NORDIC, village=(STAVE_CHURCH, STAVE_CHURCH, CLAPBOARD_CHURCH))
BALTIC = Culture(
    (VILLAGE_CHAPEL, SMALL_BAROQUE), (PARISH_CHURCH, BAROQUE_CHURCH, CASTLE),
    (TOWN_HALL, GOTHIC_CATHEDRAL, BAROQUE_CHURCH), (TV_TOWER, TOWN_HALL),
)  # fmt: skip
ORTHODOX = Culture(
    (SMALL_ORTHODOX,), (ORTHODOX_CHURCH,) * 5 + (TOWN_HALL,), (ORTHODOX_CHURCH,) * 4 + (MONUMENT, TV_TOWER),
    (ORTHODOX_CHURCH, ORTHODOX_CHURCH, TV_TOWER, STADIUM),
)  # fmt: skip
MEDITERRANEAN = Culture(
    (SMALL_BASILICA, MISSION), (BASILICA, BASILICA, CASTLE), (BASILICA, BASILICA, CASTLE, TOWN_HALL),
    (BASILICA, TOWN_HALL, WHEEL),
)  # fmt: skip
IBERIAN = Culture(
    (MISSION, SMALL_CASTLE), (COLONIAL_CATHEDRAL, BASILICA, CASTLE), (COLONIAL_CATHEDRAL, BASILICA, TOWN_HALL),
    (BASILICA, STADIUM, TOWN_HALL),
)  # fmt: skip
LATIN = Culture(
    (MISSION,), (COLONIAL_CATHEDRAL,), (COLONIAL_CATHEDRAL,) * 5 + (MONUMENT, STADIUM),
    (COLONIAL_CATHEDRAL, COLONIAL_CATHEDRAL, SKYSCRAPER, CAPITOL),
)  # fmt: skip
CARIBBEAN = Culture(
    (CLAPBOARD_CHURCH, MISSION), (LARGE_CLAPBOARD, COLONIAL_CATHEDRAL), (COLONIAL_CATHEDRAL, CAPITOL),
    (CAPITOL, COLONIAL_CATHEDRAL),
)  # fmt: skip
NORTH_AMERICAN = Culture(
    (CLAPBOARD_CHURCH, CLAPBOARD_CHURCH, WATER_TOWER), (LARGE_CLAPBOARD, TOWN_HALL, LARGE_WATER_TOWER, CAPITOL),
    (CAPITOL, SKYSCRAPER, STADIUM, TOWN_HALL), (SKYSCRAPER, GLASS_TOWER, STADIUM),
)  # fmt: skip
PRAIRIE = replace(
    NORTH_AMERICAN, village=(GRAIN_ELEVATOR, GRAIN_ELEVATOR, CLAPBOARD_CHURCH, WATER_TOWER),
    town=(GRAIN_ELEVATOR, LARGE_WATER_TOWER, TOWN_HALL, LARGE_CLAPBOARD),
)  # fmt: skip
OCEANIAN = Culture(
    (CLAPBOARD_CHURCH, WATER_TOWER), (TOWN_HALL, PARISH_CHURCH, LARGE_CLAPBOARD),
    (STADIUM, TOWN_HALL, GLASS_TOWER, TV_TOWER), (GLASS_TOWER, WHEEL, TV_TOWER),
)  # fmt: skip
PACIFIC = Culture(
    (STILT_HALL, CLAPBOARD_CHURCH), (STILT_HALL, LARGE_CLAPBOARD), (CAPITOL, LARGE_CLAPBOARD), (CAPITOL, STADIUM),
)  # fmt: skip
ARAB = Culture(
    (VILLAGE_MOSQUE,), (CITY_MOSQUE, CITY_MOSQUE, CASTLE), (CITY_MOSQUE, GREAT_MOSQUE, MONUMENT),
    (GREAT_MOSQUE, CITY_MOSQUE, TV_TOWER),
)  # fmt: skip
GULF = replace(ARAB, metropolis=(GLASS_TOWER, GREAT_MOSQUE, CITY_MOSQUE))
MAGHREB = Culture(
    (SMALL_SQUARE_MOSQUE, VILLAGE_MOSQUE), (SQUARE_MOSQUE,), (SQUARE_MOSQUE, SQUARE_MOSQUE, CASTLE),
    (SQUARE_MOSQUE, MONUMENT),
)  # fmt: skip
SAHEL = Culture(
    (SMALL_MUD_MOSQUE, ACACIA), (MUD_MOSQUE_SMALL, CITY_MOSQUE), (MUD_MOSQUE_SMALL, CITY_MOSQUE, MONUMENT),
    (GREAT_MOSQUE, MONUMENT),
)  # fmt: skip
WEST_MUSLIM = Culture(
    (VILLAGE_MOSQUE, ACACIA), (CITY_MOSQUE, VILLAGE_MOSQUE), (GREAT_MOSQUE, CITY_MOSQUE, MONUMENT),
    (GREAT_MOSQUE, MONUMENT, STADIUM),
)  # fmt: skip
TURKISH = Culture(
    (VILLAGE_MOSQUE,), (GREAT_MOSQUE, CITY_MOSQUE), (GREAT_MOSQUE,) * 4 + (CASTLE,), (GREAT_MOSQUE,) * 4 + (TV_TOWER,)
)  # fmt: skip
PERSIAN = Culture(
    (VILLAGE_MOSQUE,), (TILED_PORTAL, CITY_MOSQUE), (TILED_PORTAL, CITY_MOSQUE, TV_TOWER),
    (TILED_PORTAL, TV_TOWER, GREAT_MOSQUE),
)  # fmt: skip
TURAN = Culture(
    (VILLAGE_MOSQUE, YURTS), (BRICK_MINARET, TILED_PORTAL), (TILED_PORTAL, BRICK_MINARET, MONUMENT),
    (TILED_PORTAL, MONUMENT, TV_TOWER),
)  # fmt: skip
STEPPE = Culture(
    (YURTS, YURTS, VILLAGE_MOSQUE), (CITY_MOSQUE, YURTS, MONUMENT), (CITY_MOSQUE, MONUMENT, TV_TOWER),
    (TV_TOWER, GREAT_MOSQUE, STADIUM),
)  # fmt: skip
MONGOLIAN = Culture((YURTS,), (YURTS, SMALL_PAGODA, STUPA), (STUPA, MONUMENT), (STUPA, GLASS_TOWER))
MALAY = Culture(
    (STILT_HALL, VILLAGE_MOSQUE), (CITY_MOSQUE, GREAT_MOSQUE), (CITY_MOSQUE, GREAT_MOSQUE, MONUMENT),
    (GREAT_MOSQUE, TV_TOWER, GLASS_TOWER),
)  # fmt: skip
NORTH_INDIAN = Culture(
    (SMALL_SHIKHARA,), (SHIKHARA,) * 4 + (CASTLE,), (SHIKHARA,) * 4 + (CASTLE, CAPITOL), (SHIKHARA, SHIKHARA, CAPITOL)
)  # fmt: skip
SOUTH_INDIAN = Culture((SMALL_GOPURAM,), (GOPURAM,), (GOPURAM, GOPURAM, CAPITOL), (GOPURAM, CAPITOL))
PAKISTANI = Culture(
    (VILLAGE_MOSQUE,), (GREAT_MOSQUE, CITY_MOSQUE, CASTLE), (GREAT_MOSQUE, CITY_MOSQUE, MONUMENT),
    (GREAT_MOSQUE, MONUMENT),
)  # fmt: skip
HIMALAYAN = Culture((SMALL_STUPA, SMALL_PAGODA), (STUPA, PAGODA), (STUPA, PAGODA), (STUPA, PAGODA))
SINHALESE = Culture((SMALL_STUPA,), (STUPA,), (STUPA,), (STUPA, GLASS_TOWER))
BURMESE = Culture((SMALL_STUPA,), (STUPA, STUPA, THAI_TEMPLE), (STUPA,), (STUPA,))
THAI = Culture(
    (SMALL_THAI, SMALL_STUPA), (THAI_TEMPLE, THAI_TEMPLE, STUPA), (THAI_TEMPLE, THAI_TEMPLE, STUPA),
    (THAI_TEMPLE, THAI_TEMPLE, GLASS_TOWER),
)  # fmt: skip
CHINESE = Culture(
    (SMALL_PAGODA,), (PAGODA,), (PAGODA,) * 4 + (TV_TOWER, STADIUM), (PAGODA, PAGODA, TV_TOWER, GLASS_TOWER)
)  # fmt: skip
TIBETAN = Culture((SMALL_STUPA,), (STUPA, PAGODA), (STUPA,), (STUPA,))
JAPANESE = Culture(
    (SMALL_SHRINE, SMALL_PAGODA), (SHRINE, PAGODA), (PAGODA, PAGODA, SHRINE, SHRINE, TV_TOWER),
    (PAGODA, PAGODA, TV_TOWER, WHEEL),
)  # fmt: skip
KOREAN = Culture((SMALL_PAGODA,), (PAGODA,), (PAGODA, TV_TOWER, STADIUM), (TV_TOWER, GLASS_TOWER, PAGODA))
VIETNAMESE = Culture(
    (SMALL_PAGODA, STILT_HALL), (PAGODA, PAGODA, BASILICA), (PAGODA, PAGODA, GOTHIC_CATHEDRAL),
    (PAGODA, PAGODA, GLASS_TOWER),
)  # fmt: skip
CITY_STATE = Culture((SMALL_PAGODA,), (PAGODA,), (GLASS_TOWER, PAGODA), (GLASS_TOWER, WHEEL))
PHILIPPINE = Culture(
    (MISSION, STILT_HALL), (COLONIAL_CATHEDRAL, BASILICA), (COLONIAL_CATHEDRAL, BASILICA, MONUMENT),
    (COLONIAL_CATHEDRAL, GLASS_TOWER),
)  # fmt: skip
ISRAELI = Culture(
    (WATER_TOWER,), (LARGE_WATER_TOWER, TOWN_HALL, MONUMENT), (GLASS_TOWER, MONUMENT, TOWN_HALL), (GLASS_TOWER, WHEEL),
)  # fmt: skip
ETHIOPIAN = Culture(
    (ACACIA, SMALL_ORTHODOX), (ORTHODOX_CHURCH, MONUMENT), (ORTHODOX_CHURCH, MONUMENT), (MONUMENT, ORTHODOX_CHURCH),
)  # fmt: skip
AFRICAN = Culture(
    (ACACIA, ACACIA, MISSION), (PARISH_CHURCH, MONUMENT, COLONIAL_CATHEDRAL), (MONUMENT, STADIUM, GOTHIC_CATHEDRAL),
    (MONUMENT, GLASS_TOWER, STADIUM),
)  # fmt: skip
SOUTH_AFRICAN = Culture(
    (CLAPBOARD_CHURCH, MISSION), (PARISH_CHURCH, TOWN_HALL), (TOWN_HALL, STADIUM, MONUMENT),
    (TV_TOWER, STADIUM, GLASS_TOWER),
)  # fmt: skip
POLAR = Culture((POLAR_STATION,), (POLAR_STATION, CLAPBOARD_CHURCH), (TOWN_HALL,), (TOWN_HALL,))

COUNTRIES: tuple[tuple[Culture, str], ...] = (
    (WESTERN, "DE FR GB IE CH LI JE GG IM MC"), (LOW_COUNTRIES, "NL BE LU"), (CENTRAL, "AT CZ SK HU PL SI HR"),
    (NORDIC, "SE DK FI IS FO GL AX"), (NORWEGIAN, "NO"), (BALTIC, "EE LV LT"),
    (ORTHODOX, "RU UA BY RS BG RO MD MK ME GE AM GR CY"), (MEDITERRANEAN, "IT MT SM VA AD GI"), (IBERIAN, "ES PT"),
    (LATIN, "MX GT HN SV NI CR PA CO VE EC PE BO BR PY UY AR CL CU DO PR TL GQ AO CV ST"),
    (CARIBBEAN, "HT JM BB TT BS AG LC VC GD DM KN AW CW GY SR GF BZ BM KY TC VG VI AI MS MQ GP BL MF SX BQ"),
    (NORTH_AMERICAN, "US CA PM"), (OCEANIAN, "AU NZ"),
    (PACIFIC, "FJ WS TO VU SB PF NC CK KI TV NR PW FM MH GU AS NU TK WF PG MP NF PN"),
    (ARAB, "EG SD YE IQ SY JO PS LB DJ SO KM"), (GULF, "SA AE QA KW BH OM"), (MAGHREB, "MA DZ TN LY EH"),
    (SAHEL, "ML NE BF TD MR"), (WEST_MUSLIM, "SN GM GN SL YT"), (TURKISH, "TR AZ AL BA XK"), (PERSIAN, "IR AF"),
    (TURAN, "UZ TM TJ"), (STEPPE, "KZ KG"), (MONGOLIAN, "MN"), (MALAY, "ID MY BN BD MV"), (PAKISTANI, "PK"),
    (HIMALAYAN, "NP BT"), (SINHALESE, "LK"), (BURMESE, "MM"), (THAI, "TH LA KH"), (CHINESE, "CN TW"), (JAPANESE, "JP"),
    (KOREAN, "KR KP"), (VIETNAMESE, "VN"), (CITY_STATE, "SG HK MO"), (PHILIPPINE, "PH"), (ISRAELI, "IL"),
    (ETHIOPIAN, "ET ER"), (SOUTH_AFRICAN, "ZA NA"), (POLAR, "AQ SJ BV HM GS TF FK"),
)  # fmt: skip

CULTURE_OF_COUNTRY = {code: culture for culture, codes in COUNTRIES for code in codes.split()}
