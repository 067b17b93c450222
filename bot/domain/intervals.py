"""How long after one date the next comes, in units people count by. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.facts import Fact

_WRITTEN = re.compile(r"([1-9]\d?)([dwmy])", re.ASCII)


class Unit(StrEnum):
    """A unit of an interval, as one letter in buttons and settings; for ever."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"
    YEARS = "y"


@dataclass(frozen=True, slots=True)
class Interval:
    """So many days, weeks, months or years, 1 to 99."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{self.unit.value}"

    @classmethod
    def read(cls, text: str) -> "Interval":
        """Read what `str` writes.

        Raises:
            ValueError: it is no such text.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[1]), Unit(match[2]))

    @classmethod
    def of(cls, fact: Fact[int]) -> "Interval":
        """Return the interval a fact states."""
        return cls(fact.value, Unit[fact.unit.upper()])

    def after(self, day: date) -> date:
        """Return the day it ends when it begins on `day`; a month too short for it gives its last day.

        Raises:
            ValueError: there is no such day, after the year 9999.
        """
        name = self.unit.name.lower()
        return day + relativedelta(**{name: self.count})  # type: ignore[arg-type]
