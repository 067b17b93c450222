"""Methods that put messages into chats."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from bot.simulator.calls import Call
from bot.simulator.errors import Refused, bad_request, forbidden
from bot.simulator.formatting import read_caption, read_message
from bot.simulator.markup import check_keyboard
from bot.simulator.state import GENERAL_TOPIC, Chat, Json, State

THREAD_LOST = "message thread not found"
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


def writable(state: State, params: Json) -> tuple[Chat, int | None]:
    """Return the chat and topic a message may go to.

    Raises:
        Refused: not found, blocked, left, migrated, or the topic is gone or closed.
    """
    chat = state.chat(params.get("chat_id", 0))
    check_reachable(chat)
    thread_id = params.get("message_thread_id")
    if thread_id is None:
        return chat, None
    if not chat.is_forum:
        raise bad_request(THREAD_LOST)
    thread_id = int(thread_id)
    if thread_id == GENERAL_TOPIC:
        return chat, None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request(THREAD_LOST)
    if topic.closed and not chat.bot_is_admin:
        raise bad_request("TOPIC_CLOSED")
    return chat, thread_id


def check_reachable(chat: Chat) -> None:
    """Refuse chats the bot may not write to.

    Raises:
        Refused: as Telegram words it.
    """
    if chat.migrated_to is not None:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, words, {"migrate_to_chat_id": chat.migrated_to})
    if chat.is_group:
        if not chat.has_bot:
            raise forbidden("bot is not a member of the supergroup chat")
        return
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def put_message(state: State, params: Json, content: Json) -> Json:
    """Store a message of the bot's with its reply, keyboard and protection.

    Raises:
        Refused: the chat, topic, keyboard or answered message is not fit.
    """
    chat, thread_id = writable(state, params)
    content |= _answering(state, chat, params.get("reply_parameters"))
    markup = check_keyboard(params.get("reply_markup"))
    if markup is not None and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    if params.get("protect_content"):
        content["has_protected_content"] = True
    return state.store(chat, state.bot, content, thread_id=thread_id).data


def _answering(state: State, chat: Chat, reply: Json | None) -> Json:
    if not reply:
        return {}
    answered = chat.messages.get(int(reply["message_id"]))
    if answered is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    del state
    flat = {name: value for name, value in answered.data.items() if name != "reply_to_message"}
    return {"reply_to_message": flat}


async def send_message(state: State, call: Call) -> Any:
    """Do `sendMessage`."""
    params = call.params
    content = read_message(str(params.get("text", "")), params.get("parse_mode"), params.get("entities"))
    return put_message(state, params, content)


async def send_media(state: State, call: Call) -> Any:
    """Do `sendPhoto` and its relatives: by file id, or with the bytes attached."""
    params = call.params
    name = MEDIA[call.method]
    content = read_caption(params.get("caption"), params.get("parse_mode"), params.get("caption_entities"))
    content[name] = medium(state, name, source_bytes(state, call, str(params.get(name, ""))))
    return put_message(state, params, content)


def source_bytes(state: State, call: Call, source: str) -> tuple[str, bytes]:
    """Return file id and bytes of an attached or already known file.

    Raises:
        Refused: the file id is unknown.
    """
    attached = call.files.get(source.removeprefix("attach://")) or call.files.get(MEDIA.get(call.method, ""))
    if attached is not None:
        return keep_file(state, attached)
    if source in state.files:
        return source, state.files[source]
    raise bad_request("wrong file identifier/HTTP URL specified")


def keep_file(state: State, content: bytes) -> tuple[str, bytes]:
    """Store bytes under a new file id."""
    file_id = f"AgAC{uuid4().hex}"
    state.files[file_id] = content
    return file_id, content


def medium(state: State, kind: str, file: tuple[str, bytes], **details: Any) -> Any:
    """Describe a file as the Bot API does for this kind of medium."""
    del state
    file_id, content = file
    base: Json = {"file_id": file_id, "file_unique_id": f"u{file_id[-14:]}", "file_size": len(content)}
    sized = {"width": 640, "height": 480}
    shapes: dict[str, Callable[[], Any]] = {
        "photo": lambda: [base | {"width": 90, "height": 68}, base | sized],
        "video": lambda: base | sized | {"duration": 3},
        "animation": lambda: base | sized | {"duration": 3},
        "audio": lambda: base | {"duration": 3},
        "voice": lambda: base | {"duration": 3, "mime_type": "audio/ogg"},
        "video_note": lambda: base | {"length": 240, "duration": 3},
        "document": lambda: base,
        "sticker": lambda: (
            base | {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        ),
    }
    described = shapes[kind]()
    return described if isinstance(described, list) else described | details


async def send_place(state: State, call: Call) -> Any:
    """Do `sendLocation`, `sendVenue` and `sendContact`."""
    params = call.params
    point = {name: params[name] for name in ("latitude", "longitude") if name in params}
    if call.method == "sendContact":
        content: Json = {"contact": {name: params[name] for name in ("phone_number", "first_name")}}
    elif call.method == "sendVenue":
        venue = {"location": point, "title": params["title"], "address": params["address"]}
        content = {"venue": venue, "location": point}
    else:
        content = {"location": point}
    return put_message(state, params, content)


async def copy_message(state: State, call: Call) -> Any:
    """Do `copyMessage`: content only, no link to the original."""
    params = call.params
    source = state.chat(params["from_chat_id"])
    original = state.message(source, int(params["message_id"]), "message to copy not found")
    content = _content(original.data)
    if params.get("caption") is not None:
        content.pop("caption_entities", None)
        content |= read_caption(params["caption"], params.get("parse_mode"), params.get("caption_entities"))
    return {"message_id": put_message(state, params, content)["message_id"]}


async def forward_message(state: State, call: Call) -> Any:
    """Do `forwardMessage`: content with its origin."""
    params = call.params
    source = state.chat(params["from_chat_id"])
    original = state.message(source, int(params["message_id"]), "message to forward not found")
    origin = {"type": "user", "sender_user": original.data["from"], "date": original.data["date"]}
    return put_message(state, params, _content(original.data) | {"forward_origin": origin})


def _content(data: Json) -> Json:
    frame = {
        "message_id",
        "from",
        "chat",
        "date",
        "message_thread_id",
        "is_topic_message",
        "reply_to_message",
        "reply_markup",
        "edit_date",
        "forward_origin",
        "has_protected_content",
    }
    return {name: value for name, value in data.items() if name not in frame}


async def send_media_group(state: State, call: Call) -> Any:
    """Do `sendMediaGroup`."""
    params = call.params
    items = params.get("media") or []
    if not 2 <= len(items) <= 10:  # noqa: PLR2004 - Telegram's own bounds of an album
        raise bad_request("there must be from 2 to 10 media in the group")
    group_id = uuid4().hex[:16]
    sent = []
    for item in items:
        kind = item["type"]
        content = read_caption(item.get("caption"), item.get("parse_mode"), item.get("caption_entities"))
        content |= {"media_group_id": group_id}
        content[kind] = medium(state, kind, source_bytes(state, call, str(item["media"])))
        sent.append(put_message(state, params, content))
    return sent
