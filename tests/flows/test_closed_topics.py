"""Topics closed by hand: her conversation goes on, and staff are told how to end it."""

from bot.simulator.topics import ICONS
from tests.flows.conftest import Stage
from tests.flows.faults_help import answer, found, reads, settle
from tests.flows.talking import card, notes, talking

SHUT = "Тема снова открыта"


async def test_topic_closed_by_hand_is_opened_again(stage: Stage) -> None:
    anna = await talking(stage)
    [topic] = stage.group.topics

    stage.group.close_topic(stage.consultant, topic)

    await stage.until(lambda: SHUT in notes(stage) and not stage.group.topics[topic].closed)
    await anna.send("Я ещё здесь")
    await settle(stage)
    (copy,) = found(stage.group, "Я ещё здесь")
    assert copy.thread_id == topic
    await answer(stage, "Слышу вас", under=copy)
    await reads(stage, anna, "Слышу вас")


async def test_topic_of_a_closed_conversation_stays_closed(stage: Stage) -> None:
    await talking(stage)
    [topic] = stage.group.topics
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)
    await stage.until(lambda: ICONS[stage.group.topics[topic].icon or ""] == "✅")

    stage.group.close_topic(stage.consultant, topic)
    await settle(stage)

    assert stage.group.topics[topic].closed
    assert SHUT not in notes(stage)


async def test_topic_closed_by_an_anonymous_administrator_is_opened_again(stage: Stage) -> None:
    await talking(stage)
    [topic] = stage.group.topics
    stage.group.topics[topic].closed = True
    chat = {"id": stage.group.id, "type": "supergroup", "title": "К", "is_forum": True}
    mask = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    closing = {"message_id": 9999, "date": 1, "chat": chat, "from": mask, "sender_chat": chat}

    stage.telegram.inject(
        {
            "message": closing
            | {"message_thread_id": topic, "is_topic_message": True, "forum_topic_closed": {}}
        }
    )

    await stage.until(lambda: SHUT in notes(stage) and not stage.group.topics[topic].closed)
