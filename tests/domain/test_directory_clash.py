"""Hours that contradict one another are refused; hours that add to one another are not."""

from datetime import date, time

import pytest

from bot.domain.directory import Audience, Freq, HoursState, Schedule, ScheduleException
from bot.domain.directory_clash import clashing_exceptions, clashing_schedules

TODAY = date(2026, 11, 23)
FIRST = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO", "TU"), stop="Square")


def clash(other: Schedule) -> list[str]:
    return [code for _, code in clashing_schedules([FIRST, other], TODAY)]


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        pytest.param(FIRST, ["doubled_hours"], id="the same twice"),
        pytest.param(
            Schedule(Freq.WEEKLY, time(12), time(13), byday=("TU",), stop="Market"),
            ["two_stops_at_once"],
            id="two stops",
        ),
        pytest.param(
            Schedule(Freq.WEEKLY, time(18), time(19), byday=("TU",), stop="Market"),
            [],
            id="one after another",
        ),
        pytest.param(
            Schedule(Freq.WEEKLY, time(12), time(13), byday=("WE",), stop="Market"), [], id="another day"
        ),
        pytest.param(
            Schedule(Freq.WEEKLY, time(23), time(11), byday=("SU",), stop="Market"),
            ["two_stops_at_once"],
            id="a night that ends too late",
        ),
        pytest.param(
            Schedule(Freq.WEEKLY, time(12), time(20), byday=("MO",), stop="Square"), [], id="hours that add"
        ),
        pytest.param(
            Schedule(
                Freq.WEEKLY, time(12), time(20), byday=("MO",), stop="Square", state=HoursState.BY_APPOINTMENT
            ),
            ["contradicting_hours"],
            id="open and by appointment",
        ),
        pytest.param(
            Schedule(
                Freq.MONTHLY, time(9), time(11), byday=("1MO",), stop="Square", audience=Audience.WOMEN_ONLY
            ),
            ["contradicting_hours"],
            id="women only and everyone",
        ),
        pytest.param(
            Schedule(Freq.DATES, time(9), time(11), dates=(date(2026, 12, 2),), stop="Market"),
            [],
            id="a date on another weekday",
        ),
        pytest.param(
            Schedule(Freq.WEEKLY, time(9), time(11), byday=("MO",), until=date(2026, 11, 1), stop="Market"),
            [],
            id="a season that is over",
        ),
    ],
)
def test_two_rules_contradict_or_do_not(other: Schedule, codes: list[str]) -> None:
    assert clash(other) == codes


def test_a_fortnight_meets_only_its_own_weeks() -> None:
    odd, even = (
        Schedule(Freq.WEEKLY, time(10), time(12), byday=("MO",), interval=2, dtstart=day, stop=stop)
        for day, stop in ((date(2026, 11, 23), "Square"), (date(2026, 11, 30), "Market"))
    )

    assert list(clashing_schedules([odd, even], TODAY)) == []


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        pytest.param(ScheduleException(TODAY), ["closed_and_open"], id="closed"),
        pytest.param(
            ScheduleException(TODAY, "", time(11), time(12), "Market"), ["two_stops_at_once"], id="stops"
        ),
        pytest.param(ScheduleException(TODAY, "", time(14), time(15), "Market"), [], id="later"),
        pytest.param(ScheduleException(date(2026, 11, 24)), [], id="next day"),
    ],
)
def test_changed_days_contradict_or_do_not(other: ScheduleException, codes: list[str]) -> None:
    first = ScheduleException(TODAY, "", time(10), time(13), "Square")

    assert [code for _, code in clashing_exceptions([first, other])] == codes
