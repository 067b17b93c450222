"""Prepared answers: two presses on a card, and a letter that behaves like any other."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import stubs
from tests.flows.talking import card, in_topic, notes, talking, with_words

READ = "Здравствуйте. Я прочитала и отвечу сегодня чуть позже."


async def chosen(stage: Stage, title: str) -> None:
    """Press until a template is shown on the card."""
    await stage.consultant.press("Шаблоны", chat=stage.group)
    await stage.until(lambda: title in card(stage).labels)
    await stage.consultant.press(title, chat=stage.group)
    await stage.until(lambda: "Ей уйдёт" in notes(stage))


async def sent(stage: Stage) -> Phone:
    anna = await talking(stage)
    await chosen(stage, "Прочитала, отвечу")
    assert stubs(anna) == []
    await stage.consultant.press("Отправить", chat=stage.group)
    await stage.sees(anna, "Вам письмо ✉️")
    return anna


async def test_template_goes_out_after_a_second_press(stage: Stage) -> None:
    anna = await sent(stage)

    await anna.press("Открыть")

    await stage.sees(anna, READ)
    await stage.until(lambda: f"📤 {READ}" in notes(stage))
    await stage.until(lambda: "🟢 взято" in card(stage).labels[0])


async def test_prepared_answer_is_confirmed_and_taken_back(stage: Stage) -> None:
    anna = await sent(stage)
    await stage.until(lambda: f"📤 {READ}" in notes(stage))
    shown = with_words(stage.group.messages, f"📤 {READ}")
    await stage.until(lambda: stage.group.reactions(shown) == ["👌"])

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=shown)

    await stage.until(lambda: "Отозвано" in notes(stage))
    await stage.until(lambda: stubs(anna) == [])


async def add(stage: Stage, words: str, theme: str = "Для всех тем") -> None:
    """Keep a template in one message."""
    await stage.coordinator.send(f"/template {words}")
    await stage.sees(stage.coordinator, "Для какой темы?")
    await stage.coordinator.press(theme)
    await stage.sees(stage.coordinator, "✖️ Удалить")


async def test_places_are_filled_with_what_the_card_knows(stage: Stage) -> None:
    await add(stage, "Где мы\nМы в городе {город}, {CITY}.")
    await talking(stage)

    await chosen(stage, "Где мы")

    assert "Мы в городе Томск, Томск." in notes(stage)


async def test_template_of_another_theme_is_not_offered(stage: Stage) -> None:
    await add(stage, "Только юрист\nСлова", "Юрист")
    await talking(stage)

    await stage.consultant.press("Шаблоны", chat=stage.group)
    await stage.until(lambda: "Мы рядом" in card(stage).labels)

    assert "Только юрист" not in card(stage).labels


async def test_many_templates_are_offered_in_pages(stage: Stage) -> None:
    for number in range(9):
        await add(stage, f"Ответ {number}\nСлова")
    await talking(stage)
    await stage.consultant.press("Шаблоны", chat=stage.group)
    await stage.until(lambda: "▶️" in "".join(card(stage).labels))

    await stage.consultant.press("▶️", chat=stage.group)
    await stage.consultant.press("Мы рядом", chat=stage.group)

    await stage.until(lambda: "Ей уйдёт" in notes(stage))


async def test_only_coordinators_write_templates(stage: Stage) -> None:
    await stage.consultant.send("/template Слова\nПривет")

    await stage.sees(stage.consultant, "только координаторка")


async def test_template_without_words_is_explained(stage: Stage) -> None:
    await stage.coordinator.send("/template Слова")

    await stage.sees(stage.coordinator, "одним сообщением")
    assert "Для какой темы" not in said(stage.coordinator)


async def test_forged_template_presses_send_nothing(stage: Stage) -> None:
    anna = await talking(stage)
    thread = str(card(stage).buttons[0][0].data).split(":")[1]

    for data in (f"dt:{thread}:77:1", "dt:x:1:1", f"dt:{'0' * 32}:1:1"):
        await stage.consultant.press_data(data, chat=stage.group)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()

    assert stubs(anna) == []
