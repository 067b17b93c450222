"""More women than topics: their words stand in the reception, and move when their topic is open."""

from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, marks, settle, stubs
from tests.flows.talking import card, quotes
from tests.flows.test_hide_and_erase import erase

pytestmark = pytest.mark.usefixtures("quick_group")
FEW = 4  # so many topics are opened in a minute
MINUTE = timedelta(minutes=1)


def reception(stage: Stage) -> list[Shown]:
    """Return what stands in the reception."""
    ids = [topic.id for topic in stage.group.topics.values() if topic.name == "Приёмная"]
    return [shown for one in ids for shown in stage.group.in_topic(one) if shown.words]


async def writes(stage: Stage, words: str) -> Phone:
    """Let a woman ask."""
    woman = await stage.woman_in("Томск")
    await woman.send(words)
    await stage.sees(woman, "Отправить это")
    await woman.press("Да")
    await stage.until(lambda: "Отправлено" in said(woman))
    return woman


async def many(stage: Stage, *more: str) -> list[Phone]:
    """Use up the topics of this minute, then let others write."""
    for number in range(FEW):
        await writes(stage, f"Вопрос {number}")
        await stage.outbox_is_empty()
    return [await writes(stage, words) for words in more]


async def test_words_stand_in_the_reception_then_move(stage: Stage) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))

    (preview,) = reception(stage)
    assert "Мне некуда идти" in preview.text
    assert "Просто поговорить" in preview.text
    await stage.until(lambda: marks(late, "Мне некуда идти") == ["👌"])
    assert len(stage.group.topics) == FEW + 1

    stage.clock.move(MINUTE)
    await settle(stage)

    assert len(stage.group.topics) == FEW + 2
    (moved,) = found(stage.group, "Мне некуда идти")
    assert moved.thread_id not in {None, preview.thread_id}
    assert reception(stage) == []


async def test_answer_in_the_reception_reaches_her(stage: Stage) -> None:
    late, other = await many(stage, "Мне некуда идти", "Где вы?")
    await stage.until(lambda: len(reception(stage)) == 2)

    preview = next(one for one in reception(stage) if "некуда" in one.text)
    room, topic = stage.group, preview.thread_id
    await stage.consultant.send("Приходите сейчас", chat=room, thread_id=topic, reply_to=preview)
    await stage.until(lambda: stubs(late))

    assert stubs(other) == []


async def test_words_without_a_reply_there_are_pointed_out(stage: Stage) -> None:
    await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))

    await stage.consultant.send("Кому это?", chat=stage.group, thread_id=reception(stage)[0].thread_id)

    await stage.sees(stage.consultant, "Это никому не ушло")


async def test_urgent_words_stand_in_the_reception_at_once(stage: Stage) -> None:
    await many(stage, "он меня убьёт")
    await stage.until(lambda: any("он меня убьёт" in shown.text for shown in stage.group.messages))
    await stage.sees(stage.consultant, "🆘 Срочно")

    await settle(stage)

    assert len(found(stage.group, "он меня убьёт")) == 1
    assert reception(stage) == []


async def test_later_words_wait_in_the_reception_too(stage: Stage) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))
    await late.send("Я с ребёнком")
    await stage.until(lambda: len(reception(stage)) == 2)

    stage.clock.move(MINUTE)
    await settle(stage)

    assert quotes(card(stage)) == ["Мне некуда идти", "Я с ребёнком"]
    assert reception(stage) == []


@pytest.mark.parametrize("what", ["long text", "sticker", "photo"])
async def test_every_kind_of_content_stands_and_moves(stage: Stage, what: str) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))
    before = len(stage.group.messages)

    match what:
        case "long text":
            await late.send("я" * 4096)
        case "sticker":
            await late.send_media("sticker")
        case "photo":
            await late.send_photo(caption="Вот")
    await stage.until(lambda: len(stage.group.messages) > before + (what != "photo"))
    stage.clock.move(MINUTE)
    await settle(stage)

    assert reception(stage) == []
    topic = max(stage.group.topics)
    assert len([shown for shown in stage.group.in_topic(topic) if shown.from_bot]) >= 2


async def test_lost_reception_is_opened_again(stage: Stage) -> None:
    await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))
    stage.group.delete_topic(reception(stage)[0].thread_id or 0)

    await writes(stage, "Где вы?")

    await stage.until(lambda: any("Где вы?" in shown.text for shown in reception(stage)))


@pytest.mark.case(28)
async def test_erasing_takes_her_out_of_the_reception(stage: Stage) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))

    await erase(stage, late)
    await stage.until(lambda: reception(stage) == [])

    stage.clock.move(MINUTE)
    await settle(stage)
    assert found(stage.group, "Мне некуда идти") == []


@pytest.mark.case(28)
async def test_erasing_between_topic_and_words_leaves_nothing(stage: Stage) -> None:
    (late,) = await many(stage, "Мне некуда идти")
    await stage.until(lambda: reception(stage))
    stage.telegram.faults.add(Fault("sendMessage", chat_id=stage.group.id, status=500, times=100))
    stage.clock.move(MINUTE)
    stage.app.sender.wake()
    await stage.until(lambda: len(stage.group.topics) == FEW + 2)

    await erase(stage, late)

    await stage.until(lambda: reception(stage) == [])
    await stage.until(lambda: len(stage.group.topics) == FEW + 1)
