"""The roster in the staff's private chat, and what follows from it."""

from datetime import timedelta

from bot.domain.figures import Event
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.talking import talking

QUARTER = timedelta(minutes=16)


async def roster(stage: Stage, phone: Phone) -> None:
    """Open the roster."""
    await stage.sees(phone, "🗓 Дежурства")
    await phone.press("🗓 Дежурства")
    await stage.sees(phone, "➕ Моё дежурство")


async def plan(stage: Stage, phone: Phone, day: str, start: str, end: str) -> None:
    """Plan a weekly duty."""
    await roster(stage, phone)
    await phone.press("➕ Моё дежурство")
    await stage.sees(phone, "В какой день")
    await phone.press(day)
    await stage.sees(phone, "с какого часа")
    await phone.press(start)
    await stage.sees(phone, "до какого часа")
    await phone.press(end)
    await stage.sees(phone, "✖️")


def calls(phone: Phone) -> int:
    return len([shown for shown in phone.messages if "ез ответа" in shown.text])


async def test_duty_is_planned_and_taken_out_again(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")  # it is eight in Moscow
    assert "🟢 пн, 23.11, 8:00–18:00" in said(stage.consultant)

    await stage.consultant.press("✖️ пн 8:00–18:00")

    await stage.sees(stage.consultant, "Дежурства пока не заданы")


async def test_whoever_is_on_duty_is_called(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")
    await talking(stage)

    await stage.later(QUARTER)
    await stage.outbox_is_empty()

    assert (calls(stage.consultant), calls(stage.coordinator)) == (1, 0)


async def test_colleague_who_stands_in_is_called(stage: Stage) -> None:
    stage.clock.move(-timedelta(hours=1))
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")
    await roster(stage, stage.coordinator)
    await stage.coordinator.press("🔁 Подменить")
    await stage.sees(stage.coordinator, "Какое дежурство")
    await stage.coordinator.press("пн, 23.11, 8:00–18:00")
    await stage.sees(stage.coordinator, "👤 пн, 23.11")
    stage.clock.move(timedelta(hours=1))
    await talking(stage)

    await stage.later(QUARTER)
    await stage.outbox_is_empty()

    assert (calls(stage.consultant), calls(stage.coordinator)) == (0, 1)


async def test_whoever_is_away_is_not_called(stage: Stage) -> None:
    await roster(stage, stage.consultant)
    await stage.consultant.press("🌴 Меня не будет")
    await stage.sees(stage.consultant, "На сколько дней")
    await stage.consultant.press("3")
    await stage.sees(stage.consultant, "Вас нет до 26 ноября")
    await talking(stage)

    await stage.later(QUARTER)
    await stage.outbox_is_empty()

    assert (calls(stage.consultant), calls(stage.coordinator)) == (0, 1)
    await stage.consultant.press("👋 Я вернулась")
    await stage.sees(stage.consultant, "🌴 Меня не будет")


async def test_she_is_told_when_somebody_is_back(stage: Stage) -> None:
    await plan(stage, stage.consultant, "вт", "10:00", "18:00")
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await stage.sees(anna, "О чём ваш вопрос?")

    await anna.press("Здоровье")

    await stage.sees(anna, "Ответим завтра после 14:00")  # ten in Moscow, fourteen in Tomsk


async def test_she_is_told_how_long_answers_take(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")
    async with stage.app.works.begin() as uow:
        for _ in range(5):
            await uow.counts.add(stage.clock.now().date(), Event.WAITED, "8:40")
        await uow.commit()
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await stage.sees(anna, "О чём ваш вопрос?")

    await anna.press("Здоровье")

    await stage.sees(anna, "Сейчас на связи, обычно отвечаем за 40 минут")


async def test_forged_plans_change_nothing(stage: Stage) -> None:
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")
    own = stage.consultant.last.find("✖️ пн 8:00–18:00")
    assert own is not None
    forged = [
        "du:4::9:0:60",
        "du:4::0:600:600",
        "du:4::0:-5:60",
        "du:7:x:1:0:0",
        "du:7::999999999:0:0",
        "du:5:x:0:0:0",
    ]

    for data in [*forged, "du:9::99999:0:0"]:
        await stage.coordinator.press_data(data)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    async with stage.app.works.begin() as uow:
        assert len(await uow.duties.list_shifts()) == 1
        assert await uow.duties.list_swaps(since=stage.clock.now().date()) == {}


async def test_only_her_own_duty_can_be_taken_out(stage: Stage) -> None:
    await plan(stage, stage.coordinator, "пн", "8:00", "18:00")
    own = stage.coordinator.last.find("✖️ пн 8:00–18:00")
    assert own is not None
    await roster(stage, stage.consultant)

    await stage.consultant.press_data(own.data or "")
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    async with stage.app.works.begin() as uow:
        assert len(await uow.duties.list_shifts()) == 1
