"""The roster: who is on duty, through nights, swaps and weeks."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.duty import DAY_MINUTES, Shift, is_shift, next_start, on_duty, turns_from

MONDAY = date(2026, 11, 23)
TOMSK = ZoneInfo("Asia/Tomsk")
ANNA, VERA = UUID(int=1), UUID(int=2)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=TOMSK)


def shift(weekday: int, starts: int, ends: int, staff_id: UUID = ANNA) -> Shift:
    return Shift(uuid4(), staff_id, weekday, starts * 60, ends * 60)


def test_duty_is_from_its_start_until_its_end() -> None:
    turns = turns_from(MONDAY, [shift(0, 10, 18)], {}, zone=TOMSK)

    found = [bool(on_duty(turns, at(MONDAY, hour))) for hour in (9, 10, 17, 18)]

    assert found == [False, True, True, False]


def test_night_duty_lasts_into_the_next_day() -> None:
    turns = turns_from(MONDAY, [shift(0, 20, 8)], {}, zone=TOMSK)

    assert on_duty(turns, at(MONDAY + timedelta(days=1), 7)) == {ANNA}
    assert on_duty(turns, at(MONDAY + timedelta(days=1), 8)) == frozenset()


def test_duty_until_midnight_ends_there() -> None:
    (turn,) = turns_from(MONDAY, [shift(0, 20, 24)], {}, zone=TOMSK, days=1)

    assert turn.ends_at == at(MONDAY + timedelta(days=1), 0)


def test_swap_is_for_one_day_only() -> None:
    weekly = shift(0, 10, 18)
    turns = turns_from(MONDAY, [weekly], {(weekly.id, MONDAY): VERA}, zone=TOMSK)

    assert [turn.staff_id for turn in turns] == [VERA, ANNA]


def test_next_duty_is_the_soonest_that_has_not_begun() -> None:
    turns = turns_from(MONDAY, [shift(1, 10, 18), shift(0, 10, 18)], {}, zone=TOMSK)

    assert next_start(turns, at(MONDAY, 10)) == at(MONDAY + timedelta(days=1), 10)
    assert next_start([], at(MONDAY, 10)) is None


minutes = st.integers(-10, DAY_MINUTES + 10)


@given(st.integers(-1, 8), minutes, minutes, st.integers(0, 366 * DAY_MINUTES))
def test_every_shift_comes_once_a_week(weekday: int, starts: int, ends: int, later: int) -> None:
    if not is_shift(weekday, starts, ends):
        return
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=later)
    weekly = Shift(uuid4(), ANNA, weekday, starts, ends)

    turns = turns_from(now.date() - timedelta(days=7), [weekly], {}, zone=TOMSK, days=21)

    assert len(turns) == 3
    assert all(timedelta() < turn.ends_at - turn.starts_at <= timedelta(days=1) for turn in turns)
    assert all(turn.day.weekday() == weekday for turn in turns)
    assert len(on_duty(turns, now)) <= 1
