"""Taking conversations out of the staff's rooms when their time is over."""

from datetime import timedelta

from bot.clock import FrozenClock
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Lane, Parcel, Round
from bot.domain.staff import Room
from bot.services.clearing import Clearing
from bot.services.scope import Scope
from tests.services.test_erasure import asked, claim_sweeps, reached

LONG = timedelta(hours=2)


async def standing(scope: Scope, messages: dict[int, timedelta]) -> tuple[Thread, Room]:
    """Let a conversation have messages of these ages in a group without topics; the first is the card."""
    _, thread_id = await asked(scope, is_forum=False)
    room = await scope.staff_rooms.general()
    assert room is not None
    for number, age in messages.items():
        at_hour = scope.world.clock.now() - age
        await scope.uow.threads.link(thread_id, hers=None, staffs=number, room_id=room.id, at_hour=at_hour)
    await scope.uow.threads.change(thread_id, room_id=room.id, card_id=next(iter(messages)))
    thread = await scope.uow.threads.find(thread_id)
    assert thread is not None
    return thread, room


async def cleared(scope: Scope, *, later: timedelta = LONG) -> list[Parcel]:
    """Take what clears the rooms."""
    return [parcel for parcel in await claim_sweeps(scope, later=later) if parcel.kind is Kind.CLEAR]


async def leaves(scope: Scope, thread: Thread, *, days: int) -> None:
    """Let a conversation leave its place, whose time is over after so many days."""
    until = (scope.world.clock.now() + timedelta(days=days)).date()
    await scope.uow.stands.leave(thread, delete_after=until)
    await scope.uow.threads.change(thread.id, room_id=None, card_id=None)


async def test_place_left_without_topic_is_cleared_in_time(scope: Scope) -> None:
    thread, _ = await standing(scope, {5: timedelta(days=40), 6: timedelta()})
    await leaves(scope, thread, days=0)

    await Clearing(scope.uow, scope.world).clear_expired()

    parcels = await cleared(scope)
    assert (reached(parcels, "delete"), reached(parcels, "overwrite")) == ([6], [5])


async def test_place_left_is_cleared_once(scope: Scope) -> None:
    thread, _ = await standing(scope, {5: timedelta()})
    await leaves(scope, thread, days=0)
    await Clearing(scope.uow, scope.world).clear_expired()
    await cleared(scope)

    await Clearing(scope.uow, scope.world).clear_expired()

    assert await cleared(scope) == []


async def test_place_come_back_to_keeps_its_words(scope: Scope) -> None:
    thread, room = await standing(scope, {5: timedelta()})
    await leaves(scope, thread, days=0)
    await scope.uow.threads.change(thread.id, room_id=room.id, card_id=9)

    await Clearing(scope.uow, scope.world).clear_expired()

    assert await cleared(scope) == []
    assert await scope.uow.threads.is_linked(room.id, 5)


async def test_words_where_topics_were_lost_go(scope: Scope) -> None:
    thread, _ = await standing(scope, {5: timedelta()})
    await scope.uow.threads.change(thread.id, topic_id=77)

    await Clearing(scope.uow, scope.world).clear([thread])

    assert reached(await cleared(scope), "delete") == [5]


async def test_old_words_are_written_over_slowly(scope: Scope, clock: FrozenClock) -> None:
    thread, _ = await standing(scope, dict.fromkeys(range(1, 13), timedelta(days=40)))
    await scope.uow.threads.change(thread.id, delete_after=clock.now().date())

    await Clearing(scope.uow, scope.world).clear_expired()

    first = await cleared(scope, later=timedelta(seconds=59))
    assert len(first) == 6
    assert {parcel.lane for parcel in first} == {Lane.ANNOUNCEMENT}


async def test_strangers_in_a_room_stop_no_clearing(scope: Scope) -> None:
    thread, room = await standing(scope, {5: timedelta()})
    await scope.staff_rooms.pause(room)
    await Clearing(scope.uow, scope.world).clear([thread])
    (parcel,) = await cleared(scope)

    assert await scope.staff_rooms.address_of(parcel) is not None


async def test_clearing_of_a_full_room_holds_up_no_other(scope: Scope, clock: FrozenClock) -> None:
    thread, room = await standing(scope, {5: timedelta(), 6: timedelta(days=40)})
    await scope.uow.threads.change(thread.id, topic_id=77)
    await Clearing(scope.uow, scope.world).clear([thread])
    full = Round(frozenset(Lane), is_to_staff=True, without=frozenset({room.id}))

    claimed = await scope.uow.outbox.claim(now=clock.now(), lease_until=clock.now(), round_=full, limit=9)

    assert [parcel.payload["delete"] for parcel in claimed] == [[5]]
