"""What a programme decides for itself; every value has a default that works without anybody deciding."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from bot.domain.office import OfficePlan
from bot.domain.time_settings import (
    DIGEST_HOUR,
    REPEAT_HOURS,
    URGENT_MINUTES,
    USUAL_MINUTES,
    DigestDays,
    DigestTo,
    read_time_settings,
)
from bot.domain.visit_settings import read_intervals
from bot.domain.visit_templates import Intervals
from bot.domain.zones import DEFAULT_ZONE


class SendMode(IntEnum):
    """What of a topic goes to her; numbers stand in buttons and in the database and are for ever."""

    EVERYTHING = 1
    REPLIES = 2


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme's settings; each field is stored by its name as JSON.

    `zone` is the IANA name of the zone whose clock the staff read and plan by; by it go `office_hours`,
    when answers are given by theme, on holidays only if `answers_on_holidays`. Somebody is called after so
    many `usual_minutes` or `urgent_minutes` of waiting, and again every `repeat_hours`, 0 is never.
    `visit_intervals`: how long until visits of a kind, where not as usual.
    """

    send_mode: SendMode = SendMode.EVERYTHING
    zone: str = DEFAULT_ZONE
    office_hours: OfficePlan = field(default_factory=dict)
    answers_on_holidays: bool = False
    usual_minutes: tuple[int, ...] = USUAL_MINUTES
    urgent_minutes: tuple[int, ...] = URGENT_MINUTES
    repeat_hours: int = REPEAT_HOURS
    digest_hour: int = DIGEST_HOUR
    digest_days: DigestDays = DigestDays.EVERY
    digest_to: DigestTo = DigestTo.MEMBERS
    visit_intervals: Intervals = field(default_factory=dict)

    def alarm_minutes(self, *, is_urgent: bool) -> tuple[int, ...]:
        """Return after how many minutes of waiting somebody is called."""
        return self.urgent_minutes if is_urgent else self.usual_minutes

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Programme":
        """Read what was stored; what is unknown by now is left out."""
        known: dict[str, Any] = read_time_settings(values)
        if "send_mode" in values:
            known["send_mode"] = SendMode(values["send_mode"])
        if "visit_intervals" in values:
            known["visit_intervals"] = read_intervals(values["visit_intervals"])
        return cls(**known)
