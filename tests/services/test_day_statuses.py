"""What is said of today never promises what the rules do not, and never touches another day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.clock import FrozenClock
from bot.domain.bus import BusState
from bot.domain.codes import short_code
from bot.domain.directory import Freq, HoursState, OnHoliday, Schedule, ScheduleException
from bot.domain.entry_fields import EntryField, exception_to_json
from bot.domain.opening import StateKind
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.scope import Scope
from bot.services.world import World
from tests.services.keeping import DROPIN, MONDAY, Keeping

EVERY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOLIDAY = date(2026, 11, 4)
TUESDAY, LATER = date(2026, 11, 24), date(2026, 12, 1)
ARRANGED = Schedule(Freq.WEEKLY, time(10), time(18), byday=EVERY_DAY, state=HoursState.BY_APPOINTMENT)
NIGHT = Schedule(Freq.WEEKLY, time(20), time(2), byday=("MO",), stop="у моста", on_holiday=OnHoliday.OPEN)
CODE = short_code(DROPIN)


@pytest.fixture
def keeping(works: Works, world: World) -> Keeping:
    """Drive the directory on this database."""
    return Keeping(works, world)


@pytest.fixture
async def member(keeping: Keeping) -> Member:
    """Enlist a coordinator."""
    return await keeping.enlist(Role.COORDINATOR, 1)


def set_to(clock: FrozenClock, *instant: int) -> None:
    """Let it be this instant of UTC."""
    clock.move(datetime(*instant, tzinfo=UTC) - clock.now())  # type: ignore[arg-type,misc] # a year first


async def as_usual(keeping: Keeping, member: Member) -> StateKind:
    async with keeping.works.begin() as uow:
        await Scope(uow, keeping.world).day_statuses.as_usual(CODE, by=member)
        await uow.commit()
    return (await keeping.card()).view.state.kind


async def days_of(keeping: Keeping) -> list[date]:
    async with keeping.works.begin() as uow:
        listing = await Scope(uow, keeping.world).editing.get(CODE)
    return [item.day for item in listing.place.exceptions]


async def test_usual_holiday_by_appointment_is_not_open(
    keeping: Keeping, member: Member, clock: FrozenClock
) -> None:
    set_to(clock, 2026, 11, 4, 5)
    await keeping.furnish(schedules=(ARRANGED,), exceptions=(), verified_on=HOLIDAY)
    assert (await keeping.card()).view.state.kind is StateKind.UNKNOWN

    assert await as_usual(keeping, member) is StateKind.UNKNOWN


async def test_usual_holiday_of_open_doors_is_open(
    keeping: Keeping, member: Member, clock: FrozenClock
) -> None:
    set_to(clock, 2026, 11, 4, 5)
    doors = Schedule(Freq.WEEKLY, time(10), time(18), byday=EVERY_DAY)
    await keeping.furnish(schedules=(doors,), exceptions=(), verified_on=HOLIDAY)

    assert await as_usual(keeping, member) is StateKind.OPEN


async def test_holiday_by_appointment_offers_no_earlier_end(keeping: Keeping, clock: FrozenClock) -> None:
    set_to(clock, 2026, 11, 4, 5)
    await keeping.furnish(schedules=(ARRANGED,), exceptions=(), verified_on=HOLIDAY)

    async with keeping.works.begin() as uow:
        today = await Scope(uow, keeping.world).day_statuses.today(CODE)

    assert today.ends == ()


async def change_days(keeping: Keeping, member: Member, *days: ScheduleException) -> None:
    """Write changed days beside those there are, in the place of those of the same days."""
    dates = {item.day for item in days}
    async with keeping.works.begin() as uow:
        editing = Scope(uow, keeping.world).editing
        known = (await editing.get(CODE)).place.exceptions
        value = [exception_to_json(item) for item in (*known, *days) if item in days or item.day not in dates]
        await editing.save(CODE, EntryField.EXCEPTIONS, value, by=member)
        await uow.commit()


async def cancelled_night(keeping: Keeping, member: Member, clock: FrozenClock) -> None:
    """Let a bus that stays until two be cancelled for Monday night; it does not run on Tuesday anyway."""
    repair = (ScheduleException(TUESDAY, "ремонт"),)
    await keeping.furnish(schedules=(NIGHT,), exceptions=repair, location_id="spb-bus", verified_on=MONDAY)
    set_to(clock, 2026, 11, 23, 18)
    async with keeping.works.begin() as uow:
        await Scope(uow, keeping.world).buses.say(CODE, BusState.CANCELLED, 0, by=member)
        await uow.commit()
    clock.move(timedelta(minutes=10))


async def take_back_after_midnight(keeping: Keeping, member: Member, clock: FrozenClock) -> None:
    set_to(clock, 2026, 11, 23, 21, 30)
    async with keeping.works.begin() as uow:
        await Scope(uow, keeping.world).buses.take_back(CODE, by=member)
        await uow.commit()


async def test_night_taken_back_leaves_the_next_day_closed(
    keeping: Keeping, member: Member, clock: FrozenClock
) -> None:
    await cancelled_night(keeping, member, clock)
    await change_days(keeping, member, ScheduleException(LATER))

    await take_back_after_midnight(keeping, member, clock)

    assert await days_of(keeping) == [TUESDAY, LATER]
    assert (await keeping.card()).view.state.kind is StateKind.OPEN


async def test_night_taken_back_spares_hours_a_colleague_gave_it(
    keeping: Keeping, member: Member, clock: FrozenClock
) -> None:
    await cancelled_night(keeping, member, clock)
    await change_days(keeping, member, ScheduleException(MONDAY, "", time(20), time(1), "у моста"))

    await take_back_after_midnight(keeping, member, clock)

    assert sorted(await days_of(keeping)) == [MONDAY, TUESDAY]
