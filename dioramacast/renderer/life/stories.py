"""Chooses the small stories of a picture: what fits the country, the season, the weather and the hour."""

from collections.abc import Callable
from dataclasses import dataclass

from dioramacast.conditions import ConditionGroup as Group
from dioramacast.models import Place, Season
from dioramacast.renderer import regions
from dioramacast.renderer.geometry import Rect
from dioramacast.renderer.layout.settlements import Settlement, seeded
from dioramacast.renderer.life import stories_country as country
from dioramacast.renderer.life import stories_life as life
from dioramacast.renderer.life import stories_town as town
from dioramacast.renderer.life import stories_winter as winter
from dioramacast.renderer.life import stories_world as world
from dioramacast.renderer.life.people import Crowd
from dioramacast.renderer.life.stories_stage import SIDE, Stage
from dioramacast.renderer.mood.palette import climate_of
from dioramacast.renderer.scene import Scene

MOST_STORIES = 3
ROUGH = (Group.STORM, Group.THUNDERSTORM, Group.DUST, Group.HEAVY_RAIN)
MILD_FROM_C, WARM_FROM_C, HOT_FROM_C = 3, 12, 28
KITE_WIND_MS = range(4, 13)


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    draw: Callable[[Stage], None]
    needs: str
    """Traits of the moment, see ``traits_of``; all of them must hold."""
    weight: float = 1.0
    """How much likelier than others: what fits few places only is high."""
    theme: str = ""
    """Of each theme there is one at most."""
    where: frozenset[str] | None = None
    """Countries; None for all."""
    near: Callable[[Place], bool] | None = None
    """What else is asked of the place."""

    def fits(self, place: Place, traits: set[str]) -> bool:
        is_here = self.where is None or place.country in self.where
        return is_here and traits.issuperset(self.needs.split()) and (self.near is None or self.near(place))


def traits_of(scene: Scene) -> set[str]:
    """What the place, the season, the weather and the hour are like, in words."""
    palette, spec, place, size = scene.palette, scene.spec, scene.place, scene.plan.settlement
    temperature = 15 if spec.temperature_c is None else spec.temperature_c
    is_snowy, is_rough, climate = palette.snow > 0.5, palette.group in ROUGH, climate_of(place)
    grows = climate[:1] in "ACD" and not is_snowy and spec.season is not Season.WINTER
    holds = {
        "calm": not is_rough,
        "fair": not (is_rough or is_snowy or palette.wet),
        "breezy": spec.wind_speed_ms in KITE_WIND_MS,
        "snowy": is_snowy,
        "snowless": not is_snowy,
        "day": palette.daylight > 0.35,
        "night": palette.daylight <= 0.35,
        "green": grows,
        "frosty": temperature <= 0,
        "mild": temperature >= MILD_FROM_C,
        "warm": temperature >= WARM_FROM_C,
        "hot": temperature >= HOT_FROM_C,
        "bearable": temperature <= HOT_FROM_C + 4,
        spec.season.value: True,
        "harvest": spec.season in (Season.SUMMER, Season.AUTUMN),
        "rural": size <= Settlement.VILLAGE,
        "small": size <= Settlement.TOWN,
        "settled": size >= Settlement.VILLAGE,
        "urban": size >= Settlement.TOWN,
        "large": size >= Settlement.CITY,
        "modest": size <= Settlement.CITY,
        "inhabited": climate != "EF" and bool(place.country),
        "dry": climate.startswith("B"),
        "coast": place.water.shore is not None,
        "high": (place.elevation_m or 0) > 1_800,
    }
    return {trait for trait, is_so in holds.items() if is_so}


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


FARMLAND = regions.EUROPE | regions.NORTH_AMERICA | regions.OCEANIA | regions.LATIN_AMERICA
WINE = _codes("FR IT ES PT DE AT CH HU RO MD GE AM ZA AR CL AU NZ US GR HR SI BG")
SAVANNA = regions.EAST_AFRICA | _codes("BW NA ZM ZW ZA")
PADDIES = regions.SOUTH_EAST_ASIA | _codes("BD LK NP IN MG")
YULE = regions.CENTRAL_EUROPE | regions.NORDIC | regions.LOW_COUNTRIES | regions.BRITISH | _codes("FR EE LV LT")
CAFES = regions.EUROPE | regions.LATIN_AMERICA | regions.OCEANIA | regions.NORTH_AMERICA | regions.MAGHREB
STACKS = regions.EASTERN_EUROPE | regions.PERSIAN_AND_TURKIC | regions.SOUTH_ASIA

STORIES = (
    # Of one part of the world.
    Story("penguins", winter.penguins, "", 9, near=regions.is_antarctic),
    Story("expedition", winter.expedition, "", 8, "camp", near=lambda p: regions.is_antarctic(p) or p.lat > 83),
    Story("igloo", winter.igloo, "snowy", 9, "camp", _codes("GL CA US"), lambda p: p.lat > 60),
    Story("reindeer", world.reindeer, "", 6, "animals", regions.NORDIC | _codes("RU"), lambda p: p.lat > 64),
    Story("drying fish", country.drying_fish, "snowless", 4, "", _codes("NO IS FO GL")),
    Story("herd", world.steppe_herd, "small", 9, "animals", regions.STEPPE),
    Story("camels", world.camels, "dry", 5, "animals", regions.SAHARA),
    Story("llamas", world.llamas, "high", 7, "animals", _codes("PE BO EC")),
    Story("savanna", world.savanna, "modest", 6, "animals", SAVANNA),
    Story("elephants", world.elephants, "rural", 4, "", _codes("KE TZ BW ZM ZW NA UG")),
    Story("kangaroos", world.kangaroos, "small", 6, "animals", _codes("AU")),
    Story("rice", world.rice_terraces, "modest green", 5, "field", PADDIES),
    Story("tea house", world.tea_house, "", 3, "garden", regions.EAST_ASIA),
    Story("koi pond", world.koi_pond, "", 3, "garden", regions.EAST_ASIA),
    Story("torii", world.torii, "", 6, "", _codes("JP")),
    Story("lanterns", life.lanterns, "night calm urban", 8, "", regions.EAST_ASIA | regions.SOUTH_EAST_ASIA),
    Story("totem", world.totem, "", 6, "", _codes("CA US"), lambda p: p.lon < -120 and p.lat > 47),
    Story("vineyard", country.vineyard, "small snowless", 3, "field", WINE, lambda p: 30 < abs(p.lat) < 50),
    Story("hay racks", country.hay_racks, "small green", 4, "field", regions.ALPS),
    Story("windmill", country.windmill, "small", 3, "", _codes("NL DK GR ES PT EE SE DE GB BE FR")),
    # Of snow and frost.
    Story("snowman", winter.snowman, "snowy calm inhabited", 7),
    Story("sledging", winter.sledging, "snowy calm day inhabited", 5),
    Story("ice rink", winter.ice_rink, "frosty winter urban calm", 6),
    Story("winter market", winter.winter_market, "winter urban calm bearable", 5, "market", YULE),
    # Of heat and fair weather.
    Story("parasols", life.parasols, "hot fair day coast", 7, "play", near=lambda p: p.country not in regions.ARAB),
    Story("kites", life.kites, "breezy fair day mild bearable inhabited", 2.4),
    Story("picnic", town.picnic, "fair day green warm bearable", 1.4),
    Story("campers", life.campers, "calm small snowless mild inhabited", 1.4, "camp"),
    Story("balloon", life.hot_air_balloon, "fair modest inhabited"),
    # Of the country.
    Story("sheep", country.sheep, "rural snowless inhabited", 4, "animals"),
    Story("cows", country.cows, "rural green", 4, "animals", FARMLAND),
    Story("horses", country.horses, "rural green", 2.5, "animals", FARMLAND),
    Story("haystacks", country.haystacks, "rural harvest snowless", 5, "field", STACKS),
    Story("bales", country.bales, "rural harvest snowless", 4, "field", FARMLAND),
    Story("sunflowers", country.sunflowers, "small summer snowless", 2.4, "field",
          _codes("FR UA ES IT HU RO BG RU MD US AR TR")),
    Story("beehives", country.beehives, "small green mild", 1.2),
    Story("greenhouse", country.greenhouse, "small inhabited", 1.2, "field"),
    Story("well", country.well, "rural snowless inhabited", 3),
    Story("kitchen garden", country.kitchen_garden, "small green", 1.4, "field"),
    Story("laundry", life.laundry, "fair small day inhabited", 1.2),
    # Of towns.
    Story("market", town.market, "settled day calm inhabited", 1.5, "market"),
    Story("café", town.cafe, "urban snowless calm mild", 1.7, "food", CAFES),
    Story("food truck", town.food_truck, "large calm", 1.2, "food"),
    Story("playground", town.playground, "settled day calm snowless inhabited bearable", 1.2, "play"),
    Story("football", town.football, "calm snowless inhabited bearable", 1.2, "sport"),
    Story("basketball", town.basketball, "urban fair bearable", 2, "sport",
          regions.NORTH_AMERICA | regions.EAST_ASIA | _codes("PH LT ES RS")),
    Story("skate park", town.skate_park, "large fair day mild bearable", 0.9, "sport"),
    Story("fountain", town.fountain, "urban", 1.1, "garden"),
    Story("bandstand", town.bandstand, "urban calm", 1, "", FARMLAND),
    Story("statue", town.statue, "urban", 1, "", FARMLAND),
    Story("flower garden", town.flower_garden, "urban green", 1, "garden"),
    Story("chess", life.chess, "urban fair day green mild", 1.2),
    Story("bookstalls", life.bookstalls, "urban fair day", 1.6, "market", _codes("FR GB IT AR EG IN PT")),
    Story("bus stop", life.bus_stop, "urban", 0.8),
    Story("building site", life.building_site, "large calm", 0.8),
    Story("wedding", life.wedding, "fair day green warm bearable", 1),
    Story("balloon seller", life.balloon_seller, "urban fair day", 1, "play"),
)  # fmt: skip
OFF_THE_GREEN = frozenset({"bus stop", "building site", "food truck", "skate park", "market", "winter market"})
"""What wants a street rather than a park."""


def chosen(place: Place, traits: set[str], wanted: int) -> list[Story]:
    """Each story keeps its luck in every weather, so that those that still fit stay."""
    fitting = [story for story in STORIES if story.fits(place, traits)]
    luck = {story.name: seeded(place, "story " + story.name).random() ** (1 / story.weight) for story in fitting}
    kept: list[Story] = []
    for story in sorted(fitting, key=lambda story: -luck[story.name]):
        if len(kept) < wanted and not (story.theme and any(story.theme == other.theme for other in kept)):
            kept.append(story)
    return kept


def story_lots(scene: Scene) -> list[Rect]:
    """The middle of the green first, then the plan's lots."""
    plan = scene.plan
    lots = list(plan.story_lots)
    if plan.green is not None:
        x, y = plan.green.centre
        lots.insert(0, Rect(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2))
    return lots[:MOST_STORIES]


def add_stories(scene: Scene, place: Place, crowd: Crowd) -> None:
    lots = story_lots(scene)
    stories = chosen(place, traits_of(scene), len(lots))
    if scene.plan.green is not None:
        stories.sort(key=lambda story: story.name in OFF_THE_GREEN)
    for lot, story in zip(lots, stories, strict=False):
        stage = Stage(scene, crowd)
        story.draw(stage)
        x, y = lot.centre
        corner = (x - SIDE / 2, y - SIDE / 2)
        scene.add(Rect(*corner, x + SIDE / 2, y + SIDE / 2), stage.markup(), corner)
