"""Keeping the directory true: what women say is wrong, who is asked, and when they are asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from bot.domain.directory import LocationType
from bot.domain.freshness import Freshness, freshness
from bot.domain.staff import Member, Role

DOUBTING = 2  # reports of different women after which a card says "ask first"
MOST_REPORTS = 5  # of one woman in a day
REPORT_LIFE = timedelta(days=14)  # how long it is known that somebody has reported a place
ASK_AGAIN = timedelta(days=7)
ESCALATE = timedelta(days=7)


class MistakeKind(IntEnum):
    """What can be wrong on a card; numbers stand in buttons and in the table, so they are for ever."""

    WAS_CLOSED = 1
    PASSPORT_ASKED = 2
    OTHER = 3


REPORTED = (
    MistakeKind.WAS_CLOSED,
    MistakeKind.PASSPORT_ASKED,
)  # what is counted; the other is written in words


@dataclass(frozen=True, slots=True)
class Entry:
    """What must be known of an entry to tell whether its keeper is to be asked."""

    code: str
    name: str
    where: str
    keeper: str
    verified_on: date | None
    location_type: LocationType
    asked_on: date | None = None
    first_asked_on: date | None = None
    doubted_on: date | None = None

    def is_due(self, today: date) -> bool:
        """Tell whether somebody must look at it: it is doubted, or was not confirmed in time."""
        fresh = freshness(self.verified_on, self.location_type, today=today)
        return self.doubted_on is not None or fresh is not Freshness.FRESH

    def is_asked(self, today: date) -> bool:
        """Tell whether its turn to be asked about has come, for the first time or again."""
        return self.is_due(today) and (self.asked_on is None or today - self.asked_on >= ASK_AGAIN)

    def is_late(self, today: date) -> bool:
        """Tell whether its keeper was asked a week ago and has said nothing."""
        return self.first_asked_on is not None and today - self.first_asked_on >= ESCALATE

    def to_json(self) -> dict[str, Any]:
        """Return what a list says of it, as a parcel carries it."""
        checked = None if self.verified_on is None else self.verified_on.isoformat()
        is_doubted = self.doubted_on is not None
        return {
            "code": self.code,
            "name": self.name,
            "where": self.where,
            "checked": checked,
            "doubted": is_doubted,
        }


def keepers(keeper: str, members: Sequence[Member], today: date) -> list[Member]:
    """Return who is asked about an entry: those of its role who are there, else the coordinators."""
    present = [one for one in members if one.away_until is None or today >= one.away_until]
    coordinators = [one for one in members if one.role is Role.COORDINATOR]
    return [one for one in present if one.role == keeper] or coordinators


def asked_of(entry: Entry, members: Sequence[Member], today: date) -> list[Member]:
    """Return who is asked today: its keepers, and after a week of silence the coordinators too."""
    asked = keepers(entry.keeper, members, today)
    if not entry.is_late(today):
        return asked
    return [one for one in members if one in asked or one.role is Role.COORDINATOR]
