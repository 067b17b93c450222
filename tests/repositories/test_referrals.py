"""Slips in the database: found by their secrets only, used once, gone with their owner."""

import asyncio
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from bot.domain.people import Person
from bot.domain.referral import SlipBody, SlipState
from bot.repositories.uow import UnitOfWork, Works
from models.referral import ReferralRow
from tests.conftest import NOON

BODY = SlipBody("7K3M9HTX", "t" * 24, "ТОМ", "Томск-АнтиСПИД", "Гинеколог", "abc", "2026-12-07", "Я от фонда")
UNTIL = NOON + timedelta(days=14)


async def add(uow: UnitOfWork) -> tuple[Person, UUID]:
    person = await uow.people.add(1, chat_id=1, alias="camomile-1", day=NOON.date())
    key = await uow.people.key_of(person.id)
    assert key is not None
    slip = await uow.referrals.add(key, BODY, person_id=person.id, until=UNTIL)
    return person, slip.id


async def test_slip_is_found_by_both_secrets(works: Works) -> None:
    async with works.begin() as uow:
        person, slip_id = await add(uow)
        key = await uow.people.key_of(person.id)
        assert key is not None

        scanned = await uow.referrals.find_by_token(BODY.token, now=NOON)
        typed = await uow.referrals.find_by_code(BODY.code, now=NOON)

        assert scanned is not None
        assert scanned == typed
        assert scanned.opened(key).body == BODY
        assert await uow.referrals.find_by_token(BODY.code, now=NOON) is None
        assert scanned.id == slip_id


async def test_slip_past_its_time_is_not_found(works: Works) -> None:
    async with works.begin() as uow:
        person, slip_id = await add(uow)

        assert await uow.referrals.find(slip_id, now=UNTIL) is None
        assert await uow.referrals.list_of(person.id, now=UNTIL) == []
        assert not await uow.referrals.use(slip_id, now=UNTIL, kept_until=UNTIL)
        assert await uow.referrals.is_code_taken(BODY.code)


async def test_slip_is_used_once(works: Works) -> None:
    async with works.begin() as uow:
        _, slip_id = await add(uow)
        kept = NOON + timedelta(days=1)

        first = await uow.referrals.use(slip_id, now=NOON, kept_until=kept)
        second = await uow.referrals.use(slip_id, now=NOON, kept_until=kept)
        found = await uow.referrals.find(slip_id, now=NOON)

        assert (first, second) == (True, False)
        assert found is not None
        assert found.state is SlipState.USED
        assert not await uow.referrals.revoke(slip_id, now=NOON)


async def test_purge_counts_what_nobody_used(works: Works) -> None:
    async with works.begin() as uow:
        await add(uow)

        assert await uow.referrals.purge(now=NOON) == 0
        assert await uow.referrals.purge(now=UNTIL) == 1
        assert await uow.referrals.purge(now=UNTIL) == 0


async def test_slip_goes_with_its_owner(works: Works) -> None:
    async with works.begin() as uow:
        person, _ = await add(uow)

        await uow.people.erase(person)

        assert (await uow.connection.execute(select(ReferralRow.id))).first() is None


async def test_row_holds_nothing_that_can_be_read(works: Works) -> None:
    async with works.begin() as uow:
        await add(uow)

        row = (await uow.connection.execute(select(*ReferralRow.__table__.c))).one()

        kept = b"".join(value for value in row if isinstance(value, bytes))
        for secret in (BODY.code, BODY.token, BODY.programme, BODY.service, BODY.spoken):
            assert secret.encode() not in kept


async def test_of_two_transactions_one_uses_a_slip(works: Works) -> None:
    async with works.begin() as uow:
        _, slip_id = await add(uow)
        await uow.commit()

    async def use() -> bool:
        async with works.begin() as uow:
            is_first = await uow.referrals.use(slip_id, now=NOON, kept_until=UNTIL)
            await uow.commit()
            return is_first

    assert sorted(await asyncio.gather(use(), use(), use())) == [False, False, True]


async def test_slip_used_meanwhile_is_not_called_off(works: Works) -> None:
    async with works.begin() as uow:
        _, slip_id = await add(uow)
        await uow.commit()

    async def revoke() -> bool:
        async with works.begin() as uow:
            is_gone = await uow.referrals.revoke(slip_id, now=NOON)
            await uow.commit()
            return is_gone

    async def use() -> bool:
        async with works.begin() as uow:
            is_used = await uow.referrals.use(slip_id, now=NOON, kept_until=UNTIL)
            await uow.commit()
            return is_used

    assert sum(await asyncio.gather(revoke(), use())) == 1
