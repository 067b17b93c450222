"""Forum topics."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.errors import bad_request
from bot.simulator.sending import check_reachable
from bot.simulator.state import Chat, State, Topic

NAME_LIMIT = 128


def _forum(state: State, call: Call) -> Chat:
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.bot_is_admin or "can_manage_topics" not in chat.bot_rights:
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(state: State, call: Call) -> tuple[Chat, Topic]:
    chat = _forum(state, call)
    topic = chat.topics.get(int(call.params["message_thread_id"]))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


async def create(state: State, call: Call) -> Any:
    """Do `createForumTopic`."""
    chat = _forum(state, call)
    name = str(call.params.get("name", ""))
    if not 1 <= len(name) <= NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_INVALID")
    topic = Topic(state.next_id(chat), name, icon_custom_emoji_id=call.params.get("icon_custom_emoji_id"))
    chat.topics[topic.id] = topic
    state.touch(chat.id)
    answer = {"message_thread_id": topic.id, "name": name, "icon_color": topic.icon_color}
    if topic.icon_custom_emoji_id:
        answer["icon_custom_emoji_id"] = topic.icon_custom_emoji_id
    return answer


async def edit(state: State, call: Call) -> Any:
    """Do `editForumTopic`."""
    chat, topic = _topic(state, call)
    name, icon = call.params.get("name"), call.params.get("icon_custom_emoji_id")
    if (name or topic.name) == topic.name and (icon is None or icon == topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = str(name or topic.name)
    if icon is not None:
        topic.icon_custom_emoji_id = str(icon) or None
    state.touch(chat.id)
    return True


async def close(state: State, call: Call) -> Any:
    """Do `closeForumTopic` and `reopenForumTopic`."""
    chat, topic = _topic(state, call)
    closed = call.method == "closeForumTopic"
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    state.touch(chat.id)
    return True


async def delete(state: State, call: Call) -> Any:
    """Do `deleteForumTopic`, with all its messages, however old."""
    chat, topic = _topic(state, call)
    drop_topic(state, chat, topic.id)
    return True


def drop_topic(state: State, chat: Chat, topic_id: int) -> None:
    """Remove a topic with its messages."""
    chat.topics.pop(topic_id, None)
    state.remove(chat, lambda one: one.data.get("message_thread_id") == topic_id)


async def icon_stickers(state: State, call: Call) -> Any:
    """Do `getForumTopicIconStickers`: none here."""
    del state, call
    return []
