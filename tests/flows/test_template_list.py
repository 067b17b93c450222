"""Templates are written, changed and arranged by buttons, and what is wrong with one is said in words."""

import pytest

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import ask_about, is_small, shown
from tests.flows.talking import notes
from tests.flows.test_templates import add, chosen


async def templates(stage: Stage, phone: Phone) -> None:
    await shown(stage, phone, "/menu", "🧩 Шаблоны")
    await phone.press("🧩 Шаблоны")
    await stage.sees(phone, "‹ Назад")


async def test_template_is_added_by_buttons_alone(stage: Stage) -> None:
    phone = stage.coordinator
    await templates(stage, phone)
    await stage.sees(phone, "Пока есть только те")
    await phone.press("➕ Добавить")
    await stage.sees(phone, "Как назвать шаблон?")
    await phone.send("Справка")
    await stage.sees(phone, "Что в нём написано?")
    await phone.send("Справку дают в городе {город}.")
    await stage.sees(phone, "Справка. Для какой темы?")
    assert is_small(phone)
    await phone.press("Здоровье")

    await stage.sees(phone, "Справка · Здоровье")
    await ask_about(stage, "Здоровье")
    await chosen(stage, "Справка")
    assert "Справку дают в городе Томск." in notes(stage)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Здравствуйте, {имя}", "Подстановки {имя} нет"),
        ("Здравствуйте, {её имя}", "Подстановки {её имя} нет"),
        ("a" * 2001, "до 2000 знаков"),
        ("👩" * 1001, "до 2000 знаков"),
        ("{город}" * 200, "получится слишком длинно"),
        (" ", "до 2000 знаков"),
    ],
)
async def test_what_is_wrong_with_words_is_said(stage: Stage, words: str, problem: str) -> None:
    phone = stage.coordinator
    await templates(stage, phone)
    await phone.press("➕ Добавить")
    await phone.send("Справка")
    await stage.sees(phone, "Что в нём написано?")

    await phone.send(words)

    await stage.sees(phone, problem)
    await phone.send("Теперь хорошо")
    await stage.sees(phone, "Для какой темы?")


async def test_title_must_be_one_short_line(stage: Stage) -> None:
    phone = stage.coordinator
    await templates(stage, phone)
    await phone.press("➕ Добавить")

    for title in ("x" * 41, "две\nстроки"):
        await phone.send(title)
        await stage.sees(phone, "Название — одна строка, до 40 знаков.")

    await phone.send_photo()
    await stage.sees(phone, "Название — одна строка")


async def test_template_is_changed_and_deleted(stage: Stage) -> None:
    phone = stage.coordinator
    await add(stage, "Старое\nСтарые слова")
    await phone.press("✏️ Название")
    await phone.send("Новое")
    await stage.sees(phone, "Новое · Для всех тем")
    await phone.press("✏️ Текст")
    await phone.send("Новые слова")
    await stage.sees(phone, "Новые слова")
    await phone.press("🗂 Тема")
    await phone.press("Юрист")
    await stage.sees(phone, "Новое · Юрист")
    assert is_small(phone)

    await phone.press("✖️ Удалить")
    await stage.sees(phone, "Вернуть будет нельзя")
    await phone.press("Да, удалить")

    await stage.sees(phone, "Пока есть только те")


async def test_templates_keep_the_order_they_are_given(stage: Stage) -> None:
    phone = stage.coordinator
    await add(stage, "Первый\nСлова")
    await add(stage, "Второй\nСлова")
    await phone.press("⬆️")

    await stage.sees(phone, "2 своих шаблона")
    assert phone.last.labels[:2] == ["Второй", "Первый"]
    await phone.press("Второй")
    await phone.press("⬆️")
    await stage.until(lambda: phone.last.labels[:2] == ["Второй", "Первый"])


async def test_she_reads_a_template_in_her_language(stage: Stage) -> None:
    await add(stage, "Приветствие\nЗдравствуйте, {прозвище}")
    await stage.coordinator.press("🌐 английский")
    await stage.sees(stage.coordinator, "На этом языке: английский")
    await stage.coordinator.send("Hello from {city}")
    await stage.sees(stage.coordinator, "Есть и на языках: английский")
    anna = await ask_about(stage, "Здоровье")
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        person.settings.language = "en"
        await uow.people.flush()
        await uow.commit()

    await chosen(stage, "Приветствие")
    await stage.consultant.press("Отправить", chat=stage.group)
    await stage.until(lambda: "📤 Здравствуйте, " in notes(stage))
    await stage.until(lambda: len(anna.last.labels) == 1)
    await anna.press(anna.last.labels[0])

    await stage.sees(anna, "Hello from Томск")
    assert "Hello" not in notes(stage)


async def test_consultant_reads_templates_only(stage: Stage) -> None:
    await add(stage, "Справка\nСлова")
    await templates(stage, stage.consultant)
    assert "➕ Добавить" not in said(stage.consultant)
    await stage.consultant.press("Справка")

    await stage.sees(stage.consultant, "Слова")
    assert stage.consultant.last.labels == ["‹ Назад"]
    for act in (3, 5, 6, 8, 9):
        await stage.consultant.press_data(f"tg:{act}:0:0")
    await stage.consultant.press_data("tl:0:en")
    await templates(stage, stage.consultant)
    assert "1 свой шаблон" in said(stage.consultant)


async def test_places_are_listed_to_be_copied(stage: Stage) -> None:
    await templates(stage, stage.coordinator)
    await stage.coordinator.press("❔ Что подставляется")

    await stage.sees(stage.coordinator, "{город} — её город")
    copies = {key.copy for row in stage.coordinator.last.buttons for key in row if key.copy}
    assert copies == {"{город}", "{прозвище}", "{тема}", "{роль}"}
    assert is_small(stage.coordinator)


async def test_form_is_left_by_a_press(stage: Stage) -> None:
    await templates(stage, stage.coordinator)
    await stage.coordinator.press("➕ Добавить")
    await stage.sees(stage.coordinator, "Как назвать шаблон?")
    await stage.coordinator.press("‹ Назад")
    await stage.sees(stage.coordinator, "➕ Добавить")

    await stage.coordinator.send("просто слова")

    await stage.sees(stage.coordinator, "📥 Очередь")
