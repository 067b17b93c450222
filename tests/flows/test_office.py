"""Hours of answers: edited by buttons, and what a woman is told by them."""

from datetime import timedelta

import pytest

from bot.domain.figures import Event
from bot.simulator import Phone
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.views.desk import Desk
from tests.flows.conftest import Stage, said
from tests.flows.talking import in_topic
from tests.flows.test_duties import plan

A_DAY = timedelta(days=1)
SETTINGS = StaffGo(to=Desk.SETTINGS).pack()
THEMES = ("Здоровье", "ВИЧ и лечение", "Беременность", "Насилие", "Юрист", "Документы", "Жильё", "Дети")
MORE_THEMES = ("Лечение зависимости", "Просто поговорить")


async def hours(stage: Stage, theme: str, days: str, start: str, end: str) -> None:
    """Set hours of a theme; it is Monday, 8:00 by the programme's clock."""
    phone = stage.coordinator
    await phone.press_data(SETTINGS)
    await stage.sees(phone, "🕐 Часы ответа")
    await phone.press("🕐 Часы ответа")
    await stage.sees(phone, "Выберите тему")
    await phone.press(theme)
    await stage.sees(phone, "➕ Добавить часы")
    await phone.press("➕ Добавить часы")
    await stage.sees(phone, "в какие дни?")
    for day in days.split():
        await phone.press(day)
        await stage.until(lambda day=day: "✓ " + day in said(phone) or "с какого часа" in said(phone))
    if "с какого часа" not in said(phone):
        await phone.press("Дальше")
    await stage.sees(phone, "с какого часа?")
    await phone.press(start)
    await stage.sees(phone, "до какого часа?")
    await phone.press(end)
    await stage.sees(phone, "✖️")


async def asks_about(stage: Stage, theme: str, woman: Phone | None = None) -> Phone:
    """Let a woman in Tomsk, four hours before Moscow, choose a theme."""
    woman = woman or await stage.woman_in("Томск")
    await woman.press("💬 Задать вопрос")
    await stage.sees(woman, "О чём ваш вопрос?")
    await woman.press(theme)
    await stage.sees(woman, "Напишите одним")
    return woman


async def test_hours_are_added_and_taken_out(stage: Stage) -> None:
    await hours(stage, "Юрист", "вт чт", "10:00", "18:00")
    assert "вт, чт 10:00–18:00" in said(stage.coordinator)

    await stage.coordinator.press("✖️ вт, чт 10:00–18:00")

    await stage.sees(stage.coordinator, "Своих часов нет")


async def test_every_theme_has_the_hours_of_all(stage: Stage) -> None:
    await hours(stage, "Все темы", "пн–пт", "10:00", "18:00")

    anna = await asks_about(stage, "Здоровье")

    assert "Ответим сегодня после 14:00; срочно — 🆘" in said(anna)
    assert "103" in said(anna)
    assert "🟢 Открыто сейчас" in said(anna)


async def test_theme_has_hours_of_its_own(stage: Stage) -> None:
    await hours(stage, "Все темы", "Каждый", "8:00", "20:00")
    await hours(stage, "Юрист", "вт чт", "10:00", "18:00")

    anna = await asks_about(stage, "Юрист")
    assert "Ответим завтра после 14:00; срочно — 🆘" in said(anna)
    assert "Не подписывайте того, что не прочли" in said(anna)
    await anna.press("‹ Назад")
    await stage.sees(anna, "О чём ваш вопрос?")
    await anna.press("Здоровье")

    await stage.sees(anna, "Сейчас консультантка на связи")


@pytest.mark.parametrize("theme", [*THEMES, *MORE_THEMES])
async def test_every_theme_says_what_to_do_meanwhile(stage: Stage, theme: str) -> None:
    await hours(stage, "Все темы", "пн–пт", "10:00", "18:00")

    anna = await asks_about(stage, theme)

    lines = anna.last.text.split("\n")
    assert 7 <= len(lines) <= 12
    assert any(number in anna.last.text for number in ("112", "103", "8-800", "51"))


async def test_hours_over_midnight_are_open_at_night(stage: Stage) -> None:
    await hours(stage, "Все темы", "Каждый", "22:00", "8:00")
    anna = await asks_about(stage, "Здоровье")
    assert "Ответим завтра после 2:00" in said(anna)  # ten in the evening in Moscow

    stage.clock.move(timedelta(hours=17))
    await anna.press("‹ Назад")
    await asks_again(stage, anna)

    await stage.sees(anna, "Сейчас консультантка на связи")


async def asks_again(stage: Stage, woman: Phone) -> None:
    await stage.sees(woman, "О чём ваш вопрос?")
    await woman.press("Здоровье")


async def test_holidays_have_no_hours_unless_so_decided(stage: Stage) -> None:
    await hours(stage, "Все темы", "Каждый", "8:00", "20:00")
    stage.clock.move(38 * A_DAY)  # the last day of the year
    anna = await asks_about(stage, "Здоровье")
    assert "Ответим" in said(anna)
    assert "11 января" in said(anna)

    await stage.coordinator.press("‹ Назад")
    await stage.sees(stage.coordinator, "🎌 В праздники: отвечать")
    await stage.coordinator.press("🎌 В праздники: отвечать")
    await stage.sees(stage.coordinator, "И в праздники тоже")
    await anna.press("‹ Назад")
    await asks_again(stage, anna)

    await stage.sees(anna, "Сейчас консультантка на связи")


async def test_nothing_known_promises_nothing(stage: Stage) -> None:
    anna = await asks_about(stage, "Здоровье")

    assert "Когда, сказать не можем" in said(anna)
    assert "обычно" not in said(anna)


async def test_roster_narrows_the_hours(stage: Stage) -> None:
    await hours(stage, "Все темы", "Каждый", "7:00", "20:00")
    await plan(stage, stage.consultant, "вт", "12:00", "18:00")

    anna = await asks_about(stage, "Здоровье")

    assert "Ответим завтра после 16:00" in said(anna)


async def test_roster_that_never_meets_the_hours_counts_not(stage: Stage) -> None:
    await hours(stage, "Все темы", "вт", "10:00", "18:00")
    await plan(stage, stage.consultant, "пн", "8:00", "18:00")

    anna = await asks_about(stage, "Здоровье")

    assert "Ответим завтра после 14:00" in said(anna)


async def test_night_does_not_poison_the_usual_wait(stage: Stage) -> None:
    await hours(stage, "Все темы", "Каждый", "10:00", "18:00")
    anna = await asks_about(stage, "Здоровье")
    await anna.send("Здравствуйте")
    await anna.press("✅ Отправить")
    await stage.outbox_is_empty()

    stage.clock.move(timedelta(hours=2, minutes=10))
    await stage.consultant.send("Добрый день", **in_topic(stage))
    await stage.sees(anna, "Вам письмо")

    async with stage.app.works.begin() as uow:
        day = stage.clock.now().date()
        assert await uow.counts.read(Event.WAITED, since=day) == {}
        assert await uow.counts.read(Event.WAITED_OFF, since=day) == {"8:180": 1}


async def test_forged_hours_change_nothing(stage: Stage) -> None:
    forged = [
        "ph:6:1:0:600:900",
        "ph:6:1:255:600:600",
        "ph:6:99:31:600:900",
        "ph:6:1:31:-5:900",
        "ph:42:1:0:0:0",
    ]
    forged += ["ph:7:1:1:0:60", "ph:6:1:31:99999:99999", "ph:4:0:0:0:0", "ph:5:0:31:-1:0", "ph:3:-4:1:0:0"]
    await stage.coordinator.press("🛠 Настройки")
    await stage.sees(stage.coordinator, "🕐 Часы ответа")

    for data in forged:
        await stage.coordinator.press_data(data)
    await stage.consultant.press_data("ph:6:1:31:600:900")
    await stage.consultant.press_data("ph:8:0:1:0:0")
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    async with stage.app.works.begin() as uow:
        assert await uow.programme.read() == {}
