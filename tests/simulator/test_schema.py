"""Every answer and update follows the published schema, and aiogram reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import Response
from aiogram.types import Update

from bot.simulator import Group, Phone
from bot.simulator.calls import method_classes
from bot.simulator.methods import BY_LOWER_NAME
from tests.simulator.conftest import Ask
from tests.simulator.schema import problems_of_answer, problems_of_update

Params = dict[str, Any]


@dataclass
class Scene:
    """What the calls are about: a person with messages, a group with topics, files."""

    anna: int
    group: int
    text: int
    photo: int
    topic: int
    closed: int
    query: str
    files: dict[str, str]

    def to(self, **params: object) -> Params:
        """Give parameters about her chat."""
        return {"chat_id": self.anna, **params}

    def topic_of(self, **params: object) -> Params:
        """Give parameters about the open topic."""
        return {"chat_id": self.group, "message_thread_id": self.topic, **params}


KINDS = ("photo", "video", "animation", "audio", "voice", "video_note", "document", "sticker")


@pytest.fixture
async def scene(ask: Ask, anna: Phone, group: Group) -> Scene:
    group.join(anna, admin=True)
    files = {kind: (await anna.send_media(kind)).file_id or "" for kind in KINDS}
    text = await ask("sendMessage", chat_id=anna.id, text="<b>x</b>", parse_mode="HTML")
    photo = await ask("sendPhoto", chat_id=anna.id, photo=files["photo"], caption="x")
    opened = [await ask("createForumTopic", chat_id=group.id, name=name) for name in "ab"]
    closed = opened[1]["message_thread_id"]
    await ask("closeForumTopic", chat_id=group.id, message_thread_id=closed)
    await ask("pinChatMessage", chat_id=anna.id, message_id=text["message_id"])
    press = await anna.press_data("x", wait=False)
    ids = (text["message_id"], photo["message_id"], opened[0]["message_thread_id"], closed)
    return Scene(anna.id, group.id, *ids, press.id, files)


def sent_again(kind: str) -> Callable[[Scene], Params]:
    return lambda scene: scene.to(**{kind: scene.files[kind]})


COMMANDS = [{"command": "menu", "description": "Menu"}]
CALLS: dict[str, Callable[[Scene], Params]] = {
    "getMe": lambda _: {},
    "getUpdates": lambda _: {"timeout": 0},
    "setWebhook": lambda _: {"url": "https://example.org/hook", "secret_token": "a" * 32},
    "deleteWebhook": lambda _: {"drop_pending_updates": True},
    "getWebhookInfo": lambda _: {},
    "sendMessage": lambda s: s.topic_of(text="+7 999 000-00-00 https://example.org /start @somebody #tag"),
    **{f"send{kind.title().replace('_', '')}": sent_again(kind) for kind in KINDS},
    "sendLocation": lambda s: s.to(latitude=56.5, longitude=85),
    "sendVenue": lambda s: s.to(latitude=56.5, longitude=85, title="t", address="a"),
    "sendContact": lambda s: s.to(phone_number="+70000000000", first_name="A", last_name="B"),
    "sendMediaGroup": lambda s: s.to(media=[{"type": "photo", "media": s.files["photo"]}] * 2),
    "copyMessage": lambda s: s.topic_of(from_chat_id=s.anna, message_id=s.photo),
    "copyMessages": lambda s: s.topic_of(from_chat_id=s.anna, message_ids=[s.text, s.photo]),
    "forwardMessage": lambda s: s.topic_of(from_chat_id=s.anna, message_id=s.photo),
    "editMessageText": lambda s: s.to(message_id=s.text, text="y"),
    "editMessageCaption": lambda s: s.to(message_id=s.photo, caption="y"),
    "editMessageMedia": lambda s: s.to(
        message_id=s.photo, media={"type": "video", "media": s.files["video"], "caption": "y"}
    ),
    "editMessageReplyMarkup": lambda s: s.to(
        message_id=s.text, reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "c"}]]}
    ),
    "deleteMessage": lambda s: s.to(message_id=s.text),
    "deleteMessages": lambda s: s.to(message_ids=[s.text, s.photo, 999_999]),
    "answerCallbackQuery": lambda s: {"callback_query_id": s.query, "text": "x", "show_alert": True},
    "createForumTopic": lambda s: {
        "chat_id": s.group,
        "name": "c",
        "icon_custom_emoji_id": "5312536423851630001",
    },
    "editForumTopic": lambda s: s.topic_of(name="d"),
    "closeForumTopic": lambda s: s.topic_of(),
    "reopenForumTopic": lambda s: s.topic_of(message_thread_id=s.closed),
    "deleteForumTopic": lambda s: s.topic_of(),
    "getForumTopicIconStickers": lambda _: {},
    "pinChatMessage": lambda s: s.to(message_id=s.photo),
    "unpinChatMessage": lambda s: s.to(),
    "unpinAllChatMessages": lambda s: s.to(),
    "setMessageReaction": lambda s: s.to(message_id=s.text, reaction=[{"type": "emoji", "emoji": "👍"}]),
    "getChat": lambda s: s.to(),
    "getChatMember": lambda s: {"chat_id": s.group, "user_id": s.anna},
    "getChatAdministrators": lambda s: {"chat_id": s.group},
    "getChatMemberCount": lambda s: {"chat_id": s.group},
    "leaveChat": lambda s: {"chat_id": s.group},
    "getFile": lambda s: {"file_id": s.files["photo"]},
    "setMyCommands": lambda _: {"commands": COMMANDS, "scope": {"type": "all_private_chats"}},
    "deleteMyCommands": lambda _: {},
    "getMyCommands": lambda _: {},
    "setMyName": lambda _: {"name": "x"},
    "setMyDescription": lambda _: {"description": "x"},
    "setMyShortDescription": lambda _: {"short_description": "x"},
    "getMyName": lambda _: {},
    "getMyDescription": lambda _: {},
    "getMyShortDescription": lambda _: {},
    "sendChatAction": lambda s: s.to(action="typing"),
}


def test_every_method_is_in_the_scene() -> None:
    assert set(CALLS) == set(BY_LOWER_NAME.values())


def test_schema_notices_what_is_wrong() -> None:
    found = problems_of_answer("getMe", {"id": 1, "is_bot": "yes", "shoe_size": 38})

    assert set(found) == {
        "getMe.shoe_size: unknown",
        "getMe.is_bot: 'yes' is no Boolean",
        "getMe.first_name: missing",
    }


@pytest.mark.parametrize("method", CALLS)
async def test_answer_follows_the_schema(method: str, ask: Ask, scene: Scene) -> None:
    result = await ask(method, **CALLS[method](scene))

    assert not problems_of_answer(method, result)


@pytest.mark.parametrize("method", CALLS)
async def test_answer_is_read_by_aiogram(method: str, ask: Ask, scene: Scene, bot: Bot) -> None:
    cls = method_classes()[method.lower()]
    result = await ask(method, **CALLS[method](scene))

    answer = Response[cls.__returning__].model_validate({"ok": True, "result": result}, context={"bot": bot})  # type: ignore[name-defined] # as aiogram itself reads it
    assert answer.result is not None


def sending(kind: str, caption: str | None = None) -> Callable[[Phone, Group], Any]:
    return lambda anna, _: anna.send_media(kind, caption=caption)


DEEDS: dict[str, Callable[[Phone, Group], Any]] = {
    **{kind: sending(kind, "x") for kind in KINDS},
    **{kind: sending(kind) for kind in ("location", "dice", "poll", "venue", "contact")},
    "command": lambda anna, _: anna.send("/help me"),
    "reply": lambda anna, _: anna.send("x", reply_to=anna.messages[0]),
    "edit": lambda anna, _: anna.edit(anna.messages[0], "y"),
    "react": lambda anna, _: anna.react(anna.messages[0], "👍"),
    "block": lambda anna, _: anna.block(),
    "join": lambda anna, group: group.join(anna),
    "leave": lambda anna, group: group.leave(anna),
    "migrate": lambda _, group: group.migrate(),
    "topic": lambda anna, group: group.open_topic(anna, "x"),
    "in-topic": lambda anna, group: anna.send("x", chat=group, thread_id=group.open_topic(anna, "x").id),
    "close": lambda anna, group: group.close_topic(anna, group.open_topic(anna, "x").id),
    "demote": lambda anna, group: group.set_bot(anna, status="member"),
    "remove": lambda anna, group: group.set_bot(anna, status="left"),
    "anonymous": lambda anna, group: anna.send_anonymously("x", chat=group),
    "press": lambda anna, _: anna.press_data("x", message=anna.messages[0], wait=False),
}
ALL_KINDS = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
]


@pytest.mark.parametrize("deed", DEEDS)
async def test_update_follows_the_schema(deed: str, ask: Ask, anna: Phone, group: Group, bot: Bot) -> None:
    await ask("getUpdates", offset=-1, allowed_updates=ALL_KINDS)
    done = DEEDS[deed](anna, group)
    if hasattr(done, "__await__"):
        await done

    updates = await ask("getUpdates")

    assert len(updates) > 1
    assert not [problem for update in updates for problem in problems_of_update(update)]
    assert all(Update.model_validate(update, context={"bot": bot}) for update in updates)
