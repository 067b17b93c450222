"""Tasks for the staff: only what she has allowed, once a kind, told without her name, and gone with her."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from bot.clock import FrozenClock
from bot.domain.care import CareKind, Outcome, Route, TaskDone
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind
from bot.domain.people import Person
from bot.domain.reminder import MEDICINE, Body, daily
from bot.domain.staff import Member, Role
from bot.repositories.private_lines import PrivateLine
from bot.repositories.uow import Works
from bot.services.reminders import Draft
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.caring import DAY, EVERY_LANE, WORDS, member, only_task, told, woman


@pytest.mark.parametrize("kind", list(CareKind))
@pytest.mark.parametrize("route", [None, Route.NOBODY])
async def test_without_her_word_nobody_is_told(scope: Scope, kind: CareKind, route: Route | None) -> None:
    by, person = await member(scope), await woman(scope, route)

    is_new = await scope.care.add(person.id, kind)

    is_asked_for = kind in {CareKind.NO_SUPPLY, CareKind.PERSON_FIRST}
    assert is_new is is_asked_for
    assert len(await scope.care.list_due(by)) == int(is_asked_for)


async def test_task_tells_what_she_agreed_to(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope, Route.PEER)
    await scope.care.add(person.id, CareKind.SILENT)

    task = await only_task(scope, by)

    assert (task.alias, task.kind, task.route, task.words) == (
        person.alias,
        CareKind.SILENT,
        Route.PEER,
        WORDS,
    )
    assert task.opened_at.minute == 0


async def test_open_task_is_the_only_one_of_its_kind(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)

    added = [await scope.care.add(person.id, CareKind.SILENT) for _ in range(2)]
    await scope.care.add(person.id, CareKind.LOST)
    assert added == [True, False]
    task = next(one for one in await scope.care.list_due(by) if one.kind is CareKind.SILENT)
    await scope.care.end(task.id, by, Outcome.HELPED)

    assert await scope.care.add(person.id, CareKind.SILENT)


async def test_two_processes_add_one_task(works: Works, world: World) -> None:
    async with works.begin() as uow:
        person = await woman(Scope(uow, world))
        await uow.commit()

    async def add() -> bool:
        async with works.begin() as uow:
            is_new = await Scope(uow, world).care.add(person.id, CareKind.SILENT)
            await uow.commit()
            return is_new

    assert sorted(await asyncio.gather(add(), add())) == [False, True]


async def test_nothing_of_it_is_stored_in_clear(scope: Scope) -> None:
    await scope.care.add((await woman(scope)).id, CareKind.NO_SUPPLY)

    rows = (await scope.uow.connection.execute(text("SELECT * FROM care_task"))).all()

    stored = b"".join(one if isinstance(one, bytes) else str(one).encode() for row in rows for one in row)
    assert b"supply" not in stored
    assert WORDS.encode() not in stored


async def test_of_two_who_take_one_is_told(scope: Scope) -> None:
    by, other, person = await member(scope), await member(scope, 2), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)

    await scope.care.take(task.id, by)
    with pytest.raises(TaskDone):
        await scope.care.take(task.id, other)

    view = await scope.care.view(task.id, other)
    assert view.holder is not None
    assert view.holder.id == by.id


async def test_task_for_later_comes_back_that_day(scope: Scope, clock: FrozenClock) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)
    await told(scope)

    await scope.care.end(task.id, by, Outcome.LATER, days=3)
    clock.move(2 * DAY)
    assert (await scope.care.list_due(by), await told(scope)) == ([], [])
    clock.move(DAY)

    assert (await only_task(scope, by)).id == task.id
    assert await told(scope) == [(1, "care_back")]


@pytest.mark.parametrize("days", [0, 2, -1, 400])
async def test_only_offered_days_are_taken(scope: Scope, days: int) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)

    with pytest.raises(NotFound):
        await scope.care.end((await only_task(scope, by)).id, by, Outcome.LATER, days=days)


async def test_closed_task_is_closed_once(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)
    await scope.care.end(task.id, by, Outcome.WILL_COME)

    with pytest.raises(TaskDone):
        await scope.care.end(task.id, by, Outcome.REFUSED)

    assert await scope.care.list_due(by) == []


async def test_closed_tasks_are_forgotten_after_a_month(scope: Scope, clock: FrozenClock) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)
    await scope.care.end(task.id, by, Outcome.HELPED)

    clock.move(30 * DAY)
    await scope.care.forget_closed()
    assert await scope.uow.care_tasks.find(task.id) is not None
    clock.move(DAY)
    await scope.care.forget_closed()

    assert await scope.uow.care_tasks.find(task.id) is None


async def test_erasing_takes_tasks_and_screens_along(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)
    await shows(scope, by, task.id)

    await scope.erasure.forget(person)

    assert await scope.uow.care_tasks.find(task.id) is None
    now = scope.world.clock.now()
    waiting = await scope.uow.outbox.claim(now=now, lease_until=now, round_=EVERY_LANE, limit=50)
    emptied = [one.payload["screens"] for one in waiting if one.kind is Kind.WITHDRAW]
    assert emptied == [[5]]


async def shows(scope: Scope, by: Member, task_id: UUID) -> None:
    """Let a screen in a member's chat name a task."""
    hour = scope.world.clock.now()
    line = PrivateLine(None, by.id, 5, at_hour=hour, is_screen=True, task_id=task_id)
    await scope.uow.private_lines.add(line)


async def test_members_are_told_once_an_hour_and_by_day(scope: Scope, clock: FrozenClock) -> None:
    await member(scope)
    for number in (70, 71):
        await scope.care.add((await woman(scope, telegram_id=number)).id, CareKind.SILENT)
    assert await told(scope) == [(1, "care_new")]

    clock.move(timedelta(hours=10))  # ten in the evening in Moscow
    await scope.care.add((await woman(scope, telegram_id=72)).id, CareKind.SILENT)
    assert await told(scope) == []
    clock.move(timedelta(hours=11))

    assert await told(scope) == [(1, "care_new")]


async def test_used_up_medicines_are_for_today(scope: Scope, clock: FrozenClock) -> None:
    clock.move(timedelta(hours=12))
    await member(scope)

    await scope.care.add((await woman(scope)).id, CareKind.NO_SUPPLY)

    assert await told(scope) == [(1, "care_today")]


async def test_peer_is_told_where_she_wants_a_peer(scope: Scope) -> None:
    await member(scope)
    await member(scope, 2, Role.PEER)

    await scope.care.add((await woman(scope, Route.PEER)).id, CareKind.SILENT)

    assert await told(scope) == [(2, "care_new")]


async def test_dismissed_member_gives_tasks_back(scope: Scope) -> None:
    lead, by = await member(scope, 9, Role.COORDINATOR), await member(scope)
    await scope.care.add((await woman(scope)).id, CareKind.SILENT)
    task = await only_task(scope, by)
    await scope.care.take(task.id, by)

    await scope.team.dismiss(by.id, by=lead)

    assert (await only_task(scope, lead)).taken_by is None


@pytest.mark.parametrize("route", list(Route))
async def test_stopping_the_bot_is_told_by_her_route(scope: Scope, route: Route) -> None:
    by, person = await member(scope), await woman(scope, route)
    await remind(scope, person)

    await scope.visitors.went_away(person.id)
    await scope.visitors.went_away(person.id)

    kinds = [task.kind for task in await scope.care.list_due(by)]
    assert kinds == ([] if route is Route.NOBODY else [CareKind.BLOCKED])
    assert len(await scope.reminders.list_of(person)) == 1


async def remind(scope: Scope, person: Person) -> UUID:
    """Let her have a reminder."""
    wall, plan_id = scope.world.clock.now().time(), UUID(int=1)
    rule = daily((wall.replace(tzinfo=None),), starts_on=scope.reminders.today(person))
    await scope.reminders.add(person, plan_id, Draft(rule, Body(MEDICINE, "…")))
    return plan_id


async def test_stopping_without_reminders_is_nobodys_business(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)
    plan_id = await remind(scope, person)
    await scope.reminders.switch(person, plan_id, on=False)

    await scope.visitors.went_away(person.id)

    assert await scope.care.list_due(by) == []


async def test_coming_back_settles_the_task(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)
    await remind(scope, person)
    await scope.visitors.went_away(person.id)

    await scope.visitors.meet(70, chat_id=70)

    assert await scope.care.list_due(by) == []


async def test_writing_first_opens_one_conversation(scope: Scope) -> None:
    await scope.uow.rooms.add(-100, is_forum=True)
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.SILENT)
    task = await only_task(scope, by)

    first = await scope.reaching_out.write(task.id, by)
    again = await scope.reaching_out.write(task.id, by)

    assert first.id == again.id
    assert (first.taken_by, first.waiting_since) == (by.id, None)
    assert (await only_task(scope, by)).taken_by == by.id


async def test_where_she_wants_a_peer_nobody_writes(scope: Scope) -> None:
    by, person = await member(scope, role=Role.PEER), await woman(scope, Route.PEER)
    await scope.care.add(person.id, CareKind.SILENT)

    with pytest.raises(NotFound):
        await scope.reaching_out.write((await only_task(scope, by)).id, by)


async def test_question_of_her_own_settles_the_task(scope: Scope) -> None:
    by, person = await member(scope), await woman(scope)
    await scope.care.add(person.id, CareKind.QUESTION, due_in=DAY)
    assert await scope.care.list_due(by) == []

    await scope.care.settle(person.id, CareKind.QUESTION)

    assert await scope.uow.care_tasks.find_open(person.id, CareKind.QUESTION) is None
