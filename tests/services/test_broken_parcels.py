"""A parcel that cannot be made ready, or rendered, stops no other, and is given up after some tries."""

from datetime import timedelta

from sqlalchemy import text

from bot.clock import FrozenClock
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.outgoing import Kind, Lane, Outgoing, Round
from bot.repositories.uow import Works
from bot.services.deliveries import MOST_TRIES_BROKEN, Deliveries
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.test_erasure import asked

TO_STAFF = Round(frozenset(Lane), is_to_staff=True)
ALL = Round(frozenset(Lane), is_to_staff=False)
MINUTE = timedelta(minutes=1)


async def post(works: Works, world: World, *outgoing: tuple[Kind, dict[str, object]]) -> None:
    """Put parcels for a woman into the outbox, each with a stream of its own."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        person = await scope.visitors.meet(4242, chat_id=4242)
        await uow.people.flush()
        for number, (kind, payload) in enumerate(outgoing):
            await scope.post.send(Outgoing(kind, Lane.RELAY, f"w{number}", f"k{number}", payload, person.id))
        await uow.commit()


async def test_broken_parcel_holds_up_no_other(works: Works, world: World) -> None:
    await post(works, world, (Kind.LETTER, {"answers": None}), (Kind.NOTICE, {"code": "still_waiting"}))

    claimed = await Deliveries(works, world).claim(ALL, limit=10)

    assert [one.parcel.kind for one in claimed] == [Kind.NOTICE]


async def test_broken_parcel_is_given_up_at_last(works: Works, world: World, clock: FrozenClock) -> None:
    await post(works, world, (Kind.LETTER, {"answers": None}))

    for _ in range(MOST_TRIES_BROKEN):
        await Deliveries(works, world).claim(ALL, limit=10)
        clock.move(MINUTE)

    async with works.begin() as uow:
        assert await uow.outbox.count_waiting() == 0


async def test_parcel_that_cannot_be_rendered_is_put_off(works: Works, world: World) -> None:
    await post(works, world, (Kind.NOTICE, {}))
    (consignment,) = await Deliveries(works, world).claim(ALL, limit=10)

    await Deliveries(works, world).broken(consignment, KeyError("code"))

    assert await Deliveries(works, world).claim(ALL, limit=10) == []
    async with works.begin() as uow:
        assert await uow.outbox.count_waiting() == 1


async def cut(works: Works, key: str) -> None:
    """Let nobody open the parcel with a dedupe key like this any more."""
    async with works.begin() as uow:
        query = "UPDATE outbox SET payload = (SELECT dek FROM house_key) WHERE dedupe_key LIKE :key"
        assert (await uow.connection.execute(text(query), {"key": key})).rowcount == 1
        await uow.commit()


async def ask_twice(works: Works, world: World) -> None:
    """Let a woman write two messages into a room without topics."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        _, thread_id = await asked(scope, is_forum=False)
        thread, content = await scope.conversations.get(thread_id), Content(kind=ContentKind.TEXT, words="!")
        await scope.conversations.add(thread, 2, content, is_urgent=False)
        await uow.people.flush()
        await uow.commit()


async def test_parcel_nobody_can_open_stops_none_before_it(works: Works, world: World) -> None:
    await ask_twice(works, world)
    await cut(works, "relay:%:2")

    (claimed,) = await Deliveries(works, world).claim(TO_STAFF, limit=10)

    assert [one.kind for one in claimed.parcels] == [Kind.CARD, Kind.RELAY]


async def wait_together(works: Works, world: World, count: int) -> None:
    """Let women in danger wait for their topics, their words in the reception."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        room = await uow.rooms.add(-100, is_forum=True)
        await uow.rooms.change(room, reception_id=5)
        for number in range(1, count + 1):
            person = await scope.visitors.meet(number, chat_id=number)
            await uow.people.flush()
            thread = await scope.conversations.open(person, Theme.URGENT, is_urgent=True)
            content = Content(kind=ContentKind.TEXT, words=f"Слова {number}")
            await scope.reception.show(thread, number, content, not_before=world.clock.now())
            await uow.people.flush()
        await uow.commit()


async def test_words_nobody_can_open_stop_none_beside_them(works: Works, world: World) -> None:
    await wait_together(works, world, 3)
    await cut(works, "preview:%:2")

    claimed = await Deliveries(works, world).claim(TO_STAFF, limit=10)

    (shared,) = [one for one in claimed if one.parcel.kind is Kind.PREVIEW]
    assert [one.payload["message_id"] for one in shared.parcels] == [1, 3]
