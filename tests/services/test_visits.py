"""Visits: each step once, answers that end what follows, moves, silence that reaches nobody but the team."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from bot.clock import FrozenClock
from bot.domain.care import Route
from bot.domain.errors import NotFound
from bot.domain.intervals import Interval
from bot.domain.staff import Role
from bot.domain.visit_templates import VisitKind
from bot.domain.visits import Visit
from bot.services.visits import VisitAnswer, VisitPast, VisitTooFar, VisitView
from tests.services.reminding import Reminding, hours

DAY = date(2026, 12, 10)
VISIT = Visit(VisitKind.INJECTION, DAY, time(10), Interval.read("12w"))


async def keep(reminding: Reminding, visit: Visit = VISIT) -> UUID:
    async with reminding.step() as (scope, person):
        return (await scope.visits.keep(person, uuid4(), visit, "Water the flowers")).id


async def codes_until(reminding: Reminding, clock: FrozenClock, end: datetime) -> list[str]:
    """Run the clock from due to due and return the codes of what reached her, with their local hour."""
    told = []
    while (due := await reminding.next_due()) is not None and due <= end:
        clock.move(max(due - clock.now(), timedelta()))
        await reminding.ring()
        told += [one.parcel.payload.get("visit", "") for one in await reminding.deliver()]
    return told


async def last_fire(reminding: Reminding, clock: FrozenClock) -> UUID:
    due = await reminding.next_due()
    assert due is not None
    clock.move(due - clock.now())
    return await reminding.fired()


async def answer(reminding: Reminding, fire: UUID, said: VisitAnswer) -> VisitView:
    async with reminding.step() as (scope, person):
        return await scope.visits.answer(person, fire, said)


END = datetime(2027, 3, 1, tzinfo=UTC)


async def test_silence_gets_four_messages_and_no_more(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)

    assert await codes_until(reminding, clock, END) == ["d3", "d1", "after", "miss"]
    assert await reminding.next_due() is None


async def test_answer_afterwards_ends_the_row(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    await codes_until(reminding, clock, datetime(2026, 12, 9, 12, tzinfo=UTC))
    view = await answer(reminding, await last_fire(reminding, clock), VisitAnswer.BEEN)

    assert view.next_day == date(2027, 3, 4)
    assert await reminding.next_due() is None


async def test_what_did_not_work_out_is_still_followed(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    await codes_until(reminding, clock, datetime(2026, 12, 9, 12, tzinfo=UTC))
    await answer(reminding, await last_fire(reminding, clock), VisitAnswer.FAILED)

    assert await reminding.next_due() == datetime(2026, 12, 13, 9, tzinfo=UTC)
    assert await codes_until(reminding, clock, END) == []


async def test_called_off_visit_is_silent(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    view = await answer(reminding, await last_fire(reminding, clock), VisitAnswer.CANCEL)

    assert not view.is_on
    assert await codes_until(reminding, clock, END) == []


async def test_called_off_visit_can_be_taken_back(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    fire = await last_fire(reminding, clock)
    await answer(reminding, fire, VisitAnswer.CANCEL)
    await answer(reminding, fire, VisitAnswer.UNDO)

    assert await codes_until(reminding, clock, END) == ["d1", "after", "miss"]


async def test_coming_leaves_the_rest_as_it_is(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    await answer(reminding, await last_fire(reminding, clock), VisitAnswer.COME)

    assert await codes_until(reminding, clock, END) == ["d1", "after", "miss"]


async def test_moved_visit_is_the_same_plan_on_new_days(reminding: Reminding, clock: FrozenClock) -> None:
    plan = await keep(reminding)
    await last_fire(reminding, clock)
    async with reminding.step() as (scope, person):
        await scope.visits.move(person, plan, day=date(2026, 12, 20), wall=None, is_next=False)
        (listed,) = await scope.reminders.list_of(person)

    assert (listed.id, listed.next_at) == (plan, datetime(2026, 12, 17, 9, tzinfo=UTC))
    assert await codes_until(reminding, clock, END) == ["d3", "d1", "after", "miss"]


async def test_answer_about_the_old_day_leaves_the_new_one(reminding: Reminding, clock: FrozenClock) -> None:
    plan = await keep(reminding)
    await codes_until(reminding, clock, datetime(2026, 12, 9, 12, tzinfo=UTC))
    fire = await last_fire(reminding, clock)
    async with reminding.step() as (scope, person):
        await scope.visits.move(person, plan, day=date(2026, 12, 20), wall=None, is_next=False)
    await answer(reminding, fire, VisitAnswer.BEEN)

    assert await codes_until(reminding, clock, END) == ["d3", "d1", "after", "miss"]


async def test_next_of_syphilis_is_counted_by_its_turn(reminding: Reminding) -> None:
    plan = await keep(reminding, Visit(VisitKind.AFTER_SYPHILIS, DAY, None))
    seen = []
    for _turn in range(3):
        async with reminding.step() as (scope, person):
            view = await scope.visits.get(person, plan)
            seen.append(view.next_day)
            if view.next_day:
                await scope.visits.move(person, plan, day=view.next_day, wall=None, is_next=True)

    assert seen == [date(2027, 3, 10), date(2027, 9, 10), None]


async def test_visit_of_today_gets_the_question_only(reminding: Reminding, clock: FrozenClock) -> None:
    async with reminding.step() as (scope, person):
        today = scope.reminders.today(person)
        visit = Visit(VisitKind.PLAIN, today, None)
        shown = await scope.visits.preview(person, visit)

    assert [code for code, _moment in shown.moments] == ["after", "miss", "task", "lost"]
    await keep(reminding, visit)
    assert await codes_until(reminding, clock, END) == ["after", "miss"]


async def test_past_and_far_visits_are_refused(reminding: Reminding) -> None:
    async with reminding.step() as (scope, person):
        today = scope.reminders.today(person)
        with pytest.raises(VisitPast):
            await scope.visits.preview(person, Visit(VisitKind.PLAIN, today - timedelta(days=1)))
        with pytest.raises(VisitTooFar):
            await scope.visits.preview(person, Visit(VisitKind.PLAIN, today + timedelta(days=7 * 366)))


async def test_notice_that_came_too_late_is_not_sent(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    await codes_until(reminding, clock, datetime(2026, 12, 8, tzinfo=UTC))
    due = await reminding.next_due()
    assert due is not None
    clock.move(due - clock.now() + hours(20.1))  # less than two hours before the visit
    await reminding.ring()

    assert await reminding.deliver() == []


async def test_visit_of_another_woman_is_not_found(reminding: Reminding) -> None:
    plan = await keep(reminding)
    async with reminding.step(7_000_000_002) as (scope, person):
        with pytest.raises(NotFound):
            await scope.visits.get(person, plan)
        with pytest.raises(NotFound):
            await scope.visits.move(person, plan, day=DAY, wall=None, is_next=False)


async def test_what_a_visit_is_for_stays_sealed(reminding: Reminding) -> None:
    await keep(reminding)
    async with reminding.works.begin() as uow:
        rows = await uow.connection.exec_driver_sql("SELECT * FROM plan")
        stored = " ".join(repr(tuple(row)) for row in rows)

    assert "chosen" not in stored
    assert "12w" not in stored


@pytest.mark.parametrize(("route", "kinds"), [(Route.HERE, {"missed_visit", "lost"}), (Route.NOBODY, set())])
async def test_silence_becomes_tasks_as_she_allows(
    reminding: Reminding, clock: FrozenClock, route: Route, kinds: set[str]
) -> None:
    await keep(reminding)
    async with reminding.step() as (scope, person):
        person.settings.silence = route.value
        consultant = await scope.uow.staff.enlist(5, chat_id=5, role=Role.CONSULTANT, day=DAY)
    await codes_until(reminding, clock, END)

    async with reminding.step() as (scope, _person):
        assert {task.kind.value for task in await scope.care.list_due(consultant)} == kinds


async def test_question_after_a_visit_outlasts_an_outage(reminding: Reminding, clock: FrozenClock) -> None:
    await keep(reminding)
    await codes_until(reminding, clock, datetime(2026, 12, 8, tzinfo=UTC))
    clock.set_to(datetime(2026, 12, 11, 8, tzinfo=UTC))  # past the use of the notice, not of the question
    await reminding.ring()

    assert [one.parcel.payload["visit"] for one in await reminding.deliver()] == ["after"]


async def test_birth_long_past_is_refused(reminding: Reminding, clock: FrozenClock) -> None:
    clock.set_to(datetime(2026, 12, 30, tzinfo=UTC))

    with pytest.raises(VisitPast):
        await keep(reminding, Visit(VisitKind.BORN, DAY, None))
