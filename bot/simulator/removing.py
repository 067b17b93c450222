"""Methods that remove, pin and react to messages."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.destinations import has_right, reachable, writable
from bot.simulator.errors import bad_request
from bot.simulator.state import Chat, State, StoredMessage

DELETE_WITHIN_SECONDS = 48 * 3600
MOST_DELETED = 100
TOO_OLD = "message can't be deleted for everyone"
EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 "
    "⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 "
    "🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡 "
)
REACTIONS = frozenset(EMOJI.split())


def _check_deletable(state: State, chat: Chat, stored: StoredMessage) -> None:
    """Refuse what Telegram keeps.

    Raises:
        Refused: older than 48 hours, the start of a topic, or another's message without the right.
    """
    if state.now() - int(stored.data["date"]) >= DELETE_WITHIN_SECONDS:
        raise bad_request(TOO_OLD)
    if not chat.is_group:
        return
    if "forum_topic_created" in stored.data:
        raise bad_request("message can't be deleted")
    if not stored.by_bot and not has_right(chat, "can_delete_messages"):
        raise bad_request("message can't be deleted")


async def delete_message(state: State, call: Call) -> Any:
    """Do `deleteMessage`; nothing older than 48 hours can go."""
    chat = reachable(state, call.params)
    stored = state.message(chat, call.params["message_id"], "message to delete not found")
    _check_deletable(state, chat, stored)
    state.remove(chat, lambda one: one.id == stored.id)
    return True


async def delete_messages(state: State, call: Call) -> Any:
    """Do `deleteMessages`: unknown ids are skipped, one that must stay refuses the whole call."""
    chat = reachable(state, call.params)
    wanted = set(call.params["message_ids"])
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    for message_id in wanted & chat.messages.keys():
        _check_deletable(state, chat, chat.messages[message_id])
    state.remove(chat, lambda one: one.id in wanted)
    return True


async def set_reaction(state: State, call: Call) -> Any:
    """Do `setMessageReaction`: one emoji of Telegram's list, or none."""
    chat, _ = writable(state, {"chat_id": call.params.get("chat_id", 0)})
    stored = state.message(chat, call.params["message_id"], "message to react not found")
    reaction = call.params.get("reaction") or []
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one["emoji"] not in REACTIONS for one in reaction):
        raise bad_request("REACTION_INVALID")
    chat.reactions[stored.id] = reaction
    state.touch(chat.id)
    return True


def _pinnable(state: State, call: Call) -> Chat:
    chat = reachable(state, call.params)
    if chat.is_group and not has_right(chat, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


async def pin(state: State, call: Call) -> Any:
    """Do `pinChatMessage`; Telegram says so in the chat."""
    chat = _pinnable(state, call)
    stored = state.message(chat, call.params["message_id"], "message to pin not found")
    chat.pinned = [*(one for one in chat.pinned if one != stored.id), stored.id]
    pinned = {name: value for name, value in stored.data.items() if name != "reply_to_message"}
    thread_id = stored.data.get("message_thread_id")
    state.store(chat, state.bot, {"pinned_message": pinned}, thread_id=thread_id, service=True)
    return True


async def unpin(state: State, call: Call) -> Any:
    """Do `unpinChatMessage`: the named message, or the newest pinned one."""
    chat = _pinnable(state, call)
    message_id = call.params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    state.touch(chat.id)
    return True


async def unpin_all(state: State, call: Call) -> Any:
    """Do `unpinAllChatMessages`."""
    chat = _pinnable(state, call)
    chat.pinned.clear()
    state.touch(chat.id)
    return True
