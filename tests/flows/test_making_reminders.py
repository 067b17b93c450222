"""Each kind of recurrence made press by press through the whole bot and the built-in Telegram."""

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said

LONGEST_SCREEN = 12  # lines


class Form:
    """A woman in Tomsk, at noon of Monday 23 November, at the form."""

    def __init__(self, stage: Stage, phone: Phone) -> None:
        self.stage = stage
        self.phone = phone

    async def walk(self, *steps: str) -> str:
        """Press each label, or write what begins with ">"; return the last screen."""
        for step in steps:
            before = self._shown()
            if step.startswith(">"):
                await self.phone.send(step[1:])
            else:
                await self.phone.press(step, message=self.phone.last)
            await self.stage.until(lambda before=before: self._shown() != before)
            assert len(self.phone.last.text.splitlines()) <= LONGEST_SCREEN
        return said(self.phone)

    def _shown(self) -> tuple[str, int]:
        """Return the last screen, and how many there were."""
        return said(self.phone), sum(message.from_bot for message in self.phone.messages)


@pytest.fixture
async def form(stage: Stage) -> Form:
    phone = await stage.woman_in("Томск")
    form = Form(stage, phone)
    await form.walk("⏰ Напоминания", "Только я", "➕ Добавить")
    return form


WAYS = [
    pytest.param(["2 раза", "9:00 и 21:00"], ["Каждый день в 9:00 и 21:00"], id="twice"),
    pytest.param(["2 раза", ">9 и 21"], ["сегодня в 21:00", "завтра в 9:00"], id="twice_typed"),
    pytest.param(["3 раза", ">8, 14:30 и 22"], [], id="three_times_wake"),
    pytest.param(["3 раза", ">9, 14:30 и 22"], ["Каждый день в 9:00, 14:30 и 22:00"], id="three_times"),
    pytest.param(
        ["Другое", "По дням недели", "пн", "ср", "Дальше", "21:00"],
        ["Каждую неделю: пн, ср, в 21:00", "ср, 25 ноября"],
        id="weekdays",
    ),
    pytest.param(
        ["Другое", "Каждые несколько дней", ">через день", "10:00"],
        ["Каждые 2 дня в 10:00", "завтра в 10:00", "чт, 26 ноября"],
        id="every_few_days",
    ),
    pytest.param(
        ["Другое", "Дни и перерыв: 21/7", ">2/1", "21:00"],
        ["2 дня да", "сегодня в 21:00", "завтра в 21:00", "чт, 26 ноября"],
        id="on_and_off",
    ),
    pytest.param(
        ["Другое", "По числам месяца", ">1 и 31", "10:00"],
        ["пн, 30 ноября", "вт, 1 декабря", "чт, 31 декабря"],
        id="days_of_month",
    ),
    pytest.param(
        ["Другое", "Например, 2-й вторник", "второй", "вт", "10:00"],
        ["вт, 8 декабря в 10:00", "вт, 12 января"],
        id="nth_weekday",
    ),
    pytest.param(
        ["Другое", "Каждые несколько часов", "12 ч", "Круглые сутки", "9:00", "Всегда по часам: 9:00"],
        ["Каждый день в 9:00 и 21:00"],
        id="by_the_clock",
    ),
    pytest.param(
        ["Другое", "Каждые несколько часов", "12 ч", "Круглые сутки", "9:00", "Ровно через 12 часов"],
        ["Каждые 12 часов", "завтра в 9:00", "завтра в 21:00"],
        id="real_hours",
    ),
    pytest.param(
        ["Другое", "Каждые несколько часов", ">каждые 4 часа", ">9-21"],
        ["9:00–21:00", "сегодня в 13:00", "сегодня в 17:00", "сегодня в 21:00", "завтра в 9:00"],
        id="hours_by_day",
    ),
    pytest.param(
        ["Другое", "После прошлого раза", ">через 8 часов", "9:00–21:00", "20:00"],
        ["Через 8 часов после прошлого раза", "сегодня в 20:00"],
        id="after_the_last",
    ),
    pytest.param(
        ["Другое", "По необходимости", "4", "6 ч"],
        ["Только по необходимости", "Само оно не приходит"],
        id="when_needed",
    ),
]


@pytest.mark.parametrize(("steps", "shown"), WAYS)
async def test_each_way_of_medicines_is_made(form: Form, steps: list[str], shown: list[str]) -> None:
    preview = await form.walk("💊 Лекарства", *steps, "Полить цветы")
    if "тихие часы" in preview:
        preview = await form.walk("Присылать всё равно")
    listed = await form.walk("Сохранить")

    assert [words for words in shown if words not in preview] == []
    assert "· Полить цветы" in listed


async def test_once_a_day_is_four_taps(form: Form) -> None:
    listed = await form.walk("💊 Лекарства")
    listed = await form.walk("Раз в день", "21:00", "Полить цветы", "Сохранить")

    assert "🟢 сегодня в 21:00 · Полить цветы" in listed


async def test_own_reminder_begins_with_her_words(form: Form) -> None:
    preview = await form.walk("✏️ Своё", ">Забрать посылку", "Один раз", ">24.12", ">в 9 утра")
    listed = await form.walk("Сохранить")

    assert "Один раз: чт, 24 декабря в 9:00" in preview
    assert "🟢 чт, 24 декабря в 9:00 · Забрать посылку" in listed


async def test_hour_today_that_is_over_is_asked_again(form: Form) -> None:
    asked = await form.walk("✏️ Своё", ">Позвонить", "Один раз", "пн, 23 ноября", "9:00")

    assert "Это время уже прошло" in asked
    assert "сегодня в 18:00" in await form.walk("18:00")


@pytest.mark.parametrize("typed", ["25:00", "через час", "31", "утром", "9 и 21 и 22"])
async def test_unclear_time_is_asked_again(form: Form, typed: str) -> None:
    asked = await form.walk("💊 Лекарства", "Раз в день", f">{typed}")

    assert "Не поняла время" in asked


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("9.5", ["9:05", "9:30", "9:50"]), ("в девять", ["9:00", "21:00"])],
)
async def test_time_of_two_meanings_is_asked(form: Form, typed: str, offered: list[str]) -> None:
    asked = await form.walk("💊 Лекарства", "Раз в день", f">{typed}")
    words = await form.walk(offered[-1])

    assert "Как правильно?" in asked
    assert form.phone.last.labels
    assert [label for label in offered if label not in asked] == []
    assert f"Каждый день в {offered[-1]}" in words


async def test_days_of_two_meanings_are_asked(form: Form) -> None:
    asked = await form.walk("💊 Лекарства", "Другое", "Каждые несколько дней", ">через 2 дня")

    assert "Как правильно?" in asked
    assert "В какое время?" in await form.walk("3 дня")


@pytest.mark.parametrize(
    ("choice", "first"),
    [("Сдвинуть", "сегодня в 22:00"), ("Присылать всё равно", "сегодня в 23:30")],
)
async def test_time_in_quiet_hours_is_her_choice(form: Form, choice: str, first: str) -> None:
    asked = await form.walk("💊 Лекарства", "Раз в день", ">23:30", "Полить цветы")
    preview = await form.walk(choice)

    assert "тихие часы, 22:00–9:00" in asked
    assert "Сохранить" not in asked
    assert f"🟢 {first}" in await form.walk("Сохранить")
    assert first in preview


async def test_first_day_can_be_another(form: Form) -> None:
    await form.walk("💊 Лекарства", "Другое", "Каждые несколько дней", "3 дня", "21:00", "Полить цветы")
    preview = await form.walk("Другой первый день", ">послезавтра")

    assert "• ср, 25 ноября в 21:00\n• сб, 28 ноября в 21:00" in preview


@pytest.mark.parametrize(
    ("asked_for", "typed"),
    [
        ("Каждые несколько дней", "1"),
        ("Каждые несколько дней", "2,5"),
        ("Дни и перерыв: 21/7", "21"),
        ("По числам месяца", "30 и 31"),
        ("По числам месяца", "32"),
        ("Каждые несколько часов", "999"),
        ("По необходимости", "сколько угодно"),
    ],
)
async def test_unclear_number_is_asked_again(form: Form, asked_for: str, typed: str) -> None:
    assert "Не поняла." in await form.walk("💊 Лекарства", "Другое", asked_for, f">{typed}")


async def test_back_leads_through_every_question(form: Form) -> None:
    steps = ("💊 Лекарства", "Другое", "Каждые несколько часов", "12 ч", "Круглые сутки", "9:00")
    await form.walk(*steps, "Ровно через 12 часов", "Полить цветы")
    back = [await form.walk("‹ Назад") for _ in range(7)]

    assert "Что написать в сообщении?" in back[0]
    assert "Во сколько первый раз?" in back[1]
    assert "Круглые сутки" in back[2]
    assert "Через сколько часов?" in back[3]
    assert "Как именно?" in back[4]
    assert "Как часто?" in back[5]
    assert "💊 Лекарства" in back[6]


async def test_words_of_another_form_are_never_saved(form: Form) -> None:
    await form.walk("💊 Лекарства", "Раз в день", "21:00", ">Мой кот")
    old = form.phone.last
    await form.walk("🏠 Меню", "⏰ Напоминания", "➕ Добавить", "✏️ Своё", ">Моя собака")
    await form.phone.press("Сохранить", message=old)

    await form.stage.until(lambda: "Каждый день в 21:00\n\nЧто написать" in old_text(form.phone, old.id))


def old_text(phone: Phone, message_id: int) -> str:
    """Return what a message says now."""
    return next(message.text for message in phone.messages if message.id == message_id)


async def test_tests_and_visits_have_their_form(form: Form) -> None:
    assert "Когда напомнить?" in await form.walk("🧪 Повторный тест")
    assert "В какой день?" in await form.walk("🏠 Меню", "⏰ Напоминания", "➕ Добавить", "📅 Визит")
