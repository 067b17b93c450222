"""What is set of a reminder afterwards, and by which clock it comes after a move, through the whole bot."""

from datetime import timedelta

import pytest

from tests.flows.conftest import Stage
from tests.flows.test_making_reminders import Form

NINE_HOURS = timedelta(hours=9)  # from noon in Tomsk to nine in the evening
DAY = timedelta(days=1)


@pytest.fixture
async def form(stage: Stage) -> Form:
    phone = await stage.woman_in("Томск")
    form = Form(stage, phone)
    await form.walk("⏰ Напоминания", "Только я", "➕ Добавить", "💊 Лекарства")
    await form.walk("Раз в день", "21:00", "Полить цветы", "Сохранить", "Полить цветы")
    return form


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        (["⏸ Пауза", "7 дней"], "⏸ Пауза, снова с пн, 30 ноября"),
        (["⏸ Пауза", ">01.12"], "⏸ Пауза, снова с вт, 1 декабря"),
        (["⏸ Пауза", "Пока не вернусь"], "⏸ Пауза, пока не вернётесь"),
        (["⏸ Пауза", "3 дня", "⏸ Пауза", "Снять паузу"], "⏸ Без паузы"),
        (["🌙 Тихие часы", "Присылать всё равно"], "🌙 Тихие часы 22:00–9:00: присылаю и тогда"),
        (["🌙 Тихие часы", ">с 23 до 8"], "🌙 Тихие часы 23:00–8:00: не беспокою"),
        (["📅 До какого дня", "1 месяц"], "📅 Последний день: ср, 23 декабря"),
        (["📅 До какого дня", ">24.12", "📅 До какого дня", "Без конца"], "📅 Без конца"),
        (["🔁 Если не отвечу", "2"], "🔁 Если не ответите: повторю до 2 раз"),
        (["🔁 Если не отвечу", "2", "🔁 Если не отвечу", "нет"], "🔁 Если не ответите: не повторяю"),
        (["📦 Запас", ">на 30 дней"], "📦 Запаса хватит до: вт, 22 декабря"),
        (["📦 Запас", "30 дней", "📦 Запас", "Забыть про запас"], "📦 Запас не указан"),
    ],
)
async def test_each_setting_is_kept(form: Form, steps: list[str], shown: str) -> None:
    assert shown in await form.walk("⚙️ Настроить", *steps)


@pytest.mark.parametrize(
    ("asked_for", "typed"),
    [
        ("⏸ Пауза", "31.02"),
        ("⏸ Пауза", "сегодня"),
        ("📅 До какого дня", "22.11.2026"),
        ("🌙 Тихие часы", "ночью"),
        ("📦 Запас", "много"),
        ("📦 Запас", "400"),
    ],
)
async def test_unclear_setting_is_asked_again(form: Form, asked_for: str, typed: str) -> None:
    assert "Не поняла." in await form.walk("⚙️ Настроить", asked_for, f">{typed}")


async def test_pause_until_return_is_ended_by_her(form: Form) -> None:
    listed = await form.walk("⚙️ Настроить", "⏸ Пауза", "Пока не вернусь", "‹ Назад", "‹ Назад")
    shown = await form.walk("Полить цветы", "Включить")

    assert "⏸ пауза, пока не вернётесь · Полить цветы" in listed
    assert "🟢 сегодня в 21:00" in shown


async def test_paused_reminder_does_not_come(form: Form) -> None:
    await form.walk("⚙️ Настроить", "⏸ Пауза", "3 дня")
    await form.stage.later(NINE_HOURS)
    await form.stage.later(DAY)
    await form.stage.outbox_is_empty()

    assert form.phone.notifications.count("Полить цветы") == 0


async def test_supply_is_told_in_neutral_words(form: Form) -> None:
    listed = await form.walk("⚙️ Настроить", "📦 Запас", ">9", "‹ Назад", "‹ Назад")
    await form.stage.later(DAY)
    await form.stage.until(lambda: "Составить список покупок 🌿" in form.phone.notifications)

    assert "🟢 завтра в 12:00 · Составить список покупок 🌿" in listed


async def test_near_end_of_supply_tells_where_to_get_more(form: Form) -> None:
    asked = await form.walk("⚙️ Настроить", "📦 Запас", "30 дней", "📦 Запас")
    near = await form.walk(">5", "📦 Запас")

    assert "Где взять ещё?" not in asked
    assert "Где взять ещё?" in near
    assert "Закончились таблетки" in await form.walk("Где взять ещё?")


async def test_daily_for_four_weeks_may_come_weekly(form: Form) -> None:
    fresh = await form.walk("⚙️ Настроить")
    form.stage.clock.move(timedelta(weeks=4))
    offered = await form.walk("‹ Назад", "⚙️ Настроить")
    await form.walk("Можно реже: раз в неделю", "Можно реже: раз в неделю")
    card = await form.walk("‹ Назад")

    assert "Можно реже" not in fresh
    assert "Можно реже: раз в неделю" in offered
    assert "Каждую неделю: пн, в 21:00" in card


async def test_new_time_in_quiet_hours_is_asked_about(form: Form) -> None:
    asked = await form.walk("Сменить время", ">23:15")
    moved = await form.walk("Сдвинуть", "‹ Назад")

    assert "Ваши тихие часы: 22:00–9:00" in asked
    assert "🟢 сегодня в 22:00" in moved


async def test_time_can_become_several(form: Form) -> None:
    assert "Каждый день в 9:00 и 21:00" in await form.walk("Сменить время", ">9 и 21")
    assert "Каждый день в 10:00 и 20:00" in await form.walk("Сменить время", ">10 20")


async def move_to_petersburg(form: Form) -> str:
    return await form.walk("🏠 Меню", "⚙️ Ещё", "🌍 Город, время, язык", "Санкт-Петербург")


async def test_move_asks_by_which_clock(form: Form) -> None:
    asked = await move_to_petersburg(form)
    await form.walk("По-новому")
    listed = await form.walk("⏰ Напоминания")

    assert "• сегодня в 21:00 · Полить цветы" in asked
    assert "• сегодня в 17:00 · Полить цветы" in asked
    assert "🟢 сегодня в 21:00" in listed
    assert "По каким часам?" not in listed


async def test_until_she_answers_the_old_clock_holds(form: Form) -> None:
    await move_to_petersburg(form)
    listed = await form.walk("‹ Назад")
    again = await form.walk("🕐 По каким часам?")
    await form.walk("По-домашнему")
    await form.stage.later(NINE_HOURS)
    await form.stage.until(lambda: "Полить цветы" in form.phone.notifications)

    assert "🕐 По каким часам?" in listed
    assert "По-домашнему" in again
