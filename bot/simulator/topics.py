"""Forum topics."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.destinations import has_right, reachable
from bot.simulator.errors import bad_request
from bot.simulator.state import Chat, Json, State, Topic

NAME_LIMIT = 128
COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
ICONS = {
    "5434144690511290129": "📰",
    "5312536423851630001": "💡",
    "5310228579009699834": "🎉",
    "5377544228505134960": "🏠",
    "5418085807791545980": "🔝",
    "5379748062124056162": "❗",
    "5373251851074415873": "📝",
    "5237699328843200968": "✅",
    "5377316857231450742": "❓",
    "5417915203100613993": "💬",
    "5357107601584693888": "👑",
    "5350554349074391003": "💻",
    "5350305691942788490": "📈",
    "5368324170671202286": "👍",
    "5309832892262654231": "🤖",
    "5420331611830886484": "🚑",
}


def _forum(state: State, call: Call) -> Chat:
    chat = reachable(state, call.params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic(state: State, call: Call, doing: str) -> tuple[Chat, Topic]:
    """Return a topic the bot may change: its own, or any as an administrator with the right.

    Raises:
        Refused: no forum, no such topic, not enough rights.
    """
    chat = _forum(state, call)
    topic = chat.topics.get(call.params["message_thread_id"])
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    own = topic.by_bot and doing != "delete"
    if not own and not has_right(chat, "can_manage_topics"):
        raise bad_request(f"not enough rights to {doing} the topic")
    return chat, topic


def _icon(params: Json) -> str | None:
    """Return the custom emoji asked for.

    Raises:
        Refused: it is none of those a bot may use.
    """
    icon = params.get("icon_custom_emoji_id")
    if icon and icon not in ICONS:
        raise bad_request("DOCUMENT_INVALID")
    return icon


async def create(state: State, call: Call) -> Any:
    """Do `createForumTopic`."""
    chat = _forum(state, call)
    if not has_right(chat, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    colour = call.params.get("icon_color", COLOURS[0])
    if colour not in COLOURS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    topic = open_topic(
        state, chat, state.bot, _title(call.params["name"]), colour=colour, icon=_icon(call.params)
    )
    shown = {"name": topic.name, "icon_color": topic.icon_color}
    if topic.icon:
        shown["icon_custom_emoji_id"] = topic.icon
    return {"message_thread_id": topic.id} | shown


def _title(name: str) -> str:
    """Cut a name to what Telegram keeps.

    Raises:
        Refused: there is none.
    """
    title = name.strip()
    if not title:
        raise bad_request("TOPIC_TITLE_EMPTY")
    return title[:NAME_LIMIT]


def open_topic(
    state: State, chat: Chat, sender: Json, name: str, *, colour: int = COLOURS[0], icon: str | None = None
) -> Topic:
    """Open a topic: its id is that of the service message which says so."""
    shown = {"name": name, "icon_color": colour} | ({"icon_custom_emoji_id": icon} if icon else {})
    stored = state.store(chat, sender, {"forum_topic_created": shown}, service=True)
    stored.data |= {"message_thread_id": stored.id, "is_topic_message": True}
    topic = Topic(stored.id, name, colour, icon, by_bot=stored.by_bot, root=stored.data)
    chat.topics[topic.id] = topic
    return topic


def _say(state: State, chat: Chat, topic: Topic, service: Json) -> bool:
    state.store(chat, state.bot, service, thread_id=topic.id, service=True)
    return True


async def edit(state: State, call: Call) -> Any:
    """Do `editForumTopic`; an empty icon takes the present one away."""
    chat, topic = _topic(state, call, "edit")
    name, icon = call.params.get("name"), _icon(call.params)
    title = _title(name) if name else topic.name
    kept_icon = topic.icon_custom_emoji_id if icon is None else icon or None
    if (title, kept_icon) == (topic.name, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    said: Json = {"name": title} if title != topic.name else {}
    if kept_icon != topic.icon_custom_emoji_id:
        said["icon_custom_emoji_id"] = kept_icon or ""
    topic.name, topic.icon_custom_emoji_id = title, kept_icon
    return _say(state, chat, topic, {"forum_topic_edited": said})


async def close(state: State, call: Call) -> Any:
    """Do `closeForumTopic`."""
    return _set_closed(state, call, closed=True)


async def reopen(state: State, call: Call) -> Any:
    """Do `reopenForumTopic`."""
    return _set_closed(state, call, closed=False)


def _set_closed(state: State, call: Call, *, closed: bool) -> bool:
    chat, topic = _topic(state, call, "close" if closed else "reopen")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    return _say(state, chat, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})


async def delete(state: State, call: Call) -> Any:
    """Do `deleteForumTopic`, with all its messages, however old."""
    chat, topic = _topic(state, call, "delete")
    drop_topic(state, chat, topic.id)
    return True


def drop_topic(state: State, chat: Chat, topic_id: int) -> None:
    """Remove a topic with its messages."""
    chat.topics.pop(topic_id, None)
    state.remove(chat, lambda one: one.data.get("message_thread_id") == topic_id)


async def icon_stickers(state: State, call: Call) -> Any:
    """Do `getForumTopicIconStickers`."""
    del state, call
    return [
        {
            "file_id": f"CAAC{emoji_id}",
            "file_unique_id": f"AQAD{emoji_id[-12:]}",
            "type": "custom_emoji",
            "width": 512,
            "height": 512,
            "is_animated": True,
            "is_video": False,
            "emoji": emoji,
            "custom_emoji_id": emoji_id,
        }
        for emoji_id, emoji in ICONS.items()
    ]
