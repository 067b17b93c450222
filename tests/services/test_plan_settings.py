"""What is set of a reminder afterwards, and what a move to another clock does, on today's state."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.errors import NotFound
from bot.domain.recurrence import Every
from bot.domain.reminder import MEDICINE, MOST_PLANS, SUPPLY, VISIT, Body, once
from bot.domain.supply import supply_steps
from bot.domain.wall_times import Hours
from bot.services.planning import Planning
from bot.services.reminders import Draft
from tests.services.reminding import Reminding, hours

EVENING = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)  # 21:00 in Moscow
TODAY = EVENING.date()
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def afternoon(clock: FrozenClock) -> None:
    """Begin three hours before nine in the evening."""
    clock.set_to(EVENING - hours(3))


async def kinds(reminding: Reminding) -> list[str]:
    """Return the kinds of all her plans."""
    async with reminding.step() as (scope, person):
        plans = await Planning(scope.uow, scope.world).list_of(person)
    return sorted(plan.body.kind for plan in plans)


async def test_pause_until_a_day_ends_by_itself(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        view = await scope.plan_settings.pause(person, plan_id, until=TODAY + 3 * DAY)

    assert view.next_at == EVENING + 3 * DAY
    assert view.resumes_on == TODAY + 3 * DAY


async def test_pause_takes_back_what_waits_to_be_sent(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    clock.set_to(EVENING)
    await reminding.ring()
    async with reminding.step() as (scope, person):
        view = await scope.plan_settings.pause(person, plan_id, until=None)

    assert view.is_paused
    assert await reminding.deliver() == []


@pytest.mark.parametrize("until", [TODAY, TODAY - DAY])
async def test_pause_needs_a_day_ahead(reminding: Reminding, until: date) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        with pytest.raises(NotFound):
            await scope.plan_settings.pause(person, plan_id, until=until)


async def test_quiet_hours_move_what_falls_into_them(reminding: Reminding) -> None:
    plan_id = await reminding.plan("23:30")
    async with reminding.step() as (scope, person):
        kept = await scope.plan_settings.keep_quiet(person, plan_id, is_kept=True)
        sent = await scope.plan_settings.keep_quiet(person, plan_id, is_kept=False)

    assert kept.next_at == EVENING + hours(1)
    assert sent.next_at == EVENING + hours(2.5)


async def test_other_quiet_hours_hold_for_all_that_keep_them(reminding: Reminding) -> None:
    first, second = await reminding.plan("23:30"), await reminding.plan("23:30")
    async with reminding.step() as (scope, person):
        await scope.plan_settings.keep_quiet(person, second, is_kept=True)
        await scope.plan_settings.choose_quiet_hours(person, first, Hours(time(23), time(8)))
        other = await scope.plan_settings.get(person, second)

    assert other.quiet == Hours(time(23), time(8))
    assert other.next_at == EVENING + hours(2)


async def test_last_day_ends_a_reminder(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        await scope.plan_settings.end(person, plan_id, last_day=TODAY)
    clock.set_to(EVENING)
    await reminding.fired()

    assert await reminding.next_due() is None


async def test_what_comes_once_has_no_other_end(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        draft = Draft(once(time(9), on=TODAY + DAY), Body(VISIT, "Call mum"))
        plan = await scope.reminders.add(person, uuid4(), draft)
        with pytest.raises(NotFound):
            await scope.plan_settings.end(person, plan.id, last_day=TODAY)


@pytest.mark.parametrize("times", [-1, 3])
async def test_nudges_are_at_most_two(reminding: Reminding, times: int) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        with pytest.raises(NotFound):
            await scope.plan_settings.nudge(person, plan_id, times=times)


def test_supply_is_told_before_its_end() -> None:
    steps = supply_steps(date(2026, 12, 22), TODAY)

    assert steps is not None
    assert [(step.code, step.day, step.wall) for step in steps.steps] == [
        ("s14", date(2026, 12, 8), time(12)),
        ("s7", date(2026, 12, 15), time(12)),
        ("s3", date(2026, 12, 19), time(12)),
    ]
    assert supply_steps(TODAY + 3 * DAY, TODAY) is None


async def supplied(reminding: Reminding, plan_id: UUID, days: int) -> None:
    async with reminding.step() as (scope, person):
        await scope.plan_settings.supply(person, plan_id, days=days, wording="Write a list")


async def test_new_supply_replaces_the_old_one(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")
    for days in (30, 60):
        await supplied(reminding, plan_id, days)

    assert await kinds(reminding) == [MEDICINE, SUPPLY]


async def test_deleted_medicine_takes_its_supply_along(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")
    await supplied(reminding, plan_id, 30)
    async with reminding.step() as (scope, person):
        await scope.reminders.delete(person, plan_id)

    assert await kinds(reminding) == []


async def test_steps_of_a_series_are_not_counted(reminding: Reminding) -> None:
    for number in range(MOST_PLANS):
        await supplied(reminding, await reminding.plan("21:00"), 30 + number)

    assert await kinds(reminding) == [MEDICINE] * MOST_PLANS + [SUPPLY] * MOST_PLANS


async def test_taper_is_offered_once_after_four_weeks(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        early = await scope.plan_settings.offer_taper(person, plan_id)
    clock.move(timedelta(weeks=4))
    async with reminding.step() as (scope, person):
        offered = [await scope.plan_settings.offer_taper(person, plan_id) for _ in range(2)]

    assert (early, offered) == (False, [True, False])


async def test_tapered_reminder_comes_weekly(reminding: Reminding, clock: FrozenClock) -> None:
    plan_id = await reminding.plan("09:00", "21:00")
    clock.move(timedelta(weeks=4))
    async with reminding.step() as (scope, person):
        view = await scope.plan_settings.taper(person, plan_id)

    assert view.next_at == EVENING - hours(12) + timedelta(weeks=5)
    assert not view.may_taper


async def test_move_is_a_choice_and_the_old_clock_holds(reminding: Reminding) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        person.settings.zone = "Asia/Tomsk"
        choice = await scope.zone_moves.settle(person)
        kept = await scope.reminders.get(person, plan_id)

    assert choice is not None
    assert [due_at for due_at, _ in choice.by_old] == [EVENING + day * DAY for day in range(3)]
    assert [due_at for due_at, _ in choice.by_new] == [EVENING - hours(4) + day * DAY for day in range(1, 4)]
    assert kept.next_at == EVENING


@pytest.mark.parametrize("zone", ["Europe/Moscow", "Europe/Kirov"])
async def test_same_hour_elsewhere_asks_nothing(reminding: Reminding, zone: str) -> None:
    plan_id = await reminding.plan("21:00")
    async with reminding.step() as (scope, person):
        person.settings.zone = zone
        choice = await scope.zone_moves.settle(person)
        moved = await scope.reminders.get(person, plan_id)

    assert choice is None
    assert moved.zone.key == zone


async def test_real_hours_follow_without_a_question(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        draft = Draft(Every(timedelta(hours=8), EVENING), Body(MEDICINE, "Call mum"))
        plan = await scope.reminders.add(person, uuid4(), draft)
        person.settings.zone = "Asia/Tomsk"
        choice = await scope.zone_moves.settle(person)
        moved = await scope.reminders.get(person, plan.id)

    assert choice is None
    assert (moved.next_at, moved.zone.key) == (EVENING, "Asia/Tomsk")
