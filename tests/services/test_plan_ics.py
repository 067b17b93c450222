"""Her reminders in the phone's calendar: by the wall clock, a rule where one can say it, her words only."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from bot.domain.recurrence import AfterLast, AsNeeded, Cycle, Limits, Recurrence, Rule, Step, Steps
from bot.domain.reminder import MEDICINE, Body, Plan, daily, once
from bot.domain.wall_times import Hours
from bot.services.plan_ics import write_ics

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # noon in Moscow
TODAY = date(2026, 11, 23)
MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
NINE, LATE = time(9), time(21)
DAY = timedelta(days=1)


def make_plan(rule: Recurrence, *, zone: ZoneInfo = MOSCOW, limits: Limits | None = None) -> Plan:
    body = Body(MEDICINE, "Полить цветы; да, все")
    return Plan(UUID(int=7), UUID(int=8), rule, zone, body, limits=limits or Limits())


def events(*plans: Plan, now: datetime = NOW) -> list[Any]:
    return list(Calendar.from_ical(write_ics(plans, now)).walk("VEVENT"))


def test_daily_reminder_repeats_by_the_wall_clock() -> None:
    early, late = events(make_plan(daily((NINE, LATE), starts_on=TODAY)))

    assert [event["RRULE"].to_ical() for event in (early, late)] == [b"FREQ=DAILY"] * 2
    assert early["DTSTART"].to_ical() == b"20261124T090000"
    assert late["DTSTART"].to_ical() == b"20261123T210000"
    assert early["DTSTART"].params["TZID"] == "Europe/Moscow"


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    ],
)
def test_rule_of_days_keeps_its_days(rrule: str) -> None:
    plan = make_plan(Rule((NINE,), date(2026, 11, 2), rrule=rrule))
    (event,) = events(plan)
    said = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    repeated = [said[number] for number in range(12)]
    expected = [slot.due_at for slot in plan.next_fires(NOW, 12)]

    assert [moment.astimezone(UTC) for moment in repeated] == expected


def test_last_day_ends_the_rule() -> None:
    (event,) = events(make_plan(Rule((LATE,), TODAY, ends_on=date(2026, 12, 1))))

    assert event["RRULE"]["UNTIL"] == [datetime(2026, 12, 1, 20, 59, 59, tzinfo=UTC)]


def test_single_one_does_not_repeat() -> None:
    (event,) = events(make_plan(once(LATE, on=TODAY)))

    assert "RRULE" not in event
    assert events(make_plan(once(NINE, on=TODAY))) == []


@pytest.mark.parametrize(
    "plan",
    [
        make_plan(Rule((NINE,), TODAY, cycle=Cycle(21, 7))),
        make_plan(AfterLast(timedelta(hours=8), NOW)),
        make_plan(daily((LATE,), starts_on=TODAY), limits=Limits(quiet=Hours(time(20), time(8)))),
    ],
)
def test_other_recurrences_are_written_out_for_sixty_days(plan: Plan) -> None:
    written = [event["DTSTART"].dt.astimezone(UTC) for event in events(plan)]
    count = len(written)

    assert written == [slot.due_at for slot in plan.next_fires(NOW, count)]
    assert plan.next_fires(NOW, count + 1)[-1].due_at > NOW + 60 * DAY >= written[-1]


def test_paused_reminder_begins_on_its_day() -> None:
    resumed = Limits(resumes_on=date(2026, 12, 1))
    (event,) = events(make_plan(daily((NINE,), starts_on=TODAY), limits=resumed))

    assert event["DTSTART"].to_ical() == b"20261201T090000"


def test_steps_that_may_never_come_are_left_out() -> None:
    codes = ("d3", "d1", "miss", "task", "lost")
    steps = tuple(Step(code, TODAY + (n + 1) * DAY, NINE, DAY) for n, code in enumerate(codes))

    assert len(events(make_plan(Steps(steps)))) == 2
    assert events(make_plan(AsNeeded(3, timedelta(hours=1), TODAY))) == []


def test_file_says_her_words_and_nothing_of_us() -> None:
    text = write_ics([make_plan(daily((NINE,), starts_on=TODAY))], NOW).decode()

    assert "SUMMARY:Полить цветы\\; да\\, все" in text
    assert "podruga" not in text.lower()
    assert MEDICINE not in text
    assert UUID(int=7).hex not in text
    assert "BEGIN:VTIMEZONE" in text


def test_same_reminder_keeps_its_name() -> None:
    plan = make_plan(daily((NINE,), starts_on=TODAY), zone=BERLIN)
    (first,), (second,) = events(plan), events(plan, now=NOW + 5 * DAY)

    assert first["UID"] == second["UID"]
