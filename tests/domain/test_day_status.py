"""What is said of today becomes changed days: nothing is guessed, other days are left alone."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.day_status import NothingToCut, closed, cut, ends, usual, working_day
from bot.domain.directory import Audience, Freq, HoursState, Schedule, ScheduleException
from bot.domain.opening import Calendar, Opening, openings

TOMSK = ZoneInfo("Asia/Tomsk")
DAY = date(2026, 11, 23)
NIGHT = Schedule(Freq.WEEKLY, time(20), time(2), byday=("MO", "SU"))


def day_of(*rules: Schedule, first: date = DAY) -> tuple[Opening, ...]:
    return openings(rules, (), Calendar(TOMSK, first, 1))


def at(hour: int, minute: int = 0, *, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), TOMSK).astimezone(UTC)


def test_night_that_runs_on_is_still_its_day() -> None:
    sunday = date(2026, 11, 22)

    assert working_day(day_of(NIGHT, first=sunday), at(0, 30), TOMSK) == sunday
    assert working_day(day_of(NIGHT, first=sunday), at(2), TOMSK) == DAY


def test_closing_leaves_other_days_alone() -> None:
    tomorrow = ScheduleException(date(2026, 11, 24), "учёба")

    assert closed([tomorrow, ScheduleException(DAY, opens=time(1), closes=time(2))], DAY) == (
        tomorrow,
        ScheduleException(DAY),
    )


def test_days_long_past_are_dropped() -> None:
    assert closed([ScheduleException(date(2026, 11, 1))], DAY) == (ScheduleException(DAY),)


def test_cut_night_ends_after_midnight() -> None:
    (said,) = cut((), DAY, day_of(NIGHT), at(1, day=date(2026, 11, 24)), TOMSK)

    assert (said.day, said.opens, said.closes) == (DAY, time(20), time(1))


def test_cut_drops_hours_that_would_begin_later() -> None:
    morning = Schedule(Freq.WEEKLY, time(10), time(13), byday=("MO",), audience=Audience.WOMEN_ONLY)
    evening = Schedule(Freq.WEEKLY, time(16), time(19), byday=("MO",))

    (said,) = cut((), DAY, day_of(morning, evening), at(14), TOMSK)

    assert (said.opens, said.closes, said.audience) == (time(10), time(13), Audience.WOMEN_ONLY)


def test_hours_by_appointment_never_become_open() -> None:
    asked = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO",), state=HoursState.BY_APPOINTMENT)

    assert ends(day_of(asked), DAY, at(9)) == ()
    with pytest.raises(NothingToCut):
        cut((), DAY, day_of(asked), at(15), TOMSK)


def test_usual_day_needs_no_word_where_rules_are_sure() -> None:
    sure = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO",))

    assert usual(closed((), DAY), DAY, day_of(sure), day_of(sure), TOMSK) == ()


def test_usual_day_confirms_an_unsure_one() -> None:
    unsure = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO",), state=HoursState.UNKNOWN)

    (said,) = usual((), DAY, day_of(unsure), day_of(unsure), TOMSK)

    assert (said.opens, said.closes) == (time(10), time(18))


def test_rules_that_end_differently_are_cut_to_one() -> None:
    short = Schedule(Freq.WEEKLY, time(10), time(18), byday=("MO",))
    long = Schedule(Freq.WEEKLY, time(10), time(20), byday=("MO",))

    (said,) = cut((), DAY, day_of(short, long), at(15), TOMSK)

    assert (said.opens, said.closes) == (time(10), time(15))


@given(st.integers(0, 24 * 60 - 1), st.integers(0, 23), st.integers(1, 24))
def test_every_end_offered_shortens_the_day(minute: int, opens: int, length: int) -> None:
    rule = Schedule(Freq.WEEKLY, time(opens), time((opens + length) % 24), byday=("MO",))
    hours = day_of(rule)
    for end in ends(hours, DAY, at(minute // 60, minute % 60)):
        cut_hours = cut((), DAY, hours, end, TOMSK)
        (made,) = openings((), cut_hours, Calendar(TOMSK, DAY, 1))
        assert made.start == hours[0].start
        assert made.end == end < hours[0].end
