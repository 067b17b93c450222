"""Methods that put messages into chats."""

from typing import Any
from uuid import uuid4

from bot.simulator.calls import Call, Upload
from bot.simulator.destinations import reachable, writable
from bot.simulator.errors import bad_request
from bot.simulator.files import PHOTO_LIMIT, STICKER_LIMIT, StoredFile, medium
from bot.simulator.formatting import read_caption, read_message
from bot.simulator.markup import check_markup
from bot.simulator.state import Chat, Json, State, StoredMessage, words_of

MEDIA = {
    "sendPhoto": "photo",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendDocument": "document",
    "sendSticker": "sticker",
}
WITHOUT_CAPTION = {"video_note", "sticker"}
DETAILS = ("duration", "width", "height", "length", "performer", "title")
ALBUM = range(2, 11)
PLACE_DETAILS = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
VENUE_DETAILS = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")


def put_message(state: State, params: Json, content: Json) -> Json:
    """Store a message of the bot's with its reply, keyboard and protection.

    Raises:
        Refused: the chat, topic, keyboard or answered message is not fit.
    """
    chat, thread_id = writable(state, params)
    markup, has_keyboard = check_markup(params.get("reply_markup"))
    content |= _answering(chat, params)
    if markup is not None:
        content["reply_markup"] = markup
    if params.get("protect_content"):
        content["has_protected_content"] = True
    stored = state.store(chat, state.bot, content, thread_id=thread_id)
    stored.has_keyboard = has_keyboard
    return stored.data


def _answering(chat: Chat, params: Json) -> Json:
    reply = params.get("reply_parameters") or {}
    message_id = reply.get("message_id", params.get("reply_to_message_id"))
    if message_id is None:
        return {}
    answered = chat.messages.get(message_id)
    if answered is None:
        if reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": flat(answered.data)} | _quoting(answered, reply)


def _quoting(answered: StoredMessage, reply: Json) -> Json:
    quote = reply.get("quote")
    if quote is None:
        return {}
    position = words_of(answered.data).find(quote)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def flat(data: Json) -> Json:
    """Return a message as it stands inside another: without the one it answers itself."""
    return {name: value for name, value in data.items() if name != "reply_to_message"}


async def send_message(state: State, call: Call) -> Any:
    """Do `sendMessage`."""
    params = call.params
    writable(state, params)
    content = read_message(params["text"], params.get("parse_mode"), params.get("entities"))
    return put_message(state, params, content)


async def send_media(state: State, call: Call) -> Any:
    """Do `sendPhoto` and its relatives: by file id, or with the bytes attached."""
    params = call.params
    kind = MEDIA[call.method]
    writable(state, params)
    content = {} if kind in WITHOUT_CAPTION else read_caption(params)
    file = source_file(state, call, kind, str(params[kind]))
    return put_message(state, params, content | described(file, params))


def described(file: StoredFile, params: Json) -> Json:
    """Return the part of a message that holds a medium."""
    details = {name: params[name] for name in DETAILS if name in params and file.kind != "photo"}
    body = medium(file) if file.kind in {"photo", "sticker"} else medium(file, **details)
    if file.kind == "sticker" and params.get("emoji") and not file.about:
        body |= {"emoji": params["emoji"]}
    content: Json = {file.kind: body}
    if file.kind == "animation":
        names = ("file_id", "file_unique_id", "file_name", "mime_type", "file_size")
        content["document"] = {name: body[name] for name in names if name in body}
    if params.get("has_spoiler") and file.kind in {"photo", "video", "animation"}:
        content["has_media_spoiler"] = True
    return content


def source_file(state: State, call: Call, kind: str, source: str) -> StoredFile:
    """Return an attached or already known file.

    Raises:
        Refused: nothing attached under this name, an unknown id, one of another kind, or an address.
    """
    if source.startswith("attach://"):
        upload = call.files.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad_request("invalid file HTTP URL specified: Unsupported URL protocol")
        return _uploaded(state, kind, upload)
    if source.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    known = state.files.get(source)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        words = known.kind.replace("_", " ").title().replace(" ", "")
        raise bad_request(
            f"can't use file of type {words} as {kind.replace('_', ' ').title().replace(' ', '')}"
        )
    return known


def _uploaded(state: State, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.data) > PHOTO_LIMIT:
        raise bad_request("PHOTO_SIZE_TOO_BIG")
    if kind == "sticker":
        _check_sticker(upload)
    return state.files.keep(kind, upload.data, name=upload.name, mime=upload.mime)


def _check_sticker(upload: Upload) -> None:
    """Refuse an uploaded sticker that Telegram would not show as one."""
    is_still = upload.data.startswith(b"RIFF") and upload.data[8:12] == b"WEBP"
    if is_still and len(upload.data) > STICKER_LIMIT:
        raise bad_request("file is too big")
    if not is_still and not str(upload.name).endswith((".tgs", ".webm")):
        raise bad_request("wrong file type")


async def send_place(state: State, call: Call) -> Any:
    """Do `sendLocation` and `sendVenue`."""
    params = call.params
    point: Json = {name: params[name] for name in ("latitude", "longitude")}
    if not (-90 <= point["latitude"] <= 90 and -180 <= point["longitude"] <= 180):  # noqa: PLR2004 - the globe
        raise bad_request("wrong coordinates specified")
    if call.method == "sendLocation":
        point |= {name: params[name] for name in PLACE_DETAILS if name in params}
        return put_message(state, params, {"location": point})
    venue = {"location": point, "title": params["title"], "address": params["address"]}
    venue |= {name: params[name] for name in VENUE_DETAILS if name in params}
    return put_message(state, params, {"venue": venue, "location": point})


async def send_contact(state: State, call: Call) -> Any:
    """Do `sendContact`."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.params[name] for name in names if name in call.params}
    if not contact["phone_number"]:
        raise bad_request("phone number is empty")
    return put_message(state, call.params, {"contact": contact})


async def send_media_group(state: State, call: Call) -> Any:
    """Do `sendMediaGroup`."""
    params = call.params
    items = params["media"]
    if len(items) not in ALBUM:
        raise bad_request("there must be from 2 to 10 media in the group")
    writable(state, params)
    group_id = str(uuid4().int)[:17]
    contents = []
    for item in items:
        file = source_file(state, call, item["type"], str(item["media"]))
        contents.append(read_caption(item) | described(file, item) | {"media_group_id": group_id})
    return [put_message(state, params, content) for content in contents]


FRAME = {
    "message_id",
    "from",
    "sender_chat",
    "chat",
    "date",
    "message_thread_id",
    "is_topic_message",
    "reply_to_message",
    "reply_markup",
    "edit_date",
    "forward_origin",
    "has_protected_content",
    "media_group_id",
}


def _copied(original: StoredMessage, words: str) -> Json:
    """Return the content of a message.

    Raises:
        Refused: a service message or a protected one.
    """
    if original.service or original.data.get("has_protected_content"):
        raise bad_request(words)
    return {name: value for name, value in original.data.items() if name not in FRAME}


async def copy_message(state: State, call: Call) -> Any:
    """Do `copyMessage`: content only, no link to the original."""
    params = call.params
    source = reachable(state, params, "from_chat_id")
    original = state.message(source, params["message_id"], "message to copy not found")
    content = _copied(original, "message can't be copied")
    if params.get("caption") is not None and "text" not in content:
        content.pop("caption_entities", None)
        content |= read_caption(params) or {"caption": ""}
        if not content["caption"]:
            del content["caption"]
    return {"message_id": put_message(state, params, content)["message_id"]}


async def copy_messages(state: State, call: Call) -> Any:
    """Do `copyMessages`: those that cannot be found or copied are skipped."""
    params = call.params
    source = reachable(state, params, "from_chat_id")
    copied = []
    for message_id in _ordered(params["message_ids"]):
        original = source.messages.get(message_id)
        if original is None or original.service or original.data.get("has_protected_content"):
            continue
        content = _copied(original, "message can't be copied")
        if params.get("remove_caption"):
            content = {name: one for name, one in content.items() if not name.startswith("caption")}
        copied.append({"message_id": put_message(state, params, content)["message_id"]})
    if not copied:
        raise bad_request("there are no messages to copy")
    return copied


def _ordered(message_ids: list[int]) -> list[int]:
    if not 1 <= len(message_ids) <= 100:  # noqa: PLR2004 - Telegram's own bound
        raise bad_request("too few or too many message identifiers specified")
    if sorted(set(message_ids)) != message_ids:
        raise bad_request("message identifiers must be in a strictly increasing order")
    return message_ids


async def forward_message(state: State, call: Call) -> Any:
    """Do `forwardMessage`: content with its origin."""
    params = call.params
    source = reachable(state, params, "from_chat_id")
    original = state.message(source, params["message_id"], "message to forward not found")
    content = _copied(original, "message can't be forwarded")
    origin = original.data.get("forward_origin") or {
        "type": "user",
        "sender_user": original.data["from"],
        "date": original.data["date"],
    }
    return put_message(state, params, content | {"forward_origin": origin})
