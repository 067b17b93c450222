"""Under a reminder that has come: when she is alone, earlier, and what to do when it is late."""

from datetime import timedelta

from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.test_reminders import press, reminded, standing, woman_with_reminder

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def asked_when_alone(stage: Stage) -> Phone:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏰ Позже", shows="Когда буду одна")
    await press(stage, phone, "Когда буду одна", shows="В какое время вы обычно одна?")
    return phone


async def test_hour_alone_is_asked_once_and_kept(stage: Stage) -> None:
    phone = await asked_when_alone(stage)
    await press(stage, phone, "22:00", shows="Напишу в 22:00")
    await reminded(stage, phone, HOUR)
    await press(stage, phone, "⏰ Позже", shows="Когда буду одна")
    await press(stage, phone, "Когда буду одна", shows="Напишу завтра в 22:00")

    assert phone.last.labels == ["Отменить", "Другой час"]


async def test_nothing_comes_before_she_is_alone(stage: Stage) -> None:
    phone = await asked_when_alone(stage)
    await press(stage, phone, "22:00", shows="Напишу в 22:00")
    known = len(phone.notifications)
    await stage.later(HOUR - timedelta(minutes=1))
    await stage.outbox_is_empty()
    assert len(phone.notifications) == known

    await reminded(stage, phone, timedelta(minutes=1))


async def test_typed_hour_alone_moves_to_one_new_message(stage: Stage) -> None:
    phone = await asked_when_alone(stage)
    await phone.send("когда-нибудь")
    await stage.sees(phone, "Не разобрала")
    await phone.send("23.30")
    await stage.sees(phone, "Напишу в 23:30")
    await reminded(stage, phone, timedelta(hours=2, minutes=30))

    assert standing(phone) == 1


async def test_hour_alone_can_be_changed(stage: Stage) -> None:
    phone = await asked_when_alone(stage)
    await press(stage, phone, "22:00", shows="Другой час")
    await press(stage, phone, "Другой час", shows="обычно одна?")
    await press(stage, phone, "9:00", shows="Напишу завтра в 9:00")


async def test_taken_earlier_is_told_back_and_undone(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "✅ Готово", shows="Приняла раньше")
    await press(stage, phone, "Приняла раньше", shows="Час назад")
    await press(stage, phone, "2 часа назад", shows="✅ Готово: сегодня в 19:00")
    await press(stage, phone, "Отменить", shows="⏭ Пропустить")


async def test_typed_moment_answers_in_one_message(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏰ Позже", shows="Приняла раньше")
    await press(stage, phone, "Приняла раньше", shows="Когда это было?")
    await phone.send("послезавтра")
    await stage.sees(phone, "Не разобрала")
    await phone.send("утром")
    await stage.sees(phone, "✅ Готово: сегодня в 8:00")
    await press(stage, phone, "Отменить", shows="⏭ Пропустить")
    await reminded(stage, phone, DAY)
    await stage.until(lambda: standing(phone) == 1)


async def test_late_answer_is_fixed_and_hidden_again(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏰ Позже", shows="Поздно? Что делать")
    await press(stage, phone, "Поздно? Что делать", shows="Двойную дозу не принимайте никогда")
    for words in ("меньше половины", "больше половины", "12 часов", "6 часов", "своего врача", "Источники"):
        assert words in phone.last.words
    await press(stage, phone, "Скрыть", shows="⏭ Пропустить")

    assert phone.last.text == "Полить цветы"


async def test_question_about_it_begins_in_a_new_message(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "⏭ Пропустить", shows="Поздно? Что делать")
    await press(stage, phone, "Поздно? Что делать", shows="💬 Спросить")
    await press(stage, phone, "💬 Спросить", shows="О чём")

    assert any(shown.text == "Полить цветы\n⏭ Хорошо, в другой раз" for shown in phone.messages)


async def test_answer_leaves_the_time_unasked(stage: Stage) -> None:
    phone = await asked_when_alone(stage)
    await press(stage, phone, "‹ Назад", shows="15 минут")
    await press(stage, phone, "‹ Назад", shows="✅ Готово")
    await press(stage, phone, "✅ Готово", shows="Отменить")
    await phone.send("22:00")
    await stage.until(lambda: "Напишу" not in phone.last.text)


async def test_after_a_month_once_a_week_is_offered_once(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone)
    await press(stage, phone, "✅ Готово", shows="Отменить")
    assert "Можно реже: раз в неделю" not in phone.last.labels
    await reminded(stage, phone, 28 * DAY)
    await press(stage, phone, "✅ Готово", shows="Можно реже: раз в неделю")
    await press(stage, phone, "Оставить как есть", shows="Приняла раньше")
    assert "Можно реже: раз в неделю" not in phone.last.labels
    await press(stage, phone, "Отменить", shows="⏭ Пропустить")
    await press(stage, phone, "✅ Готово", shows="Отменить")

    assert "Можно реже: раз в неделю" not in phone.last.labels


async def test_offer_taken_lets_it_come_once_a_week(stage: Stage) -> None:
    phone = await woman_with_reminder(stage)
    await reminded(stage, phone, 28 * DAY + 9 * HOUR)
    await press(stage, phone, "✅ Готово", shows="Можно реже: раз в неделю")
    await phone.press("Можно реже: раз в неделю")
    await stage.until(lambda: "Оставить как есть" not in phone.last.labels)
    await stage.later(DAY)
    await stage.outbox_is_empty()
    known = len(phone.notifications)
    await stage.later(6 * DAY)
    await stage.outbox_is_empty()

    assert (known, len(phone.notifications)) == (known, known + 1)
