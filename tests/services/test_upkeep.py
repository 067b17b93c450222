"""What women say is wrong: told at once, counted once a woman, kept without her, settled by the keeper."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.clock import FrozenClock
from bot.domain.barring import BarReason
from bot.domain.codes import short_code
from bot.domain.directory import Status
from bot.domain.entry_fields import EntryField
from bot.domain.errors import NotFound
from bot.domain.freshness import Freshness
from bot.domain.keeping import MOST_REPORTS, REPORT_LIFE
from bot.domain.opening import StateKind
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.bells import Retention
from bot.services.directory_import import load_directory
from bot.services.scope import Scope
from bot.services.upkeep import Heeded
from bot.services.world import World
from tests.services.keeping import DROPIN, MONDAY, Keeping

ANNA, MARIA, OLGA = 7_000_000_001, 7_000_000_002, 7_000_000_003


@pytest.fixture
async def keeping(works: Works, world: World, clock: FrozenClock) -> Keeping:
    """Bring on the sample directory on a Monday at two in the afternoon of Tomsk."""
    clock.move(timedelta(hours=-2))
    keeping = Keeping(works, world)
    await keeping.furnish()
    return keeping


async def test_keeper_is_told_at_once_by_count_alone(keeping: Keeping) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)

    await keeping.report(ANNA)

    (told,) = await keeping.told()
    assert (told["code"], told["place"], told["count"]) == ("mistake", short_code(DROPIN), 1)
    assert set(told) == {"chat_id", "code", "place", "name", "where", "what", "count"}


async def test_role_that_keeps_is_told_first(keeping: Keeping) -> None:
    await keeping.furnish(keeper="peer")
    await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.enlist(Role.PEER, 2)

    await keeping.report(ANNA)

    assert [one["chat_id"] for one in await keeping.told()] == [2]


async def test_one_report_changes_nothing_for_women(keeping: Keeping) -> None:
    await keeping.report(ANNA)

    assert await keeping.is_told_open()
    assert (await keeping.card()).view.state.kind is StateKind.OPEN


async def test_second_woman_turns_the_card_to_ask_first(keeping: Keeping) -> None:
    assert await keeping.is_told_open()
    await keeping.report(ANNA)
    await keeping.report(MARIA)

    view = (await keeping.card()).view
    assert not await keeping.is_told_open()
    assert (view.freshness, view.state.kind) == (Freshness.DOUBTED, StateKind.UNKNOWN)


async def test_one_woman_counts_once_however_often(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.report(ANNA)
    for _ in range(1, REPORT_LIFE.days):
        clock.move(timedelta(days=1))
        assert await keeping.report(ANNA) is Heeded.KNOWN

    assert (await keeping.card()).view.freshness is not Freshness.DOUBTED


async def test_erasing_herself_gives_no_second_voice(keeping: Keeping) -> None:
    await keeping.report(ANNA)
    async with keeping.works.begin() as uow:
        scope = Scope(uow, keeping.world)
        await scope.erasure.erase(await scope.visitors.meet(ANNA, chat_id=ANNA))
        await uow.commit()

    assert await keeping.report(ANNA) is Heeded.KNOWN


async def test_new_directory_gives_no_second_voice(keeping: Keeping) -> None:
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    await keeping.furnish()

    assert await keeping.report(ANNA) is Heeded.KNOWN
    assert (await keeping.card()).view.freshness is Freshness.DOUBTED


async def test_keepers_answer_opens_the_card_again(keeping: Keeping) -> None:
    coordinator = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    assert not await keeping.is_told_open()

    await keeping.confirm(coordinator)

    assert await keeping.is_told_open()
    assert await keeping.report(ANNA) is Heeded.KNOWN


async def test_correcting_the_entry_settles_it_too(keeping: Keeping) -> None:
    coordinator = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    async with keeping.works.begin() as uow:
        editing = Scope(uow, keeping.world).editing
        await editing.save(short_code(DROPIN), EntryField.PHONES, ["+7 000 000-00-09"], by=coordinator)
        await uow.commit()

    assert await keeping.is_told_open()


async def test_answer_is_written_into_the_audit(keeping: Keeping) -> None:
    coordinator = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.confirm(coordinator)

    async with keeping.works.begin() as uow:
        entries = await uow.staff.list_journal(limit=10)
    assert "settle" in {one.action for one in entries}


async def test_third_report_disturbs_nobody(keeping: Keeping) -> None:
    await keeping.enlist(Role.COORDINATOR, 1)
    for woman in (ANNA, MARIA, OLGA):
        await keeping.report(woman)

    assert [one["count"] for one in await keeping.told()] == [1, 2]


async def test_reports_of_one_day_are_limited(keeping: Keeping) -> None:
    places = [one.id for one in load_directory(today=MONDAY).places if one.status is Status.ACTIVE]

    heeded = [await keeping.report(ANNA, place) for place in places[: MOST_REPORTS + 1]]

    assert heeded == [Heeded.NEW] * MOST_REPORTS + [Heeded.TOO_MANY]


async def test_whoever_is_not_let_in_has_no_voice(keeping: Keeping, clock: FrozenClock) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    async with keeping.works.begin() as uow:
        until = clock.now() + timedelta(days=90)
        await uow.bars.put(ANNA, until=until, reason=BarReason.SPAM, staff_id=member.id)
        await uow.commit()

    assert await keeping.report(ANNA) is Heeded.KNOWN
    assert await keeping.told() == []


async def test_marks_are_gone_when_their_time_is_over(keeping: Keeping, clock: FrozenClock) -> None:
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    clock.move(REPORT_LIFE + timedelta(days=1))
    await Retention(keeping.works, keeping.world).ring()

    async with keeping.works.begin() as uow:
        counts = [
            (await uow.connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar()  # noqa: S608 - ours
            for table in ("mistake", "mistake_count")
        ]
    assert counts == [0, 0]
    assert (await keeping.card()).view.freshness is Freshness.DOUBTED


async def test_nothing_kept_names_a_woman(keeping: Keeping) -> None:
    await keeping.report(ANNA)

    async with keeping.works.begin() as uow:
        rows = [
            *(await uow.connection.execute(text("SELECT * FROM mistake"))).all(),
            *(await uow.connection.execute(text("SELECT * FROM mistake_count"))).all(),
        ]
        person = await uow.people.find(ANNA)
    assert person is not None
    stored = repr(rows)
    assert len(rows) == 2
    assert rows[0][0] != rows[1][0]
    assert not any(name in stored for name in (str(ANNA), person.alias, person.id.hex, str(person.id)))


async def test_place_that_left_cannot_be_reported(keeping: Keeping) -> None:
    with pytest.raises(NotFound):
        await keeping.report(ANNA, "nowhere")


async def test_restart_keeps_the_doubt(keeping: Keeping) -> None:
    await keeping.report(ANNA)
    await keeping.report(MARIA)

    fresh = replace(keeping, works=Works(keeping.works.database, keeping.works.safe))

    assert (await fresh.card()).view.freshness is Freshness.DOUBTED


async def undo_last(keeping: Keeping, member: Member) -> None:
    """Take back the last confirmation of the drop-in centre."""
    async with keeping.works.begin() as uow:
        scope = Scope(uow, keeping.world)
        listing = await scope.editing.get(short_code(DROPIN))
        change = await uow.directory_changes.last(listing, EntryField.VERIFIED)
        assert change is not None
        await scope.editing.undo(change.id, by=member)
        await uow.commit()


async def test_undone_confirmation_brings_the_doubt_back(keeping: Keeping) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    await keeping.confirm(member)
    assert (await keeping.card()).view.freshness is Freshness.FRESH

    await undo_last(keeping, member)

    assert (await keeping.card()).view.freshness is Freshness.DOUBTED
    assert not await keeping.is_told_open()


async def test_undone_confirmation_brings_a_single_report_back(keeping: Keeping) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.confirm(member)
    await undo_last(keeping, member)

    await keeping.report(MARIA)

    assert (await keeping.card()).view.freshness is Freshness.DOUBTED


async def test_reports_before_and_since_make_a_doubt(keeping: Keeping, clock: FrozenClock) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.confirm(member)
    clock.move(timedelta(minutes=1))
    await keeping.report(MARIA)

    await undo_last(keeping, member)

    assert (await keeping.card()).view.freshness is Freshness.DOUBTED


async def test_second_confirmation_of_a_day_can_be_undone(keeping: Keeping, clock: FrozenClock) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.confirm(member)
    clock.move(timedelta(minutes=1))
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    await keeping.confirm(member)
    assert (await keeping.card()).view.freshness is Freshness.FRESH

    await undo_last(keeping, member)

    assert (await keeping.card()).view.freshness is Freshness.DOUBTED


async def test_doubt_stays_settled_where_somebody_looked_since(keeping: Keeping, clock: FrozenClock) -> None:
    member = await keeping.enlist(Role.COORDINATOR, 1)
    await keeping.report(ANNA)
    await keeping.report(MARIA)
    await keeping.confirm(member)
    clock.move(timedelta(minutes=1))
    async with keeping.works.begin() as uow:
        await Scope(uow, keeping.world).editing.save(
            short_code(DROPIN), EntryField.PHONES, ["112"], by=member
        )
        await uow.commit()

    await undo_last(keeping, member)

    assert (await keeping.card()).view.freshness is Freshness.FRESH
