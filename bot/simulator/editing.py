"""Methods that change or remove messages."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.errors import bad_request
from bot.simulator.formatting import read_caption, read_message
from bot.simulator.markup import check_keyboard
from bot.simulator.sending import check_reachable, medium, source_bytes
from bot.simulator.state import Chat, Json, State, StoredMessage, words_of

EDIT_LOST = "message to edit not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
DELETE_WITHIN_SECONDS = 48 * 3600
MOST_DELETED = 100


def _editable(state: State, params: Json) -> tuple[Chat, StoredMessage]:
    chat = state.chat(params.get("chat_id", 0))
    check_reachable(chat)
    stored = state.message(chat, int(params["message_id"]), EDIT_LOST)
    if not stored.by_bot:
        raise bad_request("message can't be edited")
    return chat, stored


def _change(state: State, chat: Chat, stored: StoredMessage, content: Json, params: Json) -> Json:
    markup = check_keyboard(params.get("reply_markup"))
    data = {name: value for name, value in stored.data.items() if name not in {"reply_markup", "edit_date"}}
    for name in ("entities", "caption_entities"):
        if name not in content and any(key in content for key in ("text", "caption")):
            data.pop(name, None)
    data |= content
    if markup is not None:
        data["reply_markup"] = markup
    before = {name: value for name, value in stored.data.items() if name != "edit_date"}
    if data == before:
        raise bad_request(NOT_MODIFIED)
    stored.edits.append(words_of(stored.data))
    stored.data = data | {"edit_date": state.now()}
    state.touch(chat.id)
    return stored.data


async def edit_text(state: State, call: Call) -> Any:
    """Do `editMessageText`."""
    chat, stored = _editable(state, call.params)
    if "text" not in stored.data:
        raise bad_request("there is no text in the message to edit")
    params = call.params
    content = read_message(str(params.get("text", "")), params.get("parse_mode"), params.get("entities"))
    return _change(state, chat, stored, content, params)


async def edit_caption(state: State, call: Call) -> Any:
    """Do `editMessageCaption`."""
    chat, stored = _editable(state, call.params)
    if "text" in stored.data:
        raise bad_request("there is no caption in the message to edit")
    params = call.params
    content = read_caption(params.get("caption"), params.get("parse_mode"), params.get("caption_entities"))
    return _change(state, chat, stored, content or {"caption": ""}, params)


async def edit_media(state: State, call: Call) -> Any:
    """Do `editMessageMedia`."""
    chat, stored = _editable(state, call.params)
    item = call.params["media"]
    content = read_caption(item.get("caption"), item.get("parse_mode"), item.get("caption_entities"))
    content[item["type"]] = medium(state, item["type"], source_bytes(state, call, str(item["media"])))
    for name in ("text", "entities"):
        stored.data.pop(name, None)
    return _change(state, chat, stored, content, call.params)


async def edit_markup(state: State, call: Call) -> Any:
    """Do `editMessageReplyMarkup`."""
    chat, stored = _editable(state, call.params)
    return _change(state, chat, stored, {}, call.params)


def _is_old(state: State, stored: StoredMessage) -> bool:
    return state.now() - int(stored.data["date"]) > DELETE_WITHIN_SECONDS


async def delete_message(state: State, call: Call) -> Any:
    """Do `deleteMessage`; nothing older than 48 hours can go."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    stored = state.message(chat, int(call.params["message_id"]), "message to delete not found")
    if _is_old(state, stored):
        raise bad_request("message can't be deleted for everyone")
    state.remove(chat, lambda one: one.id == stored.id)
    return True


async def delete_messages(state: State, call: Call) -> Any:
    """Do `deleteMessages`: unknown ids are skipped, one that is too old refuses the whole call."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    wanted = {int(one) for one in call.params["message_ids"]}
    if not 1 <= len(wanted) <= MOST_DELETED:
        raise bad_request("there must be from 1 to 100 message identifiers to delete")
    if any(_is_old(state, chat.messages[one]) for one in wanted if one in chat.messages):
        raise bad_request("message can't be deleted for everyone")
    state.remove(chat, lambda one: one.id in wanted)
    return True


async def set_reaction(state: State, call: Call) -> Any:
    """Do `setMessageReaction`."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    stored = state.message(chat, int(call.params["message_id"]), "message to react not found")
    chat.reactions[stored.id] = list(call.params.get("reaction") or [])
    state.touch(chat.id)
    return True


async def pin(state: State, call: Call) -> Any:
    """Do `pinChatMessage` and `unpinChatMessage`."""
    chat = state.chat(call.params.get("chat_id", 0))
    check_reachable(chat)
    message_id = int(call.params.get("message_id") or (chat.pinned[-1] if chat.pinned else 0))
    state.message(chat, message_id, "message to pin not found")
    chat.pinned = [one for one in chat.pinned if one != message_id]
    if call.method == "pinChatMessage":
        chat.pinned.append(message_id)
    state.touch(chat.id)
    return True
