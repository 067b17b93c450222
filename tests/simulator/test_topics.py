"""Forum topics: opened, named, closed, deleted; and what rights they take."""

from datetime import timedelta
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.simulator import Group, Phone, Telegram
from tests.simulator.conftest import Ask

ICON = "5312536423851630001"


@pytest.fixture
async def topic(ask: Ask, group: Group) -> int:
    return int((await ask("createForumTopic", chat_id=group.id, name="One"))["message_thread_id"])


async def test_topic_keeps_name_icon_and_messages(ask: Ask, group: Group, topic: int) -> None:
    await ask(
        "editForumTopic", chat_id=group.id, message_thread_id=topic, name="Two", icon_custom_emoji_id=ICON
    )
    await ask("sendMessage", chat_id=group.id, message_thread_id=topic, text="x")

    assert (group.topics[topic].name, group.topics[topic].icon) == ("Two", ICON)
    assert [message.text for message in group.in_topic(topic)] == ["x"]


async def test_every_message_of_a_topic_answers_its_start(
    ask: Ask, group: Group, topic: int, anna: Phone
) -> None:
    await anna.send("x", chat=group, thread_id=topic)
    update = (await ask("getUpdates"))[-1]["message"]

    assert update["reply_to_message"]["forum_topic_created"]["name"] == "One"
    assert update["reply_to_message"]["message_id"] == update["message_thread_id"] == topic
    assert group.in_topic(topic)[0].reply_to is None


async def test_deleted_topic_takes_old_messages_along(
    ask: Ask, group: Group, topic: int, clock: FrozenClock
) -> None:
    await ask("sendMessage", chat_id=group.id, message_thread_id=topic, text="x")
    clock.move(timedelta(days=30))

    assert await ask("deleteForumTopic", chat_id=group.id, message_thread_id=topic) is True
    assert (group.messages, group.topics) == ([], {})


WORDS: dict[str, tuple[str, dict[str, Any], str]] = {
    "same name": ("editForumTopic", {"name": "One"}, "TOPIC_NOT_MODIFIED"),
    "unknown": ("editForumTopic", {"name": "x", "message_thread_id": 77}, "TOPIC_ID_INVALID"),
    "foreign icon": ("editForumTopic", {"icon_custom_emoji_id": "1"}, "DOCUMENT_INVALID"),
    "open already": ("reopenForumTopic", {}, "TOPIC_NOT_MODIFIED"),
    "deleted": ("deleteForumTopic", {"message_thread_id": 77}, "TOPIC_ID_INVALID"),
    "written": ("sendMessage", {"text": "x", "message_thread_id": 77}, "message thread not found"),
    "general": ("sendMessage", {"text": "x", "message_thread_id": 1}, "message thread not found"),
    "start deleted": ("deleteMessage", {"message_id": 2}, "message can't be deleted"),
}


@pytest.mark.parametrize("case", WORDS)
async def test_bad_topic_call_is_refused(case: str, ask: Ask, group: Group, topic: int) -> None:
    method, params, words = WORDS[case]
    given = {"chat_id": group.id, "message_thread_id": topic, **params}
    if method == "deleteMessage":
        given = {"chat_id": group.id, "message_id": topic}

    assert await ask(method, **given) == f"Bad Request: {words}"


async def test_nameless_topic_is_refused(ask: Ask, group: Group) -> None:
    assert await ask("createForumTopic", chat_id=group.id, name=" ") == "Bad Request: TOPIC_TITLE_EMPTY"


async def test_long_name_is_cut(ask: Ask, group: Group) -> None:
    assert len((await ask("createForumTopic", chat_id=group.id, name="x" * 200))["name"]) == 128


async def test_plain_group_is_no_forum(ask: Ask, telegram: Telegram) -> None:
    plain = telegram.add_group("Plain", forum=False)
    assert await ask("createForumTopic", chat_id=plain.id, name="x") == "Bad Request: the chat is not a forum"


async def test_rights_are_asked_for(ask: Ask, group: Group, anna: Phone) -> None:
    theirs = group.open_topic(anna, "Theirs").id
    written = await anna.send("x", chat=group)
    group.set_bot(anna, status="administrator", rights=set())

    words = [
        await ask("createForumTopic", chat_id=group.id, name="x"),
        await ask("editForumTopic", chat_id=group.id, message_thread_id=theirs, name="x"),
        await ask("pinChatMessage", chat_id=group.id, message_id=written.id),
        await ask("deleteMessage", chat_id=group.id, message_id=written.id),
    ]
    assert words == [
        "Bad Request: not enough rights to create a topic",
        "Bad Request: not enough rights to edit the topic",
        "Bad Request: not enough rights to manage pinned messages in the chat",
        "Bad Request: message can't be deleted",
    ]


async def test_bot_without_rights_keeps_its_own_topic(
    ask: Ask, group: Group, topic: int, anna: Phone
) -> None:
    group.set_bot(anna, status="member")

    assert await ask("closeForumTopic", chat_id=group.id, message_thread_id=topic) is True


async def test_closed_topic_is_shut_to_members(ask: Ask, group: Group, topic: int, anna: Phone) -> None:
    group.close_topic(anna, topic)
    where = {"chat_id": group.id, "message_thread_id": topic, "text": "x"}

    assert (await ask("sendMessage", **where))["text"] == "x"
    group.set_bot(anna, status="member")
    assert await ask("sendMessage", **where) == "Bad Request: TOPIC_CLOSED"


async def test_icons_are_offered(ask: Ask) -> None:
    assert ICON in [one["custom_emoji_id"] for one in await ask("getForumTopicIconStickers")]


async def test_member_bot_hears_only_what_is_meant(ask: Ask, group: Group, anna: Phone) -> None:
    await ask("getUpdates", offset=-1)
    group.set_bot(anna, status="member")
    mine = await ask("sendMessage", chat_id=group.id, text="x")
    for text in ("unheard", "/heard", "@podruga_test_bot heard"):
        await anna.send(text, chat=group)
    await anna.send("heard", chat=group, reply_to=group.messages[0])

    heard = [one["message"]["text"] for one in await ask("getUpdates") if "message" in one][1:]
    assert heard == ["/heard", "@podruga_test_bot heard", "heard"]
    assert mine["message_id"] == group.messages[0].id
