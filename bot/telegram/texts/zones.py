"""The clocks of Russia in words: «14:05 MSK», «14:05 Tomsk time»."""

from datetime import datetime

from bot.domain.zones import ZONE_NAMES, StaffZone, zone_of
from bot.telegram.texts.catalogue import N_, plain
from bot.telegram.texts.times import time_words

CITIES = {
    StaffZone.KALININGRAD: N_("Kaliningrad"),
    StaffZone.MOSCOW: N_("Moscow"),
    StaffZone.SAMARA: N_("Samara"),
    StaffZone.YEKATERINBURG: N_("Yekaterinburg"),
    StaffZone.OMSK: N_("Omsk"),
    StaffZone.TOMSK: N_("Tomsk, Novosibirsk, Krasnoyarsk"),
    StaffZone.IRKUTSK: N_("Irkutsk"),
    StaffZone.YAKUTSK: N_("Yakutsk"),
    StaffZone.VLADIVOSTOK: N_("Vladivostok"),
    StaffZone.MAGADAN: N_("Magadan"),
    StaffZone.KAMCHATKA: N_("Kamchatka"),
}
CLOCKS = {
    StaffZone.KALININGRAD: N_("Kaliningrad time"),
    StaffZone.MOSCOW: N_("MSK"),
    StaffZone.SAMARA: N_("Samara time"),
    StaffZone.YEKATERINBURG: N_("Yekaterinburg time"),
    StaffZone.OMSK: N_("Omsk time"),
    StaffZone.TOMSK: N_("Tomsk time"),
    StaffZone.IRKUTSK: N_("Irkutsk time"),
    StaffZone.YAKUTSK: N_("Yakutsk time"),
    StaffZone.VLADIVOSTOK: N_("Vladivostok time"),
    StaffZone.MAGADAN: N_("Magadan time"),
    StaffZone.KAMCHATKA: N_("Kamchatka time"),
}
_BY_NAME = {name: zone for zone, name in ZONE_NAMES.items()}


def city_of(zone: StaffZone) -> str:
    """Name the city, or cities, whose clock a zone is."""
    return plain(CITIES[zone])


def clock_name(name: str) -> str:
    """Name the clock of a zone, by its IANA name, as it stands behind a time."""
    known = _BY_NAME.get(name)
    return plain(CLOCKS[known]) if known else name


def staff_time(moment: datetime, zone: str) -> str:
    """Say a moment by the clock of the staff's zone, and whose clock that is: «14:05 MSK»."""
    return f"{time_words(moment, zone_of(zone))} {clock_name(zone)}"
