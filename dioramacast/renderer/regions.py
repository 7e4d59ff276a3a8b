"""Groups of countries that share vehicles, dress, boats and small stories."""

from dioramacast.models import Place


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


NORDIC = _codes("NO SE FI IS FO GL AX SJ DK")
BRITISH = _codes("GB IE IM JE GG")
LOW_COUNTRIES = _codes("NL BE LU")
CENTRAL_EUROPE = _codes("DE AT CH LI CZ PL HU SK SI")
EASTERN_EUROPE = _codes("RU UA BY LT LV EE RO BG RS MD HR BA MK XK")
SOUTHERN_EUROPE = _codes("ES PT IT GR MT CY AL ME SM VA AD FR MC GI")
ALPS = _codes("CH AT LI SI")
ARAB = _codes("EG LY DZ MA TN SD MR SA YE OM AE QA KW BH IQ SY JO PS LB EH DJ")
GULF = _codes("SA AE QA KW BH OM YE")
MAGHREB = _codes("MA DZ TN LY EH MR")
SAHARA = _codes("EG LY DZ MA TN SD MR ML NE TD EH SA AE QA KW OM YE JO IQ")
PERSIAN_AND_TURKIC = _codes("IR AF TR UZ TM TJ KG KZ AZ PK")
STEPPE = _codes("MN KZ KG UZ TM")
SOUTH_ASIA = _codes("IN LK BD NP BT MV PK")
SOUTH_EAST_ASIA = _codes("TH VN KH LA MM MY SG ID PH BN TL")
EAST_ASIA = _codes("CN JP KR KP TW HK MO")
EAST_AFRICA = _codes("KE TZ UG RW BI ET SO ER SS")
SOUTHERN_AFRICA = _codes("ZA NA BW ZM ZW MZ MW SZ LS AO MG")
WEST_AFRICA = _codes("NG GH CI SN GM GN SL LR TG BJ CM GA CG CD BF ML NE TD CF GQ GW CV ST")
NORTH_AMERICA = _codes("US CA")
ANDES = _codes("PE BO EC CO CL AR")
LATIN_AMERICA = _codes("MX GT HN SV NI CR PA CO VE EC PE BO BR PY UY AR CL CU DO PR GY SR GF BZ")
CARIBBEAN = _codes("CU DO HT JM PR BB TT BS AG LC VC GD DM KN AW CW")
OCEANIA = _codes("AU NZ")
PACIFIC = _codes("FJ WS TO VU SB PF NC CK KI TV NR PW FM MH GU AS NU TK WF")
AFRICA = EAST_AFRICA | SOUTHERN_AFRICA | WEST_AFRICA
EUROPE = NORDIC | BRITISH | LOW_COUNTRIES | CENTRAL_EUROPE | EASTERN_EUROPE | SOUTHERN_EUROPE
DRIVES_CARTS = EASTERN_EUROPE | PERSIAN_AND_TURKIC | STEPPE | LATIN_AMERICA | ARAB | WEST_AFRICA


def is_near(place: Place, lat: float, lon: float, degrees: float = 0.5) -> bool:
    """Whether a place lies within about so many degrees of a point: for cities that have something of their own."""
    return abs(place.lat - lat) < degrees and abs(place.lon - lon) < degrees * 1.4


def is_antarctic(place: Place) -> bool:
    return place.lat < -60
