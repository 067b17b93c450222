"""The state at any instant is what a slow, plain reading of the rules says; it shares no code with ours."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.directory import Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import Calendar, StateKind, openings, state_at
from tests.domain.test_opening_properties import (
    DAYS,
    MONDAY,
    exceptions,
    holidays,
    instants,
    walls,
    weekly,
    zones,
)

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
near = st.dates(MONDAY - timedelta(days=9), MONDAY + timedelta(days=DAYS))
monthly = st.builds(
    Schedule,
    freq=st.just(Freq.MONTHLY),
    opens=walls,
    closes=walls,
    byday=st.lists(
        st.builds("{}{}".format, st.sampled_from((1, 2, 3, 4, 5, -1)), st.sampled_from(CODES)),
        min_size=1,
        max_size=3,
        unique=True,
    ).map(tuple),
    interval=st.integers(1, 3),
    dtstart=near,
    until=st.none() | near,
    state=st.sampled_from(HoursState),
    on_holiday=st.sampled_from(OnHoliday),
)
dated = st.builds(
    Schedule,
    freq=st.just(Freq.DATES),
    opens=walls,
    closes=walls,
    dates=st.lists(near, min_size=1, max_size=8, unique=True).map(tuple),
    state=st.sampled_from(HoursState),
    on_holiday=st.sampled_from(OnHoliday),
)
Spans = list[tuple[datetime, datetime, HoursState]]


def falls_on(rule: Schedule, day: date) -> bool:
    if rule.freq is Freq.DATES:
        return day in rule.dates
    first = rule.dtstart or day
    if day < first or (rule.until is not None and day > rule.until):
        return False
    if rule.freq is Freq.WEEKLY:
        weeks = ((day - timedelta(day.weekday())) - (first - timedelta(first.weekday()))).days // 7
        return weeks % rule.interval == 0 and CODES[day.weekday()] in rule.byday
    months = (day.year - first.year) * 12 + day.month - first.month
    length = calendar.monthrange(day.year, day.month)[1]
    names = {
        f"{(day.day - 1) // 7 + 1}{CODES[day.weekday()]}",
        f"-{(length - day.day) // 7 + 1}{CODES[day.weekday()]}",
    }
    return months % rule.interval == 0 and not names.isdisjoint(rule.byday)


def span(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    last = day if closes > opens else day + timedelta(days=1)
    return (
        datetime.combine(day, opens, zone).astimezone(UTC),
        datetime.combine(last, closes, zone).astimezone(UTC),
    )


def read_plainly(
    rules: list[Schedule], changes: list[ScheduleException], zone: ZoneInfo, free: frozenset[date]
) -> Spans:
    found: Spans = []
    for number in range(DAYS):
        day = MONDAY + timedelta(days=number)
        changed = [item for item in changes if item.day == day]
        for item in changed:
            if item.opens is not None and item.closes is not None:
                found.append((*span(day, item.opens, item.closes, zone), HoursState.OPEN))
        for rule in [] if changed else rules:
            if not falls_on(rule, day) or (day in free and rule.on_holiday is OnHoliday.CLOSED):
                continue
            is_unsure = day in free and rule.on_holiday is OnHoliday.UNKNOWN
            state = HoursState.UNKNOWN if is_unsure else rule.state
            found.append((*span(day, rule.opens, rule.closes, zone), state))
    return found


@settings(deadline=None, max_examples=200)
@given(
    st.lists(weekly | monthly | dated, max_size=4),
    st.lists(exceptions, max_size=4),
    zones,
    holidays,
    instants,
)
def test_state_is_what_a_plain_reading_says(
    rules: list[Schedule],
    changes: list[ScheduleException],
    zone: ZoneInfo,
    free: frozenset[date],
    instant: datetime,
) -> None:
    made = openings(rules, changes, Calendar(zone=zone, first_day=MONDAY, days=DAYS, holidays=free))
    spans = read_plainly(rules, changes, zone, free)
    now = {state for start, end, state in spans if start <= instant < end}
    kind = next(
        (StateKind(one) for one in ("open", "by_appointment", "unknown") if one in now), StateKind.CLOSED
    )

    state = state_at(made, instant)

    assert state.kind is kind
    if kind is StateKind.CLOSED:
        promised = (
            start for start, end, said in spans if start > instant and end > start and said != "unknown"
        )
        ahead = state.next_opening
        assert (ahead.start if ahead else None) == min(promised, default=None)
