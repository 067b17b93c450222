"""What she wants gone is gone: from her chat, from the database, from the staff's sight."""

from datetime import timedelta

from bot.simulator import Fault, Phone, Telegram
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found

INNOCENT = "Хорошего дня 🌿"
FAREWELL = "Готово, всё удалено. Всего доброго 🌿"


async def test_hiding_leaves_one_innocent_line(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/menu")
    await stage.until(lambda: len(woman.messages) == 4)
    await stage.leave_footprints()

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
    await stage.leave_footprints()
    stage.clock.move(timedelta(days=3))

    await woman.send("/hide")

    await stage.sees(woman, "Очистить историю")
    await stage.until(lambda: "🌿" in [message.text for message in woman.messages])
    left = [message for message in woman.messages if message.from_bot]
    assert [message.text for message in left[:1]] == ["🌿"]
    assert left[0].labels == []
    assert "Очистить историю" in left[-1].text


async def test_hiding_survives_a_failing_telegram(stage: Stage, telegram: Telegram) -> None:
    woman = await stage.woman_in("Томск")
    await stage.leave_footprints()
    telegram.faults.add(Fault("deleteMessages"))

    await woman.send("/hide")
    await stage.put_off()
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
    await stage.leave_footprints()
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
    await stage.leave_footprints()
    pressed = woman.last

    for _ in range(3):
        await woman.press_data("z:1", message=pressed)

    await stage.until(lambda: [message.text for message in woman.messages] == [FAREWELL])


async def test_urgent_screens_are_swept_too(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/sos")
    await stage.sees(woman, "Передозировка")
    await stage.leave_footprints()

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
    await stage.until(lambda: found(stage.group, "Где лечить зуб?"))

    await erase(stage, woman)

    await stage.until(lambda: not stage.group.topics)
    everything = (stage.group, woman)
    await stage.until(lambda: not any("зуб" in one.text for where in everything for one in where.messages))


async def test_hiding_at_once_reaches_the_screen_on_its_way(stage: Stage, telegram: Telegram) -> None:
    woman = await stage.woman_in("Томск")
    await stage.leave_footprints()
    telegram.faults.add(Fault("sendMessage", chat_id=woman.id, kind="slow", delay_seconds=0.5))

    await woman.send("/menu")
    await woman.send("/hide")

    await stage.until(lambda: [message.text for message in woman.messages] == [INNOCENT])
    await stage.outbox_is_empty()
    assert [message.text for message in woman.messages] == [INNOCENT]


async def test_erasing_at_once_reaches_the_screen_on_its_way(stage: Stage, telegram: Telegram) -> None:
    woman = await stage.woman_in("Томск")
    await woman.send("/erase")
    await stage.sees(woman, "Что вернуть нельзя")
    await stage.leave_footprints()
    pressed = woman.last
    telegram.faults.add(Fault("sendMessage", chat_id=woman.id, kind="slow", delay_seconds=0.5))

    await woman.send("/menu")
    await woman.press_data("z:1", message=pressed)

    await stage.until(lambda: [message.text for message in woman.messages] == [FAREWELL])
    await stage.outbox_is_empty()
    assert [message.text for message in woman.messages] == [FAREWELL]
