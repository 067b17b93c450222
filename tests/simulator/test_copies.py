"""Answers, copies and places: what is kept, what is skipped, what is refused."""

from typing import Any

import pytest

from bot.simulator import Group, Phone
from tests.simulator.conftest import Ask

Params = dict[str, Any]


async def test_answer_shows_the_answered_message_flat(ask: Ask, anna: Phone) -> None:
    first = await ask("sendMessage", chat_id=anna.id, text="a", reply_parameters={"message_id": 1})
    second = await ask(
        "sendMessage", chat_id=anna.id, text="b", reply_parameters={"message_id": first["message_id"]}
    )

    assert second["reply_to_message"]["text"] == "a"
    assert "reply_to_message" not in second["reply_to_message"]
    assert anna.last.reply_to == first["message_id"]


async def test_answer_may_do_without_the_answered(ask: Ask, anna: Phone) -> None:
    reply = {"message_id": 77, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await ask(
        "sendMessage", chat_id=anna.id, text="x", reply_parameters=reply
    )


async def test_copies_skip_what_cannot_be_copied(ask: Ask, anna: Phone, group: Group) -> None:
    photo = await anna.send_photo(caption="c")
    protected = await ask("sendMessage", chat_id=anna.id, text="x", protect_content=True)
    ids = [1, photo.id, protected["message_id"], 999]
    await ask("copyMessages", chat_id=group.id, from_chat_id=anna.id, message_ids=ids, remove_caption=True)

    assert [message.words for message in group.messages] == ["/start", ""]
    assert group.messages[1].photo


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ([2, 1], "message identifiers must be in a strictly increasing order"),
        ([], "too few or too many message identifiers specified"),
        ([888, 999], "there are no messages to copy"),
    ],
)
async def test_bad_copies_are_refused(ask: Ask, anna: Phone, ids: list[int], words: str) -> None:
    params = {"chat_id": anna.id, "from_chat_id": anna.id, "message_ids": ids}
    assert await ask("copyMessages", **params) == f"Bad Request: {words}"


async def test_copy_may_have_another_caption(ask: Ask, anna: Phone) -> None:
    photo = await anna.send_photo(caption="c")
    where = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": photo.id}
    captions = []
    for caption in ("<b>d</b>", ""):
        await ask("copyMessage", **where, caption=caption, parse_mode="HTML")
        captions.append((anna.last.caption, [one["type"] for one in anna.last.entities]))

    assert captions == [("d", ["bold"]), ("", [])]


CALLS: dict[str, tuple[str, Params, str]] = {
    "copied": ("copyMessage", {"from_chat_id": 1}, "chat not found"),
    "place": ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong coordinates specified"),
    "phone": ("sendContact", {"phone_number": "", "first_name": "A"}, "phone number is empty"),
    "album": ("sendMediaGroup", {"media": []}, "there must be from 2 to 10 media in the group"),
    "action": ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
    "json": ("sendMessage", {"text": "x", "entities": "[{"}, "can't parse entities JSON object"),
    "id": ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    "inline": ("editMessageText", {"text": "x", "inline_message_id": "a"}, "MESSAGE_ID_INVALID"),
    "reply markup": (
        "sendMessage",
        {"text": "x", "reply_markup": {"keyboard": [[{"text": " "}]]}},
        "can't parse keyboard button: Text must be non-empty",
    ),
    "many buttons": (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": "c"}]] * 101}},
        "reply markup is too long",
    ),
    "copied text": (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", "copy_text": {"text": ""}}]]}},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    "odd address": (
        "sendMessage",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", "url": "http://[1"}]]}},
        "BUTTON_URL_INVALID",
    ),
    "answer": ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    "administrators": (
        "getChatAdministrators",
        {},
        "there are no administrators in the private chat",
    ),
    "member": ("getChatMember", {"user_id": 1}, "PARTICIPANT_ID_INVALID"),
    "unpinned": ("unpinChatMessage", {}, "message to unpin not found"),
    "long name": ("setMyName", {"name": "x" * 65}, "name is too long"),
}


@pytest.mark.parametrize("case", CALLS)
async def test_other_mistakes_are_refused(case: str, ask: Ask, anna: Phone) -> None:
    method, params, words = CALLS[case]
    filler = {"message_id": 1} if method == "copyMessage" else {}
    has_chat = method not in {"answerCallbackQuery", "setMyName"}
    given = {**({"chat_id": anna.id} if has_chat else {}), **filler, **params}

    assert await ask(method, **given) == f"Bad Request: {words}"


@pytest.mark.parametrize(
    "url", ["https://a.org/x?y=1", "a.org", "tg://user?id=1", "t.me/bot", "http://a.org:80"]
)
async def test_usual_addresses_are_taken(ask: Ask, anna: Phone, url: str) -> None:
    markup = {"inline_keyboard": [[{"text": "b", "url": url}]]}
    await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    assert anna.last.buttons[0][0].url == url
