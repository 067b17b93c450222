"""Many urgent questions at once: each of the staff is called once, and told that there are more."""

from datetime import timedelta
from typing import Any

from bot.clock import FrozenClock
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.outgoing import Kind, Lane, Round
from bot.domain.staff import Role
from bot.services.scope import Scope

MINUTE = timedelta(minutes=1)
TEAM = 2


async def enlist_team(scope: Scope) -> None:
    """Make a small team with a group of its own."""
    await scope.uow.rooms.add(-100, is_forum=True)
    for number in range(1, TEAM + 1):
        day = scope.world.clock.now().date()
        await scope.uow.staff.enlist(number, chat_id=number, role=Role.CONSULTANT, day=day)


async def ask_urgently(scope: Scope, *women: int) -> None:
    """Let women ask at once, each in danger."""
    for telegram_id in women:
        person = await scope.visitors.meet(telegram_id, chat_id=telegram_id)
        await scope.uow.people.flush()
        content: Content = {"kind": ContentKind.TEXT, "words": "!"}
        await scope.conversations.ask(person, Theme.HEALTH, [(1, content)], is_urgent=True)


async def told(scope: Scope, chat_id: int) -> list[Any]:
    """Take out what a member is told, oldest first; return its codes."""
    now, codes = scope.world.clock.now(), []
    round_ = Round(frozenset(Lane), is_to_staff=False)
    while found := await scope.uow.outbox.claim(now=now, lease_until=now, round_=round_, limit=50):
        for parcel in found:
            await scope.uow.outbox.settle(parcel.id, sent=True, now=now)
            if parcel.kind is Kind.TELL and parcel.payload["chat_id"] == chat_id:
                codes.append(parcel.payload["code"])
    return codes


async def test_many_urgent_questions_ring_each_member_twice(scope: Scope, clock: FrozenClock) -> None:
    await enlist_team(scope)

    await ask_urgently(scope, *range(4001, 4031))

    assert await told(scope, 1) == ["urgent_now"]
    clock.move(MINUTE)
    assert await told(scope, 1) == ["urgent_more"]


async def test_call_to_another_matter_hides_no_name(scope: Scope, clock: FrozenClock) -> None:
    await enlist_team(scope)
    await ask_urgently(scope, 4001)
    (member, _) = await scope.uow.staff.list_active()
    thread = (await scope.worklist.everything()).threads[0]
    await told(scope, member.chat_id)
    await scope.relays.tell(member, thread, "waits", "another", about={"minutes": 5})

    clock.move(MINUTE)
    await ask_urgently(scope, 4002)

    assert await told(scope, member.chat_id) == ["waits", "urgent_now"]


async def test_urgent_question_a_minute_later_rings_by_name_again(scope: Scope, clock: FrozenClock) -> None:
    await enlist_team(scope)
    await ask_urgently(scope, 4001)
    assert await told(scope, TEAM) == ["urgent_now"]

    clock.move(MINUTE)
    await ask_urgently(scope, 4002)

    assert await told(scope, TEAM) == ["urgent_now"]


async def test_urgent_questions_without_end_ring_once_a_minute(scope: Scope, clock: FrozenClock) -> None:
    await enlist_team(scope)
    codes = []
    for number in range(20):
        await ask_urgently(scope, 4001 + number)
        codes += await told(scope, 1)
        clock.move(timedelta(seconds=15))

    assert codes == ["urgent_now"] + ["urgent_more"] * 4
