"""Which landmarks stand in which African cities."""

from dioramacast.renderer.landmarks.africa_ethiopia import LALIBELA, STELAE
from dioramacast.renderer.landmarks.africa_maghreb import HASSAN_MOSQUE, HASSAN_TOWER, KOUTOUBIA, THREE_PALMS
from dioramacast.renderer.landmarks.africa_nile import FAR_PYRAMIDS, LUXOR, PYRAMIDS
from dioramacast.renderer.landmarks.africa_sahel import BAOBABS, MUD_MOSQUE, ZIMBABWE
from dioramacast.renderer.landmarks.africa_south import (
    ARCH_STADIUM,
    CONFERENCE_CENTRE,
    KILIMANJARO,
    TABLE_MOUNTAIN,
)
from dioramacast.renderer.landmarks.model import Cities

CITIES: Cities = {
    360630: (PYRAMIDS, FAR_PYRAMIDS),  # Cairo
    360995: (PYRAMIDS, FAR_PYRAMIDS),  # Giza
    353219: (PYRAMIDS, FAR_PYRAMIDS),  # 6th of October City
    360502: (LUXOR,),  # Luxor
    2458589: (MUD_MOSQUE,),  # Djenné
    3369157: (TABLE_MOUNTAIN,),  # Cape Town
    184745: (CONFERENCE_CENTRE,),  # Nairobi
    153209: (KILIMANJARO,),  # Moshi
    161325: (KILIMANJARO,),  # Arusha
    149155: (KILIMANJARO,),  # Usa River
    182130: (KILIMANJARO,),  # Oloitokitok
    1007311: (ARCH_STADIUM,),  # Durban
    2542997: (KOUTOUBIA,),  # Marrakesh
    2553604: (HASSAN_MOSQUE,),  # Casablanca
    2538475: (HASSAN_TOWER,),  # Rabat
    2537763: (HASSAN_TOWER,),  # Salé, across the river
    2507480: (THREE_PALMS,),  # Algiers
    1058381: (BAOBABS,),  # Morondava
    1067531: (BAOBABS,),  # Belo sur Tsiribihina
    332288: (LALIBELA,),  # Lalibela
    344420: (STELAE,),  # Aksum
    886763: (ZIMBABWE,),  # Masvingo
}
