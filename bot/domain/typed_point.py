"""A point of the map as the staff type it: latitude, then longitude; never a guess."""

import re

from bot.domain.distance import Point, kilometres_between
from bot.domain.entry_checks import EntryRefused

SIGNED = r"[-+−]?\d{1,3}"
POINTED = re.compile(rf"({SIGNED}(?:\.\d{{1,15}})?)\s*[,;\s]\s*({SIGNED}(?:\.\d{{1,15}})?)")
COMMAED = re.compile(rf"({SIGNED},\d{{1,15}})(?:\s*;\s*|\s*,\s+|\s+)({SIGNED},\d{{1,15}})")
DIGITS = 6  # of a degree: a tenth of a metre
FARTHEST_KM = 300  # from the middle of its city; more is a slip, as when both numbers are exchanged
NOWHERE = [0, 0]  # what broken devices say


def read_point(text: str) -> list[float]:
    """Return latitude and longitude in degrees, both with a decimal point or both with a decimal comma.

    Raises:
        EntryRefused: no two such numbers.
    """
    said = " ".join(text.split()).strip("()[] ")
    found = COMMAED.fullmatch(said) or POINTED.fullmatch(said)
    if found is None:
        raise EntryRefused("no_point")
    values = [round(float(one.replace(",", ".").replace("−", "-")), DIGITS) for one in found.groups()]
    if Point.of(*values) is None or values == NOWHERE:
        raise EntryRefused("no_point")
    return values


def check_distance(values: list[float], middle: Point | None) -> None:
    """Let through a point that can belong to a city, where its middle is known.

    Raises:
        EntryRefused: it lies too far away.
    """
    if middle is not None and kilometres_between(Point(*values), middle) > FARTHEST_KM:
        raise EntryRefused("far_point", FARTHEST_KM)
