"""Raw updates of every kind that Telegram can send, and of kinds that it should not."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
USER: Json = {"id": 555_000_111, "is_bot": False, "first_name": "Кто-то"}
FILE: Json = {"file_id": "F1", "file_unique_id": "U1"}
PICTURE: Json = {**FILE, "width": 1, "height": 1}
PLACE: Json = {"latitude": 56.5, "longitude": 84.9}
GIFT: Json = {"type": "regular"}
CONTENTS: dict[str, Json] = {
    "text": {"text": "привет"},
    "photo": {"photo": [PICTURE]},
    "voice": {"voice": {**FILE, "duration": 1}},
    "video": {"video": {**PICTURE, "duration": 1}},
    "video_note": {"video_note": {**FILE, "length": 1, "duration": 1}},
    "document": {"document": FILE},
    "sticker": {"sticker": {**PICTURE, "type": "regular", "is_animated": False, "is_video": False}},
    "animation": {"animation": {**PICTURE, "duration": 1}, "document": FILE},
    "audio": {"audio": {**FILE, "duration": 1}},
    "location": {"location": PLACE},
    "venue": {"venue": {"location": PLACE, "title": "t", "address": "a"}, "location": PLACE},
    "contact": {"contact": {"phone_number": "+7", "first_name": "А", "user_id": 1}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "game": {"game": {"title": "t", "description": "d", "photo": [PICTURE]}},
    "story": {"story": {"chat": {"id": 1, "type": "private"}, "id": 1}},
    "paid_media": {"paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]}},
    "checklist": {"checklist": {"title": "t", "tasks": [{"id": 1, "text": "x"}]}},
    "invoice": {
        "invoice": {
            "title": "t",
            "description": "d",
            "start_parameter": "s",
            "currency": "XTR",
            "total_amount": 1,
        }
    },
    "new_chat_members": {"new_chat_members": [USER]},
    "left_chat_member": {"left_chat_member": USER},
    "new_chat_title": {"new_chat_title": "t"},
    "new_chat_photo": {"new_chat_photo": [PICTURE]},
    "delete_chat_photo": {"delete_chat_photo": True},
    "group_chat_created": {"group_chat_created": True},
    "auto_delete": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "pinned_message": {
        "pinned_message": {"message_id": 1, "date": 0, "chat": {"id": USER["id"], "type": "private"}}
    },
    "forum_topic_created": {"forum_topic_created": {"name": "t", "icon_color": 7322096}},
    "forum_topic_edited": {"forum_topic_edited": {"name": "t"}},
    "forum_topic_closed": {"forum_topic_closed": {}},
    "general_forum_topic_hidden": {"general_forum_topic_hidden": {}},
    "video_chat_started": {"video_chat_started": {}},
    "users_shared": {"users_shared": {"request_id": 1, "users": [{"user_id": 1}]}},
    "write_access_allowed": {"write_access_allowed": {}},
    "web_app_data": {"web_app_data": {"data": "x", "button_text": "x"}},
    "boost_added": {"boost_added": {"boost_count": 1}},
    "unknown_kind": {"hologram": {"depth": 3}},
    "command": {"text": "/unknown", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]},
    "start_long": {"text": "/start " + "x" * 64},
    "via_bot": {"text": "x", "via_bot": {"id": 9, "is_bot": True, "first_name": "b"}},
    "sender_chat_only": {"text": "x", "sender_chat": {"id": -1009, "type": "channel", "title": "c"}},
    "hidden_forward": {
        "text": "x",
        "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "N"},
    },
    "odd_entities": {"text": "x", "entities": [{"type": "sparkle", "offset": 5, "length": 900}]},
}
PRIVATE: Json = {"id": USER["id"], "type": "private", "first_name": "Кто-то"}
FOREIGN: Json = {"id": -100_777, "type": "supergroup", "title": "Чужие"}
CHANNEL: Json = {"id": -100_888, "type": "channel", "title": "Канал"}
MEMBER: Json = {"user": USER, "status": "member"}
GONE: Json = {"user": USER, "status": "left"}
BOT: Json = {"id": 42, "is_bot": True, "first_name": "Podruga", "username": "podruga_test_bot"}
PRESS: Json = {"id": "1", "from": USER, "chat_instance": "1"}
CHANGE: Json = {"from": USER, "date": 0, "old_chat_member": GONE, "new_chat_member": MEMBER}
PAY: Json = {"id": "1", "from": USER, "invoice_payload": "x"}
ADDRESS: Json = {
    "country_code": "RU",
    "state": "",
    "city": "",
    "street_line1": "",
    "street_line2": "",
    "post_code": "",
}


def message_in(chat: Json, content: Json) -> Json:
    sender = {} if chat["type"] == "channel" else {"from": USER}
    return {"message_id": 900, "date": 1_790_000_000, "chat": chat} | sender | content


def events_in(chat: Json) -> Iterator[tuple[str, Json]]:
    """Give every kind of update that is about a chat."""
    text = message_in(chat, {"text": "слово"})
    yield "edited_message", text | {"edit_date": 1_790_000_001}
    yield "edited_message", message_in(chat, {"photo": [PICTURE], "edit_date": 1_790_000_001})
    yield "channel_post", text
    yield "edited_channel_post", text | {"edit_date": 1_790_000_001}
    yield "business_message", text | {"business_connection_id": "b"}
    yield "edited_business_message", text | {"business_connection_id": "b", "edit_date": 1}
    yield "deleted_business_messages", {"business_connection_id": "b", "chat": chat, "message_ids": [1]}
    yield (
        "message_reaction",
        {
            "chat": chat,
            "message_id": 1,
            "user": USER,
            "date": 0,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        },
    )
    yield "message_reaction_count", {"chat": chat, "message_id": 1, "date": 0, "reactions": []}
    yield "my_chat_member", CHANGE | {"chat": chat, "new_chat_member": {"user": BOT, "status": "member"}}
    yield "chat_member", CHANGE | {"chat": chat}
    yield "chat_join_request", {"chat": chat, "from": USER, "user_chat_id": USER["id"], "date": 0}
    for data in ("g:1", "", "zz", "x:1:0"):
        yield "callback_query", PRESS | {"data": data, "message": text}
    yield "callback_query", PRESS | {"data": "g:1", "message": {"chat": chat, "message_id": 1, "date": 0}}


def events_nowhere() -> Iterator[tuple[str, Json]]:
    """Give every kind of update without a chat."""
    yield "inline_query", {"id": "1", "from": USER, "query": "вич", "offset": ""}
    yield "chosen_inline_result", {"result_id": "1", "from": USER, "query": "x"}
    yield "callback_query", PRESS | {"data": "g:1"}
    yield "callback_query", PRESS | {"game_short_name": "tetris", "inline_message_id": "i"}
    yield "callback_query", PRESS | {"data": "g:1", "inline_message_id": "i"}
    yield "shipping_query", PAY | {"shipping_address": ADDRESS}
    yield "pre_checkout_query", PAY | {"currency": "XTR", "total_amount": 1}
    yield "purchased_paid_media", {"from": USER, "paid_media_payload": "x"}
    yield "poll", CONTENTS["poll"]["poll"]
    yield "poll_answer", {"poll_id": "1", "user": USER, "option_ids": [0], "option_persistent_ids": ["a"]}
    yield (
        "business_connection",
        {
            "id": "b",
            "user": USER,
            "user_chat_id": USER["id"],
            "date": 0,
            "is_enabled": True,
        },
    )
    yield "hologram", {"depth": 3}


def deep(levels: int) -> Json:
    nested: Json = {}
    for _ in range(levels):
        nested = {"x": nested}
    return nested


NAMELESS: Json = {"type": "hidden_user", "date": 0}
STORY_REPLY: Json = {"origin": NAMELESS | {"sender_user_name": "N"}, "story": {}}
MALFORMED: dict[str, Json] = {
    "only an id": {},
    "message is text": {"message": "привет"},
    "message is a list": {"message": [1, 2]},
    "message is nothing": {"message": None},
    "message is empty": {"message": {}},
    "no sender": {"message": {"message_id": 1, "date": 0, "chat": PRIVATE, "text": "x"}},
    "sender is text": {"message": message_in(PRIVATE, {"from": "я", "text": "x"})},
    "sender without id": {"message": message_in(PRIVATE, {"from": {"first_name": "x"}, "text": "x"})},
    "chat is a number": {"message": message_in(PRIVATE, {"chat": 5, "text": "x"})},
    "id is text": {"message": message_in(PRIVATE, {"message_id": "x", "text": "x"})},
    "text is an object": {"message": message_in(PRIVATE, {"text": {"a": 1}})},
    "photo is empty": {"message": message_in(PRIVATE, {"photo": []})},
    "press without sender": {"callback_query": {"id": "1", "data": "g:1"}},
    "press is a number": {"callback_query": 7},
    "pressed message is text": {"callback_query": PRESS | {"data": "g:1", "message": "x"}},
    "pressed message is nothing": {"callback_query": PRESS | {"data": "x:1:0", "message": None}},
    "pressed message is a list": {"callback_query": PRESS | {"data": "x:1:0", "message": [PRIVATE]}},
    "pressed data is a number": {"callback_query": PRESS | {"data": 5}},
    "crisis pressed nowhere": {"callback_query": PRESS | {"data": "x:1:0", "from": PRIVATE}},
    "story without a chat": {"message": message_in(PRIVATE, {"text": "x", "external_reply": STORY_REPLY})},
    "forward without a name": {"message": message_in(PRIVATE, {"text": "x", "forward_origin": NAMELESS})},
    "deep": {"message": message_in(PRIVATE, {"text": "x", "reply_to_message": deep(900)})},
    "huge number": {"message": message_in(PRIVATE | {"id": 10**30}, {"text": "x"})},
    "surrogate": {"message": message_in(PRIVATE, {"text": "\ud83d"})},
    "zero byte": {"message": message_in(PRIVATE, {"text": "a\x00b"})},
}
