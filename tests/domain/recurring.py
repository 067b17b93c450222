"""Strategies for recurrences, shared by the tests of the domain and of the tables."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Every, Limits, Recurrence, Rule, Step, Steps
from bot.domain.rrules import EveryDays, OnMonthDays, OnNthWeekday, OnWeekdays, rrule_of
from bot.domain.wall_times import Hours
from tests.domain.russian_zones import RUSSIAN_ZONES

ABROAD = ["Europe/Berlin", "Europe/Chisinau", "Asia/Jerusalem", "Asia/Almaty", "Australia/Sydney"]
FIRST = datetime(2010, 1, 1, tzinfo=UTC)

zones = st.sampled_from(RUSSIAN_ZONES + ABROAD).map(ZoneInfo)
instants = st.integers(0, 25 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
walls = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
wall_times = st.lists(walls, min_size=1, max_size=4, unique=True).map(lambda times: tuple(sorted(times)))
days = st.dates(date(2010, 1, 1), date(2034, 12, 31))
hours = st.lists(walls, min_size=2, max_size=2, unique=True).map(lambda edges: Hours(*edges))
gaps = st.integers(60, 72 * 60).map(lambda minutes: timedelta(minutes=minutes))
cycles = st.builds(Cycle, st.integers(1, 84), st.integers(1, 28))
weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(
    lambda one: tuple(sorted(one))
)
sure_days = st.lists(st.integers(1, 28), max_size=4, unique=True).map(sorted)
month_days = st.tuples(sure_days, st.one_of(st.none(), st.integers(29, 31)))
patterns = st.one_of(
    st.integers(2, 365).map(EveryDays),
    st.builds(OnWeekdays, weekdays, st.integers(1, 8)),
    st.builds(
        OnMonthDays,
        month_days.map(lambda pair: (*pair[0], *([pair[1]] if pair[1] else []))).filter(bool),
        st.integers(1, 12),
    ),
    st.builds(OnNthWeekday, st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6)),
)
rules = st.builds(
    Rule,
    wall_times,
    days,
    rrule=st.one_of(st.none(), patterns.map(rrule_of)),
    cycle=st.one_of(st.none(), cycles),
)
counted = st.one_of(
    st.builds(Every, gaps, instants, st.one_of(st.none(), hours)),
    st.builds(AfterLast, gaps, instants, st.one_of(st.none(), hours)),
)
steps = st.builds(
    Step,
    st.sampled_from(["d3", "d1", "after", "miss", "task"]),
    days,
    walls,
    st.integers(1, 5000).map(lambda minutes: timedelta(minutes=minutes)),
)
recurrences: st.SearchStrategy[Recurrence] = st.one_of(
    rules,
    counted,
    st.builds(AsNeeded, st.integers(1, 12), gaps, days),
    st.lists(steps, min_size=1, max_size=8, unique_by=lambda step: (step.code, step.day)).map(
        lambda some: Steps(tuple(some))
    ),
)
limits = st.builds(Limits, st.one_of(st.none(), hours), st.one_of(st.none(), days))
