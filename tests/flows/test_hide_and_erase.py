"""What she wants gone is gone: from her chat, from the database, from the staff's sight."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.simulator import Fault, Phone, Telegram
from models.outbox import OutboxRow
from tests.flows.conftest import Stage, said

INNOCENT = "Хорошего дня 🌿"
FAREWELL = "Готово, всё удалено. Всего доброго 🌿"


async def leave_footprints(stage: Stage) -> None:
    """Wait until everything shown is also written down."""
    await stage.app.presenter.drain(timeout_seconds=2)
    await stage.app.footprints.flush()


async def put_off(stage: Stage) -> None:
    """Wait until a failed parcel waits for its next try."""
    waiting = select(OutboxRow.id).where(OutboxRow.state == "waiting", OutboxRow.lease_until.is_(None))
    waiting = waiting.where(OutboxRow.attempts > 0)
    async with asyncio.timeout(5):
        while True:
            async with stage.app.works.begin() as uow:
                if (await uow.connection.execute(waiting)).first():
                    return
            await asyncio.sleep(0.05)


async def test_hiding_leaves_one_innocent_line(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/menu")
    await stage.until(lambda: len(woman.messages) == 4)
    await leave_footprints(stage)

    await woman.send("/hide")

    await stage.until(lambda: [message.text for message in woman.messages] == [INNOCENT])


async def test_button_hides_as_the_command_does(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("⚙️ Ещё", "🔒 Приватность", "Спрятать переписку"):
        await stage.sees(woman, label)
        await woman.press(label)

    await stage.until(lambda: [message.text for message in woman.messages] == [INNOCENT])


async def test_messages_too_old_to_delete_are_overwritten(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await leave_footprints(stage)
    stage.clock.move(timedelta(days=3))

    await woman.send("/hide")

    await stage.until(lambda: "🌿" in [message.text for message in woman.messages])
    left = [message for message in woman.messages if message.from_bot]
    assert [message.text for message in left[:1]] == ["🌿"]
    assert left[0].labels == []
    assert "Очистить историю" in left[-1].text


async def test_hiding_survives_a_failing_telegram(stage: Stage, telegram: Telegram) -> None:
    woman = await stage.woman_in("Томск")
    await leave_footprints(stage)
    telegram.faults.add(Fault("deleteMessages"))

    await woman.send("/hide")
    await put_off(stage)
    await stage.later(timedelta(minutes=1))

    await stage.until(lambda: [message.text for message in woman.messages] == [INNOCENT])


async def test_after_hiding_everything_works(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/hide")
    await stage.until(lambda: INNOCENT in said(woman))

    await woman.send("/menu")

    await stage.sees(woman, "🟢 Открыто сейчас")


async def erase(stage: Stage, woman: Phone) -> None:
    """Walk to the end of «Удалить всё»."""
    await woman.send("/erase")
    await stage.sees(woman, "Что вернуть нельзя")
    await leave_footprints(stage)
    await woman.press("Да, удалить всё")


async def test_erasing_says_good_bye_and_sweeps(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await erase(stage, woman)

    await stage.until(lambda: [message.text for message in woman.messages] == [FAREWELL])
    async with stage.app.works.begin() as uow:
        assert await uow.people.find(woman.id) is None


async def test_erased_woman_is_a_stranger(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await erase(stage, woman)
    await stage.sees(woman, FAREWELL)

    await woman.send("/start")

    await stage.sees(woman, "В каком вы городе?")


async def test_second_press_changes_nothing(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/erase")
    await stage.sees(woman, "Что вернуть нельзя")
    await leave_footprints(stage)
    pressed = woman.last

    for _ in range(3):
        await woman.press_data("z:1", message=pressed)

    await stage.until(lambda: [message.text for message in woman.messages] == [FAREWELL])


async def test_urgent_screens_are_swept_too(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/sos")
    await stage.sees(woman, "Передозировка")
    await leave_footprints(stage)

    await woman.send("/hide")

    await stage.until(lambda: [message.text for message in woman.messages] == [INNOCENT])


async def test_erasing_empties_the_staff_chat(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    for label in ("💬 Задать вопрос", "Здоровье"):
        await stage.sees(woman, label)
        await woman.press(label)
    await stage.sees(woman, "Напишите одним или несколькими")
    await woman.send("Где лечить зуб?")
    await stage.sees(woman, "✅ Отправить")
    await woman.press("✅ Отправить")
    await stage.until(lambda: any(shown.text == "Где лечить зуб?" for shown in stage.group.messages))

    await erase(stage, woman)

    await stage.until(lambda: not stage.group.topics)
    assert "зуб" not in "".join(shown.text for shown in (*stage.group.messages, *woman.messages))
