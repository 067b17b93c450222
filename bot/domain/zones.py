"""The clocks of Russia a programme can live by: one zone for each hour between Kaliningrad and Kamchatka."""

from enum import IntEnum
from zoneinfo import ZoneInfo

MOSCOW = "Europe/Moscow"
DEFAULT_ZONE = MOSCOW  # until a programme has chosen, and for a woman whose city nobody knows


class StaffZone(IntEnum):
    """The zones a programme can choose; numbers stand in buttons and are for ever."""

    KALININGRAD = 1
    MOSCOW = 2
    SAMARA = 3
    YEKATERINBURG = 4
    OMSK = 5
    TOMSK = 6
    IRKUTSK = 7
    YAKUTSK = 8
    VLADIVOSTOK = 9
    MAGADAN = 10
    KAMCHATKA = 11


ZONE_NAMES = {
    StaffZone.KALININGRAD: "Europe/Kaliningrad",
    StaffZone.MOSCOW: MOSCOW,
    StaffZone.SAMARA: "Europe/Samara",
    StaffZone.YEKATERINBURG: "Asia/Yekaterinburg",
    StaffZone.OMSK: "Asia/Omsk",
    StaffZone.TOMSK: "Asia/Tomsk",
    StaffZone.IRKUTSK: "Asia/Irkutsk",
    StaffZone.YAKUTSK: "Asia/Yakutsk",
    StaffZone.VLADIVOSTOK: "Asia/Vladivostok",
    StaffZone.MAGADAN: "Asia/Magadan",
    StaffZone.KAMCHATKA: "Asia/Kamchatka",
}


def is_zone(name: str) -> bool:
    """Tell whether a name is that of an IANA zone known here."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def zone_of(name: str | None) -> ZoneInfo:
    """Return the zone of an IANA name; what is not known, or not said, is Moscow."""
    try:
        return ZoneInfo(name or DEFAULT_ZONE)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(DEFAULT_ZONE)
