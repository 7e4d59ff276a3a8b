"""Which landmarks stand in which cities of the Middle East."""

from dioramacast.renderer.landmarks.gulf import BURJ_AL_ARAB, BURJ_KHALIFA, KINGDOM_CENTRE, KUWAIT_TOWERS
from dioramacast.renderer.landmarks.holy_places import DOME_OF_THE_ROCK, SHEIKH_ZAYED
from dioramacast.renderer.landmarks.levant import AZADI, MALWIYA, SPLIT_DOME, TOWER_HOUSES
from dioramacast.renderer.landmarks.mecca import CLOCK_TOWER, KAABA
from dioramacast.renderer.landmarks.model import Cities
from dioramacast.renderer.landmarks.petra import TREASURY
from dioramacast.renderer.landmarks.silk_road import SHAH_MOSQUE

CITIES: Cities = {
    292223: (BURJ_KHALIFA, BURJ_AL_ARAB),  # Dubai
    292968: (SHEIKH_ZAYED,),  # Abu Dhabi
    104515: (KAABA, CLOCK_TOWER),  # Mecca
    281184: (DOME_OF_THE_ROCK,),  # Jerusalem
    246008: (TREASURY,),  # Wadi Musa, at Petra
    248382: (TREASURY,),  # Ma'an
    108410: (KINGDOM_CENTRE,),  # Riyadh
    285787: (KUWAIT_TOWERS,),  # Kuwait City
    285629: (KUWAIT_TOWERS,),  # Hawalli
    285704: (KUWAIT_TOWERS,),  # Salmiya
    112931: (AZADI,),  # Tehran
    418863: (SHAH_MOSQUE,),  # Isfahan
    91597: (MALWIYA,),  # Samarra
    98182: (SPLIT_DOME,),  # Baghdad
    71137: (TOWER_HOUSES,),  # Sana'a
}
