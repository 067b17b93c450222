"""What must hold for any hours at all."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.directory import Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.opening import Calendar, StateKind, openings, state_at
from tests.domain.russian_zones import RUSSIAN_ZONES

calm = settings(deadline=None, max_examples=60)
MONDAY = date(2026, 11, 23)
DAYS = 60
zones = st.sampled_from([*RUSSIAN_ZONES, "Europe/Berlin", "America/New_York"]).map(ZoneInfo)
week_days = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
walls = st.times().map(lambda wall: wall.replace(second=0, microsecond=0, fold=0))
dates = st.dates(MONDAY - timedelta(days=400), MONDAY + timedelta(days=400))
holidays = st.frozensets(st.dates(MONDAY, MONDAY + timedelta(days=DAYS)), max_size=10)
instants = st.datetimes(datetime(2026, 11, 24), datetime(2027, 1, 20), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by contract
exceptions = st.builds(
    ScheduleException,
    day=st.dates(MONDAY, MONDAY + timedelta(days=DAYS)),
    opens=st.one_of(st.none(), walls),
    closes=walls,
)
weekly = st.builds(
    Schedule,
    freq=st.just(Freq.WEEKLY),
    opens=walls,
    closes=walls,
    byday=st.lists(week_days, min_size=1, max_size=7, unique=True).map(tuple),
    interval=st.integers(1, 4),
    dtstart=dates,
    state=st.sampled_from(HoursState),
    on_holiday=st.sampled_from(OnHoliday),
    stop=st.sampled_from(["", "A", "B"]),
)


@calm
@given(st.lists(weekly, max_size=4), st.lists(exceptions, max_size=4), zones, holidays)
def test_openings_are_sorted_and_bounded(
    hours: list[Schedule], changes: list[ScheduleException], zone: ZoneInfo, free: frozenset[date]
) -> None:
    found = openings(hours, changes, Calendar(zone=zone, first_day=MONDAY, days=DAYS, holidays=free))

    assert [item.start for item in found] == sorted(item.start for item in found)
    assert all(timedelta() < item.end - item.start <= timedelta(hours=25) for item in found)
    assert all(MONDAY <= item.day < MONDAY + timedelta(days=DAYS) for item in found)


@calm
@given(st.lists(weekly, max_size=4), st.lists(exceptions, max_size=4), zones, holidays)
def test_closed_day_starts_nothing(
    hours: list[Schedule], changes: list[ScheduleException], zone: ZoneInfo, free: frozenset[date]
) -> None:
    found = openings(hours, changes, Calendar(zone=zone, first_day=MONDAY, days=DAYS, holidays=free))
    closed = {item.day for item in changes if item.is_closed}
    replaced = {item.day for item in changes if not item.is_closed}

    assert not {item.day for item in found} & (closed - replaced)


@calm
@given(st.lists(weekly, max_size=4), zones)
def test_holidays_never_add_an_open_hour(hours: list[Schedule], zone: ZoneInfo) -> None:
    every_day = frozenset(MONDAY + timedelta(days=number) for number in range(DAYS))
    work = openings(hours, (), Calendar(zone=zone, first_day=MONDAY, days=DAYS))
    free = openings(hours, (), Calendar(zone=zone, first_day=MONDAY, days=DAYS, holidays=every_day))

    promised = {item for item in free if item.state is not HoursState.UNKNOWN}

    assert promised <= set(work)


@calm
@given(st.lists(weekly, max_size=4), zones, instants)
def test_open_means_confirmed_hours_cover_it(
    hours: list[Schedule], zone: ZoneInfo, instant: datetime
) -> None:
    found = openings(hours, (), Calendar(zone=zone, first_day=MONDAY, days=DAYS))

    state = state_at(found, instant)
    covered = any(item.covers(instant) and item.state is HoursState.OPEN for item in found)

    assert (state.kind is StateKind.OPEN) == covered


@calm
@given(st.lists(weekly, max_size=4), zones, instants)
def test_state_holds_until_it_says(hours: list[Schedule], zone: ZoneInfo, instant: datetime) -> None:
    found = openings(hours, (), Calendar(zone=zone, first_day=MONDAY, days=DAYS))

    state = state_at(found, instant)
    if state.until is None:
        return

    assert state.until > instant
    assert state_at(found, state.until - timedelta(microseconds=1)).kind is state.kind


@calm
@given(weekly, zones, st.integers(1, 30))
def test_window_does_not_change_what_it_shows(hours: Schedule, zone: ZoneInfo, shift: int) -> None:
    whole = openings([hours], (), Calendar(zone=zone, first_day=MONDAY, days=DAYS))
    later = MONDAY + timedelta(days=shift)

    part = openings([hours], (), Calendar(zone=zone, first_day=later, days=DAYS - shift))

    assert part == tuple(item for item in whole if item.day >= later)


@calm
@given(weekly, zones)
def test_every_opening_starts_on_its_weekday(hours: Schedule, zone: ZoneInfo) -> None:
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

    found = openings([hours], (), Calendar(zone=zone, first_day=MONDAY, days=DAYS))

    assert all(names[item.day.weekday()] in hours.byday for item in found)


@calm
@given(week_days, st.integers(1, 4), walls)
def test_nth_weekday_lies_in_its_week(code: str, number: int, wall: time) -> None:
    hours = Schedule(freq=Freq.MONTHLY, byday=(f"{number}{code}",), opens=wall, closes=time(0))

    found = openings([hours], (), Calendar(zone=ZoneInfo("UTC"), first_day=MONDAY, days=DAYS))

    assert all((item.day.day - 1) // 7 == number - 1 for item in found)
