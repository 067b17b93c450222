"""A group that takes no more topics: nothing waits for one, and old ones make place."""

from datetime import timedelta

import pytest

from bot.simulator import Fault, Phone
from bot.telegram.refusals import FULL
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, reads, settle
from tests.flows.talking import card, talking
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_reception import FEW, writes

QUESTION, MORE, ANSWER = "Мне некуда идти", "Я на вокзале", "Мы рядом"


def fill(stage: Stage, *, words: str = "TOPICS_TOO_MUCH", times: int = 1000) -> None:
    """Let the group take no more topics."""
    description = f"Bad Request: {words}"
    stage.telegram.faults.add(
        Fault("createForumTopic", stage.group.id, status=400, description=description, times=times)
    )


def told(phone: Phone) -> int:
    return len([one for one in phone.messages if "не даёт открыть новые темы" in one.text])


@pytest.mark.parametrize("words", FULL)
async def test_question_stands_in_general(stage: Stage, words: str) -> None:
    fill(stage, words=words.upper() if "_" in words else words)
    anna = await writes(stage, QUESTION)
    await settle(stage)
    await anna.send(MORE)
    await settle(stage)

    (copy,) = found(stage.group, MORE)
    assert (copy.thread_id, card(stage).thread_id) == (None, None)
    assert copy.data["reply_to_message"]["message_id"] == card(stage).id
    await stage.consultant.send(ANSWER, chat=stage.group, reply_to=copy)
    await reads(stage, anna, ANSWER)


async def test_coordinators_are_told_of_a_full_group_once(stage: Stage) -> None:
    fill(stage)
    for words in (QUESTION, MORE):
        await writes(stage, words)
        await settle(stage)

    assert (told(stage.coordinator), told(stage.consultant)) == (1, 0)


async def test_oldest_closed_topics_make_place(stage: Stage) -> None:
    await talking(stage)
    [closed] = stage.group.topics
    await stage.consultant.press("Закрыть", chat=stage.group)
    await settle(stage)
    await writes(stage, "Открытый разговор")
    await settle(stage)
    [open_one] = [one for one in stage.group.topics if one != closed]
    fill(stage, times=1)

    await writes(stage, QUESTION)
    await settle(stage)
    await writes(stage, "Следующая")
    await settle(stage)

    assert closed not in stage.group.topics
    assert open_one in stage.group.topics
    assert found(stage.group, "Следующая")[0].thread_id is not None


async def test_reception_without_a_topic_is_general(stage: Stage) -> None:
    for number in range(FEW):
        await writes(stage, f"Вопрос {number}")
        await stage.outbox_is_empty()
    fill(stage)

    anna = await writes(stage, QUESTION)
    await stage.until(lambda: any(QUESTION in one.text for one in stage.group.messages))
    (copy,) = [one for one in stage.group.messages if QUESTION in one.text]
    assert copy.thread_id is None
    await stage.consultant.send(ANSWER, chat=stage.group, reply_to=copy)

    await stage.until(lambda: "Вам письмо" in said(anna))


async def test_urgent_call_without_a_topic_stands_in_general(stage: Stage) -> None:
    fill(stage)
    anna = await stage.woman_in("Томск")
    await anna.send("Он меня бьёт и грозится убить")
    await anna.press("Да")
    await settle(stage)
    await stage.later(timedelta(seconds=1))
    await settle(stage)

    assert any("🆘" in one.text and one.thread_id is None for one in stage.group.messages)


async def test_erasing_takes_what_stands_in_general(stage: Stage) -> None:
    fill(stage)
    anna = await writes(stage, QUESTION)
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    assert found(stage.group, QUESTION) == []
