"""Whatever happens to the staff's room: her words arrive there in the end, and answers reach only her."""

import pytest

from bot.simulator import Fault, Group, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import (
    WORDS,
    answer,
    cards,
    found,
    in_time,
    marks,
    reads,
    settle,
    stubs,
    waiting,
)
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_question import ask
from tests.flows.test_staff_desk import desk

MORE = "И ещё вопрос."
ANSWER = "Да, конечно."
TOPICS = {"can_manage_topics", "can_delete_messages", "can_pin_messages"}
LOST_TOPICS = ["TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID", "message thread not found"]
SHUT = {
    "kicked": (403, "Forbidden: bot was kicked from the supergroup chat"),
    "muted": (400, "Bad Request: not enough rights to send text messages to the chat"),
    "restricted": (400, "Bad Request: CHAT_RESTRICTED"),
    "not found": (400, "Bad Request: chat not found"),
}


async def asked(stage: Stage, words: str = WORDS) -> Phone:
    """Bring on a woman whose question stands in the group."""
    anna = await ask(stage, words)
    await settle(stage)
    return anna


async def stands_with_card(stage: Stage, words: str) -> None:
    """Check that her words stand once, in a topic that begins with a card."""
    await settle(stage)
    [copy] = found(stage.group, words)
    assert copy.thread_id is not None
    assert cards(stage.group)[-1].thread_id == copy.thread_id


async def bind(stage: Stage, group: Group) -> None:
    """Let the coordinator make this group the staff's room."""
    for phone in (stage.coordinator, stage.consultant):
        group.chat.members.add(phone.id)
    await stage.coordinator.send("/bind", chat=group)
    await stage.until(lambda: group.messages[-1].from_bot)
    stage.group = group


@pytest.mark.case(38)
@pytest.mark.peer_row("topic gone: message thread not found")
async def test_deleted_topic_opens_anew(stage: Stage) -> None:
    anna = await asked(stage)
    [old] = stage.group.topics
    stage.group.delete_topic(old)

    await anna.send(MORE)

    await stands_with_card(stage, MORE)
    assert old not in stage.group.topics
    await answer(stage, ANSWER, under=found(stage.group, MORE)[0])
    await reads(stage, anna, ANSWER)


async def test_topic_closed_by_hand_still_takes_her_words(stage: Stage) -> None:
    anna = await asked(stage)
    [topic] = stage.group.topics
    stage.group.close_topic(stage.coordinator, topic)

    await anna.send(MORE)
    await settle(stage)

    assert [message.thread_id for message in found(stage.group, MORE)] == [topic]


@pytest.mark.case(38)
@pytest.mark.peer_row("topic gone: any other spelling")
@pytest.mark.parametrize("words", LOST_TOPICS)
async def test_topic_that_refuses_is_replaced(stage: Stage, words: str) -> None:
    anna = await asked(stage)
    [old] = stage.group.topics
    refusal = Fault(method="sendMessage", chat_id=stage.group.id, status=400)
    refusal.description = f"Bad Request: {words}"
    stage.telegram.faults.add(refusal)

    await anna.send(MORE)

    await stands_with_card(stage, MORE)
    assert found(stage.group, MORE)[0].thread_id != old
    assert len(stage.group.topics) == 2


@pytest.mark.leak("General fallback")
async def test_words_put_into_general_return_to_a_topic(stage: Stage) -> None:
    anna = await asked(stage)
    stage.telegram.faults.add(Fault(method="sendMessage", chat_id=stage.group.id, kind="astray"))

    await anna.send(MORE)

    await stands_with_card(stage, MORE)
    await stage.until(lambda: len(found(stage.group, MORE)) == 1)
    await answer(stage, ANSWER, under=found(stage.group, MORE)[0])
    await reads(stage, anna, ANSWER)


async def test_topic_deleted_between_answers_loses_no_note(stage: Stage) -> None:
    anna = await asked(stage)
    [topic] = stage.group.topics
    await anna.block()
    await answer(stage, ANSWER, under=found(stage.group, WORDS)[0])
    stage.group.delete_topic(topic)

    await settle(stage)

    assert any("Она остановила бота" in message.text for message in stage.group.messages)


async def test_group_without_topics_is_answered_by_replying(stage: Stage) -> None:
    await bind(stage, stage.telegram.add_group("Без тем", forum=False))

    anna = await asked(stage)
    [copy] = found(stage.group, WORDS)
    await answer(stage, ANSWER, under=copy)

    await reads(stage, anna, ANSWER)
    assert len(cards(stage.group)) == 1
    assert stage.group.topics == {}


async def test_reply_to_the_card_reaches_her(stage: Stage) -> None:
    await bind(stage, stage.telegram.add_group("Без тем", forum=False))

    anna = await asked(stage)
    await answer(stage, ANSWER, under=cards(stage.group)[0])

    await reads(stage, anna, ANSWER)


async def test_words_follow_the_migrated_group(stage: Stage) -> None:
    anna = await asked(stage)
    stage.group.migrate()

    await anna.send(MORE)

    await stands_with_card(stage, MORE)
    await answer(stage, ANSWER, under=found(stage.group, MORE)[0])
    await reads(stage, anna, ANSWER)


async def test_another_room_mixes_no_conversations(stage: Stage) -> None:
    anna = await asked(stage)
    await bind(stage, stage.telegram.add_group("Новая группа"))
    bella = await ask(stage, "Где сдать анализ?")
    await settle(stage)

    await anna.send(MORE)
    await settle(stage)
    [hers], [other] = found(stage.group, MORE), found(stage.group, "Где сдать анализ?")
    await answer(stage, ANSWER, under=other)
    await settle(stage)

    assert hers.thread_id != other.thread_id
    assert (len(stubs(anna)), len(stubs(bella))) == (0, 1)


async def test_another_plain_room_mixes_no_conversations(stage: Stage) -> None:
    await bind(stage, stage.telegram.add_group("Первая", forum=False))
    anna = await asked(stage)
    await bind(stage, stage.telegram.add_group("Вторая", forum=False))
    bella = await asked(stage, "Где сдать анализ?")

    [hers] = found(stage.group, "Где сдать анализ?")
    await answer(stage, ANSWER, under=hers)
    await settle(stage)

    assert (len(stubs(anna)), len(stubs(bella))) == (0, 1)


@pytest.mark.case(38)
async def test_lost_right_to_topics_stops_no_words(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="administrator", rights=set())

    anna = await asked(stage)
    [copy] = found(stage.group, WORDS)
    await answer(stage, ANSWER, under=copy)

    await reads(stage, anna, ANSWER)
    assert copy.thread_id is None
    assert len(cards(stage.group)) == 1


async def test_topics_return_with_the_right(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="administrator", rights=set())
    await asked(stage)

    stage.group.set_bot(stage.coordinator, status="administrator", rights=TOPICS)
    await ask(stage, MORE)

    await stands_with_card(stage, MORE)


async def test_bind_brings_topics_back(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="administrator", rights=set())
    await asked(stage)

    stage.group.set_bot(stage.coordinator, status="administrator", rights=TOPICS)
    await bind(stage, stage.group)
    await ask(stage, MORE)

    await stands_with_card(stage, MORE)


async def refused(stage: Stage) -> None:
    """Wait until Telegram has refused something for the group."""
    await in_time(stage, lambda: any(call.status in {400, 403} for call in stage.telegram.calls))


async def test_words_wait_for_the_bot_to_come_back(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="left")
    anna = await ask(stage, WORDS)
    await refused(stage)
    assert (marks(anna, WORDS), await waiting(stage)) == ([], 3)
    assert not any("не получилось" in message.text for message in anna.messages)

    stage.group.set_bot(stage.coordinator, status="administrator", rights=TOPICS)

    await stands_with_card(stage, WORDS)
    assert marks(anna, WORDS) == ["👌"]


@pytest.mark.parametrize("why", SHUT)
async def test_words_wait_while_the_room_is_shut(stage: Stage, why: str) -> None:
    status, description = SHUT[why]
    shut = Fault("*", stage.group.id, status=status, description=description, times=1000)
    stage.telegram.faults.add(shut)
    anna = await ask(stage, WORDS)
    await refused(stage)
    assert (marks(anna, WORDS), await waiting(stage)) == ([], 3)

    stage.telegram.faults.clear()

    await stands_with_card(stage, WORDS)
    assert marks(anna, WORDS) == ["👌"]


async def test_shut_room_is_not_said_to_see_urgent_words(stage: Stage) -> None:
    stage.group.set_bot(stage.coordinator, status="left")
    anna = await stage.woman_in("Томск")
    await anna.press("🆘 Срочно")
    await anna.press("💬 Написать дежурной")
    await stage.sees(anna, "Напишите")
    await anna.send("Помогите")
    await anna.press("✅ Отправить")
    await stage.sees(anna, "Отправлено")

    assert "уже видит" not in said(anna)


async def test_erasure_in_a_group_that_lost_its_topics_ends(stage: Stage) -> None:
    anna = await asked(stage)
    del stage.group.chat.data["is_forum"]
    stage.telegram.forget_calls()

    await erase(stage, anna)
    await settle(stage, seconds=3)

    tried = [call for call in stage.telegram.calls if call.method == "deleteForumTopic"]
    assert len(tried) == 1


@pytest.mark.case(35)
async def test_dismissed_member_reaches_nobody(stage: Stage) -> None:
    anna = await asked(stage)
    await desk(stage, stage.coordinator, "👥 Команда", "✖️ ")
    await stage.coordinator.press("✖️ ")
    await stage.until(lambda: "✖️ " not in said(stage.coordinator))
    copy, [card] = found(stage.group, WORDS)[0], cards(stage.group)

    taken = await stage.consultant.press("Взять", message=card, chat=stage.group)
    await stage.consultant.press("Закрыть", message=card, chat=stage.group)
    await answer(stage, "От бывшей сотрудницы", under=copy)
    await settle(stage)
    assert taken.text == ""
    assert cards(stage.group)[0].labels[1] == "Взять"
    await answer(stage, ANSWER, under=copy, by=stage.coordinator)
    await settle(stage)

    assert len(stubs(anna)) == 1
    assert cards(stage.group)[0].labels[1] == "Передать"
    await reads(stage, anna, ANSWER)
