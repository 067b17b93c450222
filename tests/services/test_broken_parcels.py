"""A parcel that cannot be made ready, or rendered, stops no other, and is given up after some tries."""

from datetime import timedelta

from bot.clock import FrozenClock
from bot.domain.outgoing import Kind, Lane, Outgoing, Round
from bot.repositories.uow import Works
from bot.services.deliveries import MOST_TRIES_BROKEN, Deliveries
from bot.services.scope import Scope
from bot.services.world import World

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
