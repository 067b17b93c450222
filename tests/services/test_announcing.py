"""Announcements run part by part: bounded, once a woman, through restarts, after all that is urgent."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from bot.clock import FrozenClock
from bot.domain.announcements import NewsState, news_prefix
from bot.domain.content import ContentKind
from bot.domain.outgoing import ROUNDS, Kind, Lane, Outgoing
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services import announcing
from bot.services.announcing import BATCH, MOST_WAITING, Announcing
from bot.services.deliveries import Deliveries
from bot.services.scope import Scope
from bot.services.world import World
from models.outbox import OutboxRow
from tests.services.test_approvals import enlist

FIRST = 1000


async def women(works: Works, world: World, count: int, *, city: str = "tomsk") -> None:
    async with works.begin() as uow:
        for number in range(FIRST, FIRST + count):
            day = world.clock.now().date()
            person = await uow.people.add(number, chat_id=number, alias=f"00-{number}", day=day)
            person.settings.city = city
        await uow.people.flush()
        await uow.commit()


async def approved(works: Works, world: World) -> tuple[UUID, Member]:
    """Let one be written, counted and confirmed; return it and its writer."""
    async with works.begin() as uow:
        scope = Scope(uow, world)
        writer, second = await enlist(scope, 1), await enlist(scope, 2, Role.COORDINATOR)
        content = {"kind": ContentKind.TEXT, "words": "Чай"}
        news_id = await scope.announcements.write(content, city=None, city_name="", by=writer)  # type: ignore[arg-type] # a content
        await uow.commit()
    await Announcing(works, world).ring()
    async with works.begin() as uow:
        scope = Scope(uow, world)
        await scope.announcements.propose(news_id, by=writer)
        [proposal] = await scope.approvals.list_open(by=second)
        confirmed = await scope.approvals.confirm(proposal.id, by=second)
        await scope.announcements.begin(replace(confirmed))
        await uow.commit()
    return news_id, writer


async def parcels(works: Works, state: str = "waiting") -> int:
    async with works.begin() as uow:
        query = select(func.count()).select_from(OutboxRow)
        query = query.where(OutboxRow.kind == Kind.NEWS.value, OutboxRow.state == state)
        return int((await uow.connection.execute(query)).scalar_one())


async def settle_all(works: Works, world: World) -> None:
    async with works.begin() as uow:
        query = select(OutboxRow.id).where(OutboxRow.state == "waiting", OutboxRow.kind == Kind.NEWS.value)
        for parcel_id in (await uow.connection.execute(query)).scalars().all():
            await uow.outbox.settle(parcel_id, sent=True, now=world.clock.now())
        await uow.commit()


async def state_of(works: Works, news_id: UUID) -> tuple[NewsState, int, int]:
    async with works.begin() as uow:
        news = await uow.announcements.find(news_id)
        assert news is not None
        return news.state, news.total, news.sent


async def test_never_more_than_some_wait(works: Works, world: World) -> None:
    await women(works, world, MOST_WAITING + 2 * BATCH)
    await approved(works, world)

    for _ in range(3):
        await Announcing(works, world).ring()

    assert MOST_WAITING - BATCH <= await parcels(works) <= MOST_WAITING


async def test_each_woman_gets_one_through_restarts(
    works: Works, world: World, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "COUNTED_AT_ONCE", 1)
    count = 3 * BATCH + 7
    await women(works, world, count)
    news_id, _ = await _approved_slowly(works, world, count)

    for _ in range(count // BATCH + 3):
        await Announcing(works, world).ring()  # each time anew, as after a restart
        await settle_all(works, world)
        clock.move(timedelta(seconds=4))

    assert await parcels(works, "sent") == count
    assert await state_of(works, news_id) == (NewsState.DONE, count, count)


async def _approved_slowly(works: Works, world: World, count: int) -> tuple[UUID, Member]:
    async with works.begin() as uow:
        scope = Scope(uow, world)
        writer, second = await enlist(scope, 1), await enlist(scope, 2)
        content = {"kind": ContentKind.TEXT, "words": "Чай"}
        news_id = await scope.announcements.write(content, city=None, city_name="", by=writer)  # type: ignore[arg-type] # a content
        await uow.commit()
    for _ in range(count // BATCH + 1):
        await Announcing(works, world).ring()
    async with works.begin() as uow:
        scope = Scope(uow, world)
        await scope.announcements.propose(news_id, by=writer)
        [proposal] = await scope.approvals.list_open(by=second)
        await scope.announcements.begin(await scope.approvals.confirm(proposal.id, by=second))
        await uow.commit()
    return news_id, writer


async def test_stopped_one_takes_back_what_waits(works: Works, world: World) -> None:
    await women(works, world, BATCH)
    news_id, writer = await approved(works, world)
    await Announcing(works, world).ring()
    assert await parcels(works) == BATCH

    async with works.begin() as uow:
        view = await Scope(uow, world).announcements.stop(news_id, by=writer)
        await uow.commit()
    await Announcing(works, world).ring()

    assert view["state"] == NewsState.STOPPED
    assert await parcels(works) == 0


async def test_card_is_edited_once_in_three_seconds(works: Works, world: World, clock: FrozenClock) -> None:
    await women(works, world, BATCH)
    news_id, _ = await approved(works, world)
    async with works.begin() as uow:
        await uow.outbox.cancel_streams(["c" + news_id.hex], now=clock.now())
        await uow.announcements.change(news_id, card_at=clock.now(), card_id=7)
        await uow.commit()

    await Announcing(works, world).ring()
    assert not await card_waits(works, news_id)
    clock.move(timedelta(seconds=3))
    await Announcing(works, world).ring()

    assert await card_waits(works, news_id)


async def card_waits(works: Works, news_id: UUID) -> bool:
    async with works.begin() as uow:
        return await uow.outbox.is_stream_waiting("c" + news_id.hex)


async def test_everything_else_goes_first(works: Works, world: World) -> None:
    await women(works, world, BATCH)
    await approved(works, world)
    await Announcing(works, world).ring()
    async with works.begin() as uow:
        for lane in (Lane.REMINDER, Lane.RELAY, Lane.SCREEN, Lane.URGENT):
            key = f"late:{lane}"
            parcel = Outgoing(Kind.WITHDRAW, lane, key, key, {"chat_id": 5, "delete": [], "overwrite": []})
            await uow.outbox.add(parcel, now=world.clock.now())
        await uow.commit()

    claimed = []
    for round_ in ROUNDS:
        claimed += await Deliveries(works, world).claim(round_, limit=2 * BATCH)

    kinds = [one.parcel.kind for one in claimed]
    assert kinds.count(Kind.WITHDRAW) == 4
    assert set(kinds[kinds.index(Kind.NEWS) :]) == {Kind.NEWS}


async def test_writer_without_rights_sends_nothing(works: Works, world: World) -> None:
    await women(works, world, 3)
    async with works.begin() as uow:
        scope = Scope(uow, world)
        writer, second = await enlist(scope, 1), await enlist(scope, 2)
        content = {"kind": ContentKind.TEXT, "words": "Чай"}
        news_id = await scope.announcements.write(content, city=None, city_name="", by=writer)  # type: ignore[arg-type] # a content
        await scope.team.dismiss(writer.id, by=second)
        await uow.commit()

    await Announcing(works, world).ring()

    assert (await state_of(works, news_id))[0] is NewsState.DROPPED


async def test_prefix_names_one_announcement(works: Works, world: World) -> None:
    await women(works, world, 2)
    first, _ = await approved(works, world)
    await Announcing(works, world).ring()

    async with works.begin() as uow:
        assert await uow.batches.is_waiting(news_prefix(first))
        assert not await uow.batches.is_waiting(news_prefix(UUID(int=1)))
