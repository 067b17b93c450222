"""Methods that change messages of the bot's own."""

from typing import Any

from bot.simulator.calls import Call
from bot.simulator.destinations import reachable
from bot.simulator.errors import bad_request
from bot.simulator.formatting import read_caption, read_message
from bot.simulator.markup import check_markup
from bot.simulator.sending import described, source_file
from bot.simulator.state import Chat, Json, State, StoredMessage, words_of

EDIT_LOST = "message to edit not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
NEVER_EDITED = ("contact", "location", "venue", "sticker", "dice", "video_note")
CAPTIONED = ("photo", "video", "animation", "audio", "document", "voice")
CONTENT = {"text", "entities", "caption", "caption_entities", "show_caption_above_media", "has_media_spoiler"}


def _editable(state: State, params: Json) -> tuple[Chat, StoredMessage]:
    """Return the message an edit is about.

    Raises:
        Refused: not found, not the bot's own, or of a kind that cannot be edited.
    """
    if params.get("inline_message_id") is not None:
        raise bad_request("MESSAGE_ID_INVALID")
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = reachable(state, params)
    stored = state.message(chat, params["message_id"], EDIT_LOST)
    is_fixed = stored.has_keyboard or stored.service or "forward_origin" in stored.data
    if not stored.by_bot or is_fixed:
        raise bad_request("message can't be edited")
    return chat, stored


def _change(state: State, stored: StoredMessage, content: Json, params: Json) -> Json:
    """Replace the named parts of a message; the keyboard goes unless it is given again.

    Raises:
        Refused: nothing would change, or the keyboard is bad.
    """
    markup, has_keyboard = check_markup(params.get("reply_markup"))
    if has_keyboard:
        raise bad_request("inline keyboard expected")
    frame = {"reply_markup", "edit_date"}
    before = {name: value for name, value in stored.data.items() if name != "edit_date"}
    if markup is not None:
        content = content | {"reply_markup": markup}
    data = {name: value for name, value in content.items() if value is not None}
    kept = {name: value for name, value in before.items() if name not in frame and name not in content}
    if kept | data == before:
        raise bad_request(NOT_MODIFIED)
    stored.edits.append(words_of(stored.data))
    stored.data = kept | data | {"edit_date": state.now()}
    state.touch(int(stored.data["chat"]["id"]))
    return stored.data


async def edit_text(state: State, call: Call) -> Any:
    """Do `editMessageText`."""
    params = call.params
    content = read_message(params["text"], params.get("parse_mode"), params.get("entities"))
    _, stored = _editable(state, params)
    if "text" not in stored.data:
        raise bad_request("there is no text in the message to edit")
    return _change(state, stored, {"entities": None} | content, params)


async def edit_caption(state: State, call: Call) -> Any:
    """Do `editMessageCaption`; without a caption the present one goes."""
    params = call.params
    content = read_caption(params)
    _, stored = _editable(state, params)
    if not any(kind in stored.data for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    return _change(state, stored, {"caption": None, "caption_entities": None} | content, params)


async def edit_media(state: State, call: Call) -> Any:
    """Do `editMessageMedia`; the caption is part of the medium."""
    item = call.params["media"]
    _, stored = _editable(state, call.params)
    if any(kind in stored.data for kind in NEVER_EDITED):
        raise bad_request("message can't be edited")
    file = source_file(state, call, item["type"], str(item["media"]))
    content = read_caption(item) | described(file, item)
    return _change(state, stored, dict.fromkeys(CONTENT | set(CAPTIONED)) | content, call.params)


async def edit_markup(state: State, call: Call) -> Any:
    """Do `editMessageReplyMarkup`."""
    _, stored = _editable(state, call.params)
    return _change(state, stored, {}, call.params)
