"""Answers that change: replies, quotes, edits, and taking them back."""

import pytest

from tests.flows.conftest import Stage
from tests.flows.talking import in_topic, notes, of_bot, talking, with_words


async def test_reply_and_quote_are_kept_both_ways(stage: Stage) -> None:
    anna = await talking(stage)
    asked, copy = (with_words(chat.messages, "Здравствуйте") for chat in (anna, stage.group))

    await stage.consultant.send("Добрый день", **in_topic(stage), reply_to=copy)
    await stage.sees(anna, "Вам письмо ✉️")
    assert anna.last.data["reply_to_message"]["message_id"] == asked.id
    await stage.outbox_is_empty()
    await anna.press("Открыть")
    await stage.sees(anna, "Добрый день")
    await anna.send("И вам", reply_to=anna.last, quote={"text": "Добрый", "position": 0})

    await stage.until(lambda: "И вам" in notes(stage))
    answer = with_words(stage.group.messages, "И вам")
    assert answer.data["reply_to_message"]["text"] == "Добрый день"
    assert answer.data["quote"]["text"] == "Добрый"


async def test_quote_keeps_the_formatting_it_is_found_by(stage: Stage) -> None:
    anna = await talking(stage)
    asked = with_words(anna.messages, "Здравствуйте")
    bold = [{"type": "bold", "offset": 0, "length": 6}]

    await anna.send("Вот", reply_to=asked, quote={"text": "Здравс", "position": 0, "entities": bold})
    await stage.until(lambda: "Вот" in notes(stage))

    sent = next(call for call in stage.telegram.calls if call.params.get("text") == "Вот")
    assert sent.params["reply_parameters"]["quote_entities"] == bold


async def test_quote_that_stands_nowhere_loses_no_words(stage: Stage) -> None:
    anna = await talking(stage)
    asked = with_words(anna.messages, "Здравствуйте")

    await anna.send("Вот", reply_to=asked, quote={"text": "иного", "position": 0})

    await stage.until(lambda: "Вот" in notes(stage))
    answer = with_words(stage.group.messages, "Вот")
    assert "Здравствуйте" in answer.data["reply_to_message"]["text"]


@pytest.mark.case(30)
async def test_edit_of_an_answer_follows_to_her(stage: Stage) -> None:
    anna = await talking(stage)
    answer = await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")
    await stage.sees(anna, "В пять")

    await stage.consultant.edit(answer, "В шесть", chat=stage.group)
    await stage.sees(anna, "Открыть")
    await anna.press("Открыть")

    await stage.sees(anna, "В шесть")
    assert "изменено" in anna.last.text


async def test_edit_of_a_closed_letter_stays_silent(stage: Stage) -> None:
    anna = await talking(stage)
    answer = await stage.consultant.send("В пять", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    pushed = len(anna.notifications)

    await stage.consultant.edit(answer, "В шесть", chat=stage.group)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.outbox_is_empty()
    await anna.press("Открыть")

    await stage.sees(anna, "В шесть")
    assert len(anna.notifications) == pushed


@pytest.mark.case(30)
@pytest.mark.parametrize(("is_read", "words"), [(False, "ещё не открывала"), (True, "могла уже прочитать")])
async def test_unsend_takes_an_answer_back(stage: Stage, *, is_read: bool, words: str) -> None:
    anna = await talking(stage)
    answer = await stage.consultant.send("Ошиблась", **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    if is_read:
        await anna.press("Открыть")
        await stage.sees(anna, "Ошиблась")

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=answer)

    await stage.until(lambda: words in notes(stage))
    gone = {"Вам письмо ✉️", "Ошиблась"}
    await stage.until(lambda: not any(words in shown.text for shown in anna.messages for words in gone))


async def test_unsend_takes_a_photo_out_of_her_chat(stage: Stage) -> None:
    anna = await talking(stage)
    answer = await stage.consultant.send_photo(**in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")
    await stage.until(lambda: of_bot(anna.messages, "photo"))
    await stage.leave_footprints()

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=answer)

    await stage.until(lambda: of_bot(anna.messages, "photo") == [])


async def test_unsend_needs_to_know_what(stage: Stage) -> None:
    await talking(stage)

    await stage.consultant.send("/unsend", **in_topic(stage))
    await stage.until(lambda: "ответьте на него" in notes(stage))
    note = await stage.consultant.send("// заметка", **in_topic(stage))
    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=note)

    await stage.until(lambda: "отзывать нечего" in notes(stage))
