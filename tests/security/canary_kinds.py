"""Messages of every kind, each with her name, number and username wherever Telegram has room for them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image

from bot.simulator import Phone
from tests.canary import CAPTION, FIRST_NAME, LAST_NAME, QUESTION, USERNAME
from tests.flows.raw_updates import CONTENTS, message_in

Json = dict[str, Any]
SHORT_ID = 731_884_602_195  # as real ones are: five bytes
NAME = f"{FIRST_NAME} {LAST_NAME}"
DETAILS: Json = {
    "id": SHORT_ID,
    "last_name": LAST_NAME,
    "username": USERNAME,
    "is_premium": True,
    "language_code": "x-kanareika",
}
MEDIA: dict[str, Json] = {
    "photo": {},
    "video": {"file_name": f"{NAME}.mp4"},
    "animation": {"file_name": f"{USERNAME}.gif"},
    "audio": {"file_name": f"{NAME}.mp3", "performer": FIRST_NAME, "title": LAST_NAME},
    "voice": {},
    "video_note": {},
    "document": {"file_name": f"Паспорт {NAME}.pdf", "mime_type": "application/pdf"},
    "sticker": {"set_name": USERNAME},
}
POINT: Json = {"latitude": 56.48, "longitude": 84.95}
WITHOUT_TYPE = (
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
)
PLAIN_TYPES = (
    *WITHOUT_TYPE,
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "mention",
)


def sticker() -> bytes:
    """Return a sticker that tells beside its picture who has drawn it."""
    target = BytesIO()
    Image.new("RGBA", (512, 512), "pink").save(target, "WEBP", lossless=True, xmp=USERNAME.encode())
    return target.getvalue()


def entities(user: Json) -> list[Json]:
    """Return every type of entity there is, over the same five letters."""
    bounds = {"offset": 0, "length": 5}
    named: list[Json] = [
        {"type": "pre", "language": USERNAME},
        {"type": "text_mention", "user": user},
        {"type": "text_link", "url": f"tg://user?id={user['id']}"},
        {"type": "text_link", "url": f"https://t.me/{USERNAME}"},
        {"type": "custom_emoji", "custom_emoji_id": str(user["id"])},
        {"type": "date_time", "unix_time": 1, "date_time_format": "wDT"},
    ]
    return [bounds | one for one in (*({"type": kind} for kind in PLAIN_TYPES), *named)]


def origins(user: Json) -> list[Json]:
    """Return forwards and quotations that name her."""
    hidden: Json = {"type": "hidden_user", "date": 1, "sender_user_name": NAME}
    chat = {"id": user["id"], "type": "private", "first_name": FIRST_NAME, "username": USERNAME}
    return [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": user}},
        {"forward_origin": hidden},
        {"external_reply": {"origin": hidden, "contact": {"phone_number": "+7", "first_name": NAME}}},
        {"reply_to_story": {"chat": chat, "id": 1}},
        {"via_bot": {"id": 9, "is_bot": True, "first_name": NAME, "username": USERNAME}},
        {"author_signature": NAME, "sender_tag": NAME},
        {"sender_business_bot": {"id": 9, "is_bot": True, "first_name": NAME}},
    ]


def texts(user: Json) -> Iterator[Json]:
    """Give her words with every entity and every origin."""
    yield {"text": QUESTION, "entities": entities(user)}
    for origin in origins(user):
        yield {"text": QUESTION} | origin


def places_and_people(user: Json) -> Iterator[Json]:
    """Give what waits for a second press."""
    yield {"location": POINT}
    yield {"location": POINT | {"live_period": 900}}
    yield {"location": POINT, "venue": {"location": POINT, "title": NAME, "address": USERNAME}}
    yield {"contact": {"phone_number": "+79990000000", "first_name": FIRST_NAME, "user_id": user["id"]}}
    yield {"contact": {"phone_number": "+79990000001", "first_name": LAST_NAME, "vcard": f"FN:{NAME}"}}


def refused_kinds(user: Json) -> Iterator[Json]:
    """Give what is never passed on."""
    chat = {"id": user["id"], "type": "private", "first_name": FIRST_NAME, "username": USERNAME}
    poll: Json = CONTENTS["poll"]["poll"]
    yield {"poll": poll | {"question": NAME}}
    yield {"story": {"chat": chat, "id": 1}}
    yield {"game": CONTENTS["game"]["game"] | {"title": NAME, "text": USERNAME}}
    yield {"checklist": {"title": NAME, "tasks": [{"id": 1, "text": USERNAME, "completed_by_user": user}]}}
    yield {"giveaway": {"chats": [chat], "winners_selection_date": 1, "winner_count": 1}}
    yield {
        "gift": {
            "gift": {"id": "1", "sticker": CONTENTS["sticker"]["sticker"], "star_count": 1},
            "text": NAME,
        }
    }
    yield {"users_shared": {"request_id": 1, "users": [{"user_id": user["id"], "first_name": FIRST_NAME}]}}
    yield {"new_chat_members": [user]}
    for name in ("dice", "paid_media", "invoice", "unknown_kind", "pinned_message"):
        yield CONTENTS[name]


def strange_updates(phone: Phone) -> Iterator[Json]:
    """Give updates about her that no phone sends, and one that cannot be read."""
    change = {"chat": phone.chat.data, "from": phone.user, "date": 1}
    message = message_in(phone.chat.data, {"from": phone.user, "text": [QUESTION]})
    yield {"message": message}
    yield {
        "message_reaction": change
        | {"message_id": 1, "user": phone.user, "old_reaction": [], "new_reaction": []}
    }
    yield {"inline_query": {"id": "1", "from": phone.user, "query": QUESTION, "offset": ""}}
    yield {"callback_query": {"id": "1", "from": phone.user, "chat_instance": "1", "data": f"x:{SHORT_ID}"}}


def captioned(phone: Phone) -> Json:
    """Return a caption that mentions her."""
    mention = {"type": "text_mention", "offset": 0, "length": 3, "user": phone.user}
    return {"caption": CAPTION, "caption_entities": [mention]}
