"""The outbox keeps order, leases once, and forgets content on delivery."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.clock import FrozenClock
from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, Round
from bot.repositories.outbox import Outbox
from bot.repositories.uow import Works
from bot.services.scope import Scope
from models.outbox import OutboxRow

LEASE = timedelta(seconds=25)
TO_STAFF = Round(frozenset(Lane), is_to_staff=True)


def make_outgoing(key: str, *, lane: Lane = Lane.RELAY, stream: str = "a") -> Outgoing:
    return Outgoing(Kind.NOTE, lane, stream, key, {"text": key})


async def claim(outbox: Outbox, now: datetime, *, limit: int = 10) -> list[Parcel]:
    return await outbox.claim(now=now, lease_until=now + LEASE, round_=TO_STAFF, limit=limit)


def names(parcels: list[Parcel]) -> list[str]:
    return [parcel.payload["text"] for parcel in parcels]


async def test_only_the_head_of_a_stream_is_claimed(scope: Scope, clock: FrozenClock) -> None:
    for key in ("first", "second"):
        await scope.post.send(make_outgoing(key))

    assert names(await claim(scope.uow.outbox, clock.now())) == ["first"]


async def test_urgent_lane_goes_first(scope: Scope, clock: FrozenClock) -> None:
    await scope.post.send(make_outgoing("reminder", lane=Lane.REMINDER, stream="a"))
    await scope.post.send(make_outgoing("urgent", lane=Lane.URGENT, stream="b"))

    assert names(await claim(scope.uow.outbox, clock.now(), limit=1)) == ["urgent"]


async def test_leased_parcel_is_not_claimed_twice(scope: Scope, clock: FrozenClock) -> None:
    await scope.post.send(make_outgoing("once"))
    await claim(scope.uow.outbox, clock.now())

    assert await claim(scope.uow.outbox, clock.now()) == []


async def test_expired_lease_is_claimed_again(scope: Scope, clock: FrozenClock) -> None:
    await scope.post.send(make_outgoing("again"))
    await claim(scope.uow.outbox, clock.now())
    clock.move(LEASE + timedelta(seconds=1))

    assert names(await claim(scope.uow.outbox, clock.now())) == ["again"]


async def test_same_dedupe_key_is_sent_once(scope: Scope, clock: FrozenClock) -> None:
    await scope.post.send(make_outgoing("same"))
    await scope.post.send(make_outgoing("same", stream="b"))

    assert len(await claim(scope.uow.outbox, clock.now())) == 1


async def test_postponed_head_holds_its_stream(scope: Scope, clock: FrozenClock) -> None:
    for key in ("first", "second"):
        await scope.post.send(make_outgoing(key))
    [head] = await claim(scope.uow.outbox, clock.now())
    await scope.uow.outbox.postpone(head.id, until=clock.now() + timedelta(seconds=30))

    assert await claim(scope.uow.outbox, clock.now()) == []
    clock.move(timedelta(seconds=31))
    assert names(await claim(scope.uow.outbox, clock.now())) == ["first"]


@pytest.mark.parametrize("is_sent", [True, False])
async def test_settled_parcel_keeps_no_content(scope: Scope, clock: FrozenClock, *, is_sent: bool) -> None:
    await scope.post.send(make_outgoing("gone"))
    [parcel] = await claim(scope.uow.outbox, clock.now())

    assert await scope.uow.outbox.settle(parcel.id, sent=is_sent, now=clock.now())
    payloads = (await scope.uow.connection.execute(select(OutboxRow.payload))).scalars().all()
    assert payloads == [None]


async def test_parcel_dies_with_its_person(scope: Scope, clock: FrozenClock) -> None:
    person = await scope.visitors.meet(7, chat_id=7)
    await scope.post.send(Outgoing(Kind.NOTICE, Lane.RELAY, "p", "k", {"text": "x"}, person_id=person.id))

    await scope.uow.people.erase(person)

    assert await claim(scope.uow.outbox, clock.now()) == []


async def test_two_workers_never_lease_the_same(works: Works, clock: FrozenClock) -> None:
    async with works.begin() as uow:
        for number in range(20):
            await uow.outbox.add(make_outgoing(f"{number}", stream=f"{number}"), now=clock.now())
        await uow.commit()
    leased = []
    for _ in range(4):
        async with works.begin() as uow:
            leased += names(await claim(uow.outbox, clock.now(), limit=7))
            await uow.commit()

    assert sorted(leased, key=int) == [str(number) for number in range(20)]
