"""Which landmarks stand in which cities of Central Asia and on the Caspian."""

from dioramacast.renderer.landmarks.model import Cities
from dioramacast.renderer.landmarks.new_capitals import BAITEREK, FLAME_TOWERS
from dioramacast.renderer.landmarks.silk_road import KALTA_MINOR, KALYAN, REGISTAN

CITIES: Cities = {
    1216265: (REGISTAN,),  # Samarkand
    1217662: (KALYAN,),  # Bukhara
    1513604: (KALTA_MINOR,),  # Khiva
    1512473: (KALTA_MINOR,),  # Urgench
    1526273: (BAITEREK,),  # Astana
    587084: (FLAME_TOWERS,),  # Baku
}
