"""By whose clock the staff live, and where it shows."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.talking import notes, talking
from tests.flows.test_duties import plan


async def by_tomsk(stage: Stage) -> None:
    """Let the programme live by the clock of Tomsk."""
    await clocks(stage, stage.coordinator)
    await stage.coordinator.press("Томск, Новосибирск, Красноярск · 12:00")
    await stage.sees(stage.coordinator, "Часы команды: по Томску")


async def clocks(stage: Stage, phone: Phone) -> None:
    await phone.press("🛠 Настройки")
    await stage.sees(phone, "🌍 Часовой пояс")
    await phone.press("🌍 Часовой пояс")
    await stage.sees(phone, "По каким часам")


async def test_moscow_is_the_clock_by_default(stage: Stage) -> None:
    await talking(stage)

    assert "ждёт с 8:00 МСК" in notes(stage)


async def test_card_follows_the_clock(stage: Stage) -> None:
    await by_tomsk(stage)
    await talking(stage)

    assert "ждёт с 12:00 по Томску" in notes(stage)


async def test_duties_are_planned_by_the_clock(stage: Stage) -> None:
    await by_tomsk(stage)
    await stage.coordinator.press("‹ Назад")
    await plan(stage, stage.coordinator, "пн", "10:00", "14:00")

    assert "🟢 пн, 23.11, 10:00–14:00" in said(stage.coordinator)
    assert "по Томску" in said(stage.coordinator)


async def test_consultant_cannot_set_the_clock(stage: Stage) -> None:
    await stage.consultant.press("🛠 Настройки")
    await stage.sees(stage.consultant, "Часы команды: МСК")
    assert "🌍 Часовой пояс" not in said(stage.consultant)

    for data in ("pc:1:0", "pc:2:6", "pc:2:99", "pc:7:1", "pc:2:0"):
        await stage.consultant.press_data(data)
        await stage.coordinator.press_data(data if data != "pc:2:6" else "pc:2:-1")
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    async with stage.app.works.begin() as uow:
        assert await uow.programme.read() == {}
