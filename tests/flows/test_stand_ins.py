"""Standing in for one another, and duties that a coordinator plans for others."""

import asyncio
from datetime import timedelta
from functools import partial

from bot.domain.staff import Role
from bot.services.team import Invitations
from bot.simulator import Phone
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.views.desk import Desk
from tests.flows.conftest import Stage, said
from tests.flows.test_duties import plan

DUTIES = StaffGo(to=Desk.DUTIES).pack()
TURN = "пн, 23.11, 14:00–18:00"  # it is Monday, 8:00


async def peer(stage: Stage) -> Phone:
    """Add a third member."""
    phone = stage.telegram.add_user("Сотрудница peer")
    code = await Invitations(stage.app.works, stage.app.world).invite(Role.PEER)
    await phone.send(f"/start s_{code}")
    await stage.until(partial(knows, phone, "Вы в команде"))
    return phone


def knows(phone: Phone, words: str) -> bool:
    return any(words in shown.text for shown in phone.messages if shown.from_bot)


async def asks(stage: Stage) -> None:
    """Let the consultant ask to be stood in for."""
    await plan(stage, stage.consultant, "пн", "14:00", "18:00")
    await stand_ins(stage, stage.consultant)
    await stage.consultant.press(f"🙏 {TURN}")
    await stage.sees(stage.consultant, "не просить")
    await stage.outbox_is_empty()


async def stand_ins(stage: Stage, phone: Phone) -> None:
    await stage.outbox_is_empty()
    await phone.press_data(DUTIES)
    await stage.sees(phone, "🙏 Подмените меня")
    await phone.press("🙏 Подмените меня")
    await stage.sees(phone, "‹ Назад")


async def holder(stage: Stage, phone: Phone) -> bool:
    """Tell whether a member sees the duty as hers."""
    await stage.outbox_is_empty()
    await phone.press_data(DUTIES)
    await stage.sees(phone, TURN)
    return f"👤 {TURN}" in said(phone)


async def test_first_who_presses_takes_the_duty(stage: Stage) -> None:
    third = await peer(stage)
    await asks(stage)
    assert knows(stage.coordinator, f"просит подменить: {TURN}")

    await asyncio.gather(stage.coordinator.press("Возьму"), third.press("Возьму"))
    await stage.outbox_is_empty()

    winners = [one for one in (stage.coordinator, third) if knows(one, "✅ Вы подменяете")]
    (loser,) = {stage.coordinator, third} - set(winners)
    assert len(winners) == 1
    assert knows(loser, "успела раньше")
    assert knows(loser, "Подмена нашлась")
    assert knows(stage.consultant, "Вас подменит")
    assert await holder(stage, winners[0])


async def test_request_can_be_taken_back(stage: Stage) -> None:
    await asks(stage)

    await stage.consultant.press(f"⏳ {TURN}")
    await stage.sees(stage.consultant, f"🙏 {TURN}")
    await stage.outbox_is_empty()
    assert knows(stage.coordinator, "больше не просит подменить")
    await stage.coordinator.press("Возьму")

    await stage.until(lambda: knows(stage.coordinator, "успела раньше"))
    assert await holder(stage, stage.consultant)


async def test_duty_can_be_given_back_until_it_begins(stage: Stage) -> None:
    await asks(stage)
    await stage.coordinator.press("Возьму")
    await stage.until(lambda: knows(stage.coordinator, "✅ Вы подменяете"))
    await stand_ins(stage, stage.coordinator)

    await stage.coordinator.press(f"↩️ {TURN} · вернуть")
    await stage.outbox_is_empty()

    assert knows(stage.consultant, "не сможет вас подменить")
    assert await holder(stage, stage.consultant)


async def test_whoever_asked_may_come_after_all(stage: Stage) -> None:
    await asks(stage)
    await stage.coordinator.press("Возьму")
    await stage.until(lambda: knows(stage.coordinator, "✅ Вы подменяете"))
    await stand_ins(stage, stage.consultant)

    await stage.consultant.press(f"↩️ {TURN} · выйду сама")
    await stage.outbox_is_empty()

    assert knows(stage.coordinator, "выйдет сама")
    assert await holder(stage, stage.consultant)


async def test_begun_duty_changes_hands_no_more(stage: Stage) -> None:
    await asks(stage)
    stage.clock.move(timedelta(hours=6))

    await stage.coordinator.press("Возьму")

    await stage.until(lambda: knows(stage.coordinator, "успела раньше"))
    async with stage.app.works.begin() as uow:
        assert await uow.duties.list_swaps(since=stage.clock.now().date()) == {}


async def test_whoever_is_stood_in_for_unasked_is_told(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "14:00", "18:00")
    await stage.coordinator.press_data(DUTIES)
    await stage.sees(stage.coordinator, "🔁 Подменить")
    await stage.coordinator.press("🔁 Подменить")
    await stage.sees(stage.coordinator, "Какое дежурство")
    await stage.coordinator.press(TURN)
    await stage.outbox_is_empty()

    assert knows(stage.consultant, f"Вас подменит Координаторка 1: {TURN}")


async def test_coordinator_plans_for_a_colleague(stage: Stage) -> None:
    phone = stage.coordinator
    await phone.press_data(DUTIES)
    await stage.sees(phone, "👥 Дежурства коллег")
    for label, shown in (
        ("👥 Дежурства коллег", "Чьи дежурства"),
        ("Консультантка 2", "Дежурств пока нет"),
        ("➕ Её дежурство", "В какой день"),
        ("вт", "с какого часа"),
        ("9:00", "до какого часа"),
        ("18:00", "✖️ вт 9:00–18:00"),
    ):
        await phone.press(label)
        await stage.sees(phone, shown)
    await stage.outbox_is_empty()
    assert knows(stage.consultant, "поставила вам дежурство, каждую неделю: вт 9:00–18:00")

    await phone.press("✖️ вт 9:00–18:00")
    await stage.sees(phone, "Дежурств пока нет")
    await stage.outbox_is_empty()

    assert knows(stage.consultant, "сняла ваше дежурство: вт 9:00–18:00")


async def test_forged_presses_move_no_duty(stage: Stage) -> None:
    await asks(stage)
    async with stage.app.works.begin() as uow:
        (shift,) = await uow.duties.list_shifts()
        first, second = await uow.staff.list_active()
    coordinator, consultant = (first, second) if first.role is Role.COORDINATOR else (second, first)
    day, asked = stage.clock.now().date().toordinal(), shift.id.hex
    forged = [f"pi:2:{asked}:{day + 1}", f"pi:5:{asked}:1", "pi:5:x:1", f"pi:4:{asked}:{day}", "pi:9::0"]
    forged += [f"po:6:{coordinator.id.hex}:1:540:1080", f"po:7:{asked}:0:0:0", "po:2:x:0:0:0", "po:1::0:0:0"]

    for data in [*forged, f"po:9:{consultant.id.hex}:14:0:0", f"pi:5:{asked}:{day}"]:
        await stage.consultant.press_data(data)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    async with stage.app.works.begin() as uow:
        assert await uow.duties.list_shifts() == [shift]
        assert await uow.duties.list_swaps(since=stage.clock.now().date()) == {}
        assert [one.away_until for one in await uow.staff.list_active()] == [None, None]
