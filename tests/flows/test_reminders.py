"""A reminder from the first tap to her answer, through the whole bot and the built-in Telegram."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage

NINE_HOURS = timedelta(hours=9)  # from noon in Tomsk, where every flow begins, to nine in the evening
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)


async def press(stage: Stage, phone: Phone, label: str, *, shows: str) -> None:
    await phone.press(label)
    await stage.sees(phone, shows)


async def woman_with_reminder(stage: Stage, *, city: str = "Томск") -> Phone:
    phone = await stage.woman_in(city)
    await press(stage, phone, "⏰ Напоминания", shows="Кто ещё видит этот телефон?")
    await press(stage, phone, "Только я", shows="➕ Добавить")
    await press(stage, phone, "➕ Добавить", shows="💊 Лекарства")
    await press(stage, phone, "💊 Лекарства", shows="Раз в день")
    await press(stage, phone, "Раз в день", shows="В какое время?")
    await press(stage, phone, "21:00", shows="Что написать в сообщении?")
    await press(stage, phone, "Полить цветы", shows="Вот ближайшие 5 раз:")
    await press(stage, phone, "Сохранить", shows="сегодня в 21:00 · Полить цветы")
    return phone


async def reminded(stage: Stage, phone: Phone, after: timedelta = NINE_HOURS) -> None:
    known = len(phone.notifications)
    await stage.later(after)
    await stage.until(lambda: len(phone.notifications) > known)


def standing(phone: Phone) -> int:
    return sum("✅ Готово" in shown.labels for shown in phone.messages)


async def test_reminder_fires_in_neutral_words(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)

    assert phone.notifications[-1] == "Полить цветы"
    assert phone.last.labels == ["✅ Готово", "⏰ Позже", "⏭ Пропустить"]
    assert phone.last.protected


async def test_reminder_fires_once_a_day(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    for _ in range(3):
        await stage.later(timedelta(minutes=1))
    await reminded(stage, phone, DAY)

    assert phone.notifications.count("Полить цветы") == 2


async def test_done_is_calm_and_can_be_undone(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)

    await press(stage, phone, "✅ Готово", shows="Отменить")
    assert phone.last.text == "Полить цветы\n✅ Готово"
    await press(stage, phone, "Отменить", shows="⏭ Пропустить")


async def test_skipping_brings_no_reproach(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏭ Пропустить", shows="Отменить")

    assert phone.last.text == "Полить цветы\n⏭ Хорошо, в другой раз"


async def test_later_sends_a_new_message(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏰ Позже", shows="1 час")
    await press(stage, phone, "15 минут", shows="Напишу в 21:15")
    await reminded(stage, phone, QUARTER)

    assert phone.notifications[-1] == "Полить цветы"
    assert "✅ Готово" in phone.last.labels


async def test_answer_of_days_ago_can_still_be_undone(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "✅ Готово", shows="Отменить")
    old = phone.last
    await reminded(stage, phone, DAY)
    await phone.press("Отменить", message=old)
    await stage.until(lambda: standing(phone) == 2)

    assert [shown.text for shown in phone.messages].count("Полить цветы\n✅ Готово") == 0


async def test_one_message_stands_for_a_reminder(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await reminded(stage, phone, DAY)
    await stage.until(lambda: standing(phone) == 1)

    assert phone.last.text == "Полить цветы"


async def test_postponed_message_gives_way_to_the_new_one(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏰ Позже", shows="1 час")
    await press(stage, phone, "1 час", shows="Напишу в 22:00")
    await reminded(stage, phone, timedelta(hours=1))
    await stage.until(lambda: not any("Напишу" in shown.text for shown in phone.messages))

    assert standing(phone) == 1


async def test_returning_woman_is_reminded_again(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await phone.block()
    await stage.later(NINE_HOURS)
    await stage.outbox_is_empty()
    await phone.unblock()
    await phone.send("/reminders")
    await stage.sees(phone, "завтра в 21:00 · Полить цветы")
    await reminded(stage, phone, DAY)

    assert phone.notifications.count("Полить цветы") == 1


async def test_button_of_a_deleted_reminder_shows_the_menu(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    for label in ("Полить цветы", "Удалить", "Да, удалить"):
        await stage.until(lambda label=label: any(label in shown.labels for shown in phone.messages))
        await phone.press(label)
    press = await phone.press("✅ Готово")

    assert press.text == "Экран устарел, вот свежий"
