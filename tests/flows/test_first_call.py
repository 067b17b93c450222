"""Card and first words in one call: what stands in it, what it costs, and what later changes of it."""

from typing import Any

import pytest
from sqlalchemy import delete

from bot.simulator import Phone, Shown
from bot.simulator.limits import COUNTED
from models.thread import Link
from tests.flows.conftest import Stage
from tests.flows.faults_help import answer, found, marks, settle, stubs, waiting
from tests.flows.talking import card, notes, quotes, talking
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_question import ask

FIRST = "Можно ли мне рожать?"
ODD = '<b>я & "вы"</b> 🫂'


def counted(stage: Stage) -> list[str]:
    """Return the calls into the group that Telegram counts, and with them what changes a topic."""
    kinds = (*COUNTED, "closeForumTopic", "reopenForumTopic", "editForumTopic")
    return [
        call.method
        for call in stage.telegram.calls
        if call.chat_id == stage.group.id and call.method.startswith(kinds)
    ]


async def writes_first(stage: Stage, **how: Any) -> Phone:
    """Let a newcomer begin with whatever `how` says; return her phone when all of it has arrived."""
    anna = await stage.woman_in("Томск")
    stage.telegram.forget_calls()
    match how:
        case {"kind": "photo"}:
            await anna.send_photo(caption=how.get("caption"))
        case {"kind": kind}:
            await anna.send_media(str(kind), caption=how.get("caption"), **how.get("details", {}))
        case _:
            await anna.send(how["words"], entities=how.get("entities"))
    await stage.until(
        lambda: any("Да" in shown.labels or "Отправить" in shown.labels for shown in anna.messages)
    )
    if "Отправить" in anna.last.labels:
        await anna.press("Отправить")
        await stage.until(lambda: "Да" in anna.last.labels)
    await anna.press("Да")
    await stage.until(lambda: bool(stage.group.topics))
    await settle(stage)
    return anna


async def test_new_woman_costs_two_group_calls(stage: Stage) -> None:
    await writes_first(stage, words=FIRST)

    assert counted(stage) == ["createForumTopic", "sendMessage"]


async def test_each_later_message_costs_one(stage: Stage) -> None:
    anna = await writes_first(stage, words=FIRST)
    stage.telegram.forget_calls()

    for number in range(9):
        await anna.send(f"Ещё {number}")
        await settle(stage)

    assert counted(stage) == ["sendMessage"] * 9
    assert marks(anna, "Ещё 8") == ["👌"]


async def test_answer_costs_the_state_once(stage: Stage) -> None:
    await writes_first(stage, words=FIRST)
    stage.telegram.forget_calls()

    for words in ("Да", "Конечно", "Приходите"):
        await answer(stage, words, under=card(stage))
        await settle(stage)

    assert sorted(counted(stage)) == ["editForumTopic", "editMessageReplyMarkup"]


async def test_card_holds_her_words_letter_for_letter(stage: Stage) -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    friend = {"id": 5, "is_bot": False, "first_name": "Вера"}
    mention = {"type": "text_mention", "offset": 0, "length": 3, "user": friend}
    await writes_first(stage, words=ODD, entities=[bold, mention])

    shown = card(stage)
    assert quotes(shown) == [ODD]
    start = next(one["offset"] for one in shown.entities if one["type"] == "blockquote")
    assert {"type": "bold", "offset": start, "length": 3} in shown.entities
    assert not any(one["type"] == "text_mention" for one in shown.entities)
    assert shown.protected


@pytest.mark.parametrize("caption", [None, "Вот справка"])
@pytest.mark.parametrize("kind", ["photo", "video", "voice", "animation"])
async def test_medium_is_the_card_itself(stage: Stage, kind: str, caption: str | None) -> None:
    anna = await writes_first(stage, kind=kind, caption=caption)

    shown = card(stage)
    assert kind in shown.data
    assert len(counted(stage)) == 2
    assert quotes(shown) == ([caption] if caption else [])
    await answer(stage, "Вижу", under=shown)
    await stage.until(lambda: stubs(anna))


@pytest.mark.parametrize(
    "how", [{"words": "я" * 4090}, {"kind": "photo", "caption": "я" * 1000}, {"kind": "sticker"}]
)
async def test_what_does_not_fit_comes_second(stage: Stage, how: dict[str, Any]) -> None:
    await writes_first(stage, **how)

    [first, second] = stage.group.in_topic(max(stage.group.topics))
    assert first.id == card(stage).id
    assert quotes(first) == []
    assert second.words == how.get("words", how.get("caption", ""))


async def test_edit_of_first_words_answers_the_card(stage: Stage) -> None:
    anna = await talking(stage)
    [hers] = found(anna, "Здравствуйте")

    await anna.edit(hers, "Добрый день")

    await stage.until(lambda: "✏️ изменено:\n\nДобрый день" in notes(stage))
    assert stage.group.messages[-1].reply_to == card(stage).id


async def test_reply_to_the_card_answers_her_words(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send(
        "Слушаю", chat=stage.group, thread_id=card(stage).thread_id, reply_to=card(stage)
    )

    await stage.until(lambda: stubs(anna))
    assert stubs(anna)[-1].reply_to == found(anna, "Здравствуйте")[0].id


@pytest.mark.usefixtures("quick_group")
async def test_no_press_touches_her_words(stage: Stage) -> None:
    await talking(stage)
    before = (card(stage).text, card(stage).entities)

    for label in ("Передать", "‹ Назад", "⋯", "‹ Назад", "Шаблоны", "‹ Назад", "Взять", "Срочно", "Закрыть"):
        await stage.consultant.press(label, message=card(stage), chat=stage.group)
        await settle(stage)

    assert (card(stage).text, card(stage).entities) == before
    assert card(stage).labels == ["⚪️ закрыт", "Открыть снова"]


async def test_state_button_tells_who_and_since_when(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Взять", message=card(stage), chat=stage.group)
    await stage.until(lambda: "🟢 взято" in card(stage).labels[0])

    told = await stage.coordinator.press("🟢 взято", message=card(stage), chat=stage.group)

    assert told.text == "Разговор взяла консультантка. Ждёт ответа с 8:00 МСК."


async def test_closed_conversation_is_opened_again(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)
    await stage.until(lambda: "Открыть снова" in card(stage).labels)

    await stage.consultant.press("Открыть снова", message=card(stage), chat=stage.group)
    await stage.until(lambda: "🟢 взято" in card(stage).labels[0])
    await anna.send("Я ещё здесь")

    await stage.until(lambda: found(stage.group, "Я ещё здесь"))
    assert len(stage.group.topics) == 1


async def test_old_card_is_written_anew(stage: Stage) -> None:
    await talking(stage)
    shown = card(stage)
    await forget_links(stage, shown)

    await stage.consultant.press("Взять", message=shown, chat=stage.group)
    await stage.until(lambda: "🟢 взято" in card(stage).labels[0])
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)

    await stage.until(lambda: "⚪️ закрыт" in card(stage).labels[0])
    assert card(stage).id == shown.id


async def forget_links(stage: Stage, shown: Shown) -> None:
    """Make a card look like one of before: nothing of hers is linked with it."""
    async with stage.app.works.begin() as uow:
        await uow.connection.execute(delete(Link).where(Link.staff_message_id == shown.id))
        await uow.commit()


async def test_erasing_takes_the_card_along(stage: Stage) -> None:
    anna = await ask(stage, "начало")
    await settle(stage)
    await erase(stage, anna)
    await settle(stage)

    assert await waiting(stage) == 0
    assert stage.group.topics == {}
