"""A group that takes no more topics: nothing waits for one, and old ones make place."""

from datetime import timedelta

import pytest

from bot.domain.pacing import TOPICS_A_MINUTE
from bot.simulator import Fault, Phone
from bot.telegram.refusals import FULL
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, reads, settle
from tests.flows.talking import card, in_topic, talking
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


def tries(stage: Stage) -> int:
    return len([call for call in stage.telegram.calls if call.method == "createForumTopic"])


async def stranded(stage: Stage, *, times: int = 1) -> Phone:
    """Let a woman's first words stand in General."""
    fill(stage, times=times)
    anna = await writes(stage, QUESTION)
    await settle(stage)
    assert card(stage).thread_id is None
    return anna


async def test_next_words_find_a_topic_once_there_is_place(stage: Stage) -> None:
    anna = await stranded(stage)
    first = card(stage)
    await stage.later(timedelta(hours=2))
    await settle(stage)

    await anna.send(MORE)
    await settle(stage)

    assert [one.id for one in found(stage.group, MORE)] == [card(stage).id]
    assert card(stage).thread_id in stage.group.topics
    (before,) = [one for one in stage.group.messages if one.id == first.id]
    assert (before.labels, before.words) == ([], first.words)
    await stage.consultant.send(ANSWER, **in_topic(stage))
    await reads(stage, anna, ANSWER)


async def test_deleted_topic_is_place_at_once(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Закрыть", chat=stage.group)
    await settle(stage)
    anna = await stranded(stage)

    await anna.send(MORE)
    await settle(stage)

    assert found(stage.group, MORE)[0].thread_id in stage.group.topics


async def test_full_group_is_asked_once_an_hour(stage: Stage) -> None:
    anna = await stranded(stage, times=1000)
    before = tries(stage)
    for number in range(3):
        await anna.send(f"Ещё {number}")
        await settle(stage)
    assert tries(stage) == before
    await stage.later(timedelta(hours=2))
    await settle(stage)

    for number in range(3, 6):
        await anna.send(f"Ещё {number}")
        await settle(stage)

    assert tries(stage) == before + 1
    assert [found(stage.group, f"Ещё {number}")[0].thread_id for number in range(6)] == [None] * 6


@pytest.mark.usefixtures("quick_group")
async def test_topics_for_those_in_general_are_paced(stage: Stage) -> None:
    women = []
    for _ in range(TOPICS_A_MINUTE + 2):
        women.append(await stranded(stage, times=1000))
        await stage.later(timedelta(minutes=2))
    stage.telegram.faults.planned.clear()
    await stage.later(timedelta(hours=2))
    await settle(stage)
    stage.telegram.forget_calls()

    for number, anna in enumerate(women):
        await anna.send(f"Ещё {number}")
    await settle(stage)

    assert tries(stage) == TOPICS_A_MINUTE
    assert all(found(stage.group, f"Ещё {number}") for number in range(len(women)))


@pytest.mark.parametrize("hours", [1, 49])
async def test_erasing_reaches_general_and_the_topic(stage: Stage, hours: int) -> None:
    anna = await stranded(stage)
    await stage.later(timedelta(hours=2))
    await anna.send(MORE)
    await settle(stage)
    nickname = card(stage).words.partition(" · ")[0].split()[-1]
    await stage.later(timedelta(hours=hours))
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    left = "\n".join(one.words for one in stage.group.messages)
    assert [one for one in (QUESTION, MORE, nickname) if one in left] == []


async def test_giving_up_the_topic_forgets_nothing_in_general(stage: Stage) -> None:
    anna = await stranded(stage)
    await stage.later(timedelta(hours=2))
    await anna.send(MORE)
    await settle(stage)
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)
    await settle(stage)
    fill(stage, times=1)
    await writes(stage, "Другая")
    await settle(stage)
    assert found(stage.group, MORE) == []

    await erase(stage, anna)
    await settle(stage)

    assert found(stage.group, QUESTION) == []
