"""A question goes to the staff and its answer comes back, and nobody learns who she is."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found
from tests.flows.talking import card, quotes


async def ask(stage: Stage, words: str = "Можно ли мне рожать?") -> Phone:
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await stage.sees(anna, "О чём ваш вопрос?")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним или несколькими")
    await anna.send(words)
    await stage.sees(anna, "✅ Отправить")
    await anna.press("✅ Отправить")
    await stage.sees(anna, "Отправлено")
    return anna


async def test_question_reaches_the_staff_topic(stage: Stage) -> None:
    await ask(stage)

    await stage.until(lambda: found(stage.group, "Можно ли мне рожать?"))
    [topic] = stage.group.topics.values()
    assert topic.name.endswith("· ВИЧ и лечение")


async def test_answer_comes_as_a_letter(stage: Stage) -> None:
    anna = await ask(stage)
    await stage.until(lambda: found(stage.group, "Можно ли мне рожать?"))
    [topic] = stage.group.topics

    await stage.consultant.send("Да, конечно.", chat=stage.group, thread_id=topic)
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")
    await stage.sees(anna, "Да, конечно.")
    await anna.press("Скрыть")
    await stage.sees(anna, "Вам письмо ✉️")

    assert "Да, конечно." not in said(anna)


async def test_edit_of_a_draft_is_what_the_staff_get(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним или несколькими")
    written = await anna.send("Можно ли мне ражать?")
    await stage.sees(anna, "✅ Отправить")

    await anna.edit(written, "Можно ли мне рожать?")
    await anna.press("✅ Отправить")

    await stage.until(lambda: bool(stage.group.messages) and "рожать" in stage.group.messages[-1].text)
    assert not any("ражать" in message.text for message in stage.group.messages)


async def test_danger_in_an_edit_is_answered_and_hastened(stage: Stage) -> None:
    anna = await ask(stage, "Как дела?")
    await stage.until(lambda: found(stage.group, "Как дела?"))
    asked = next(message for message in anna.messages if message.text == "Как дела?")

    await anna.edit(asked, "Он меня бьёт, я хочу умереть")

    await stage.sees(anna, "112")
    await stage.until(lambda: any("есть опасность" in message.text for message in stage.group.messages))


async def test_every_loose_message_of_a_row_is_sent(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    for words in ("Здравствуйте", "у меня вопрос", "про справку"):
        known = len(anna.messages)
        await anna.send(words)
        await stage.until(lambda known=known: len(anna.messages) > known + 1)

    await anna.press("Да")

    await stage.until(lambda: found(stage.group, "про справку"))
    assert quotes(card(stage)) == ["Здравствуйте", "у меня вопрос", "про справку"]


async def test_refused_kind_keeps_the_draft_at_hand(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.press("💬 Задать вопрос")
    await anna.press("ВИЧ и лечение")
    await stage.sees(anna, "Напишите одним или несколькими")
    await anna.send("Вот что было")
    await stage.sees(anna, "✅ Отправить")

    await anna.send_media("audio")

    await stage.sees(anna, "Запишите здесь голосовое")
    assert "✅ Отправить" in anna.last.labels
