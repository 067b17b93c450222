"""What Telegram refuses, in its own words."""

from datetime import timedelta
from typing import Any

import pytest

from bot.clock import FrozenClock
from bot.simulator import Group, Phone, Telegram
from tests.simulator.conftest import Ask

Params = dict[str, Any]
NO_RIGHTS = "Bad Request: not enough rights to"


def button(**fields: object) -> Params:
    return {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b", **fields}]]}}


MESSAGES: dict[str, tuple[Params, str]] = {
    "no text": ({}, "message text is empty"),
    "empty": ({"text": ""}, "message text is empty"),
    "blank": ({"text": " \n\t"}, "text must be non-empty"),
    "blank after parsing": ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    "long": ({"text": "x" * 4097}, "message is too long"),
    "parse mode": ({"text": "x", "parse_mode": "BB"}, "unsupported parse_mode"),
    "data of 65 bytes": (button(callback_data="я" * 32 + "z"), "BUTTON_DATA_INVALID"),
    "empty data": (button(callback_data=""), "BUTTON_DATA_INVALID"),
    "bad address": (button(url="no address"), "BUTTON_URL_INVALID"),
    "phone address": (button(url="tel:+70000000000"), "BUTTON_URL_INVALID"),
    "style": (button(callback_data="a", style="pink"), "invalid button style"),
    "no action": (button(), "Text buttons are unallowed in the inline keyboard"),
    "two actions": (button(callback_data="a", url="https://a.org"), "Text buttons are unallowed"),
    "no label": (button(text=" ", callback_data="a"), "text must be non-empty"),
    "misspelt button": (button(callback="a"), 'unknown parameter "reply_markup.inline_keyboard.callback"'),
    "misspelt parameter": ({"text": "x", "parsemode": "HTML"}, 'unknown parameter "parsemode"'),
    "no such thread": ({"text": "x", "message_thread_id": 77}, "message thread not found"),
    "no such answer": (
        {"text": "x", "reply_parameters": {"message_id": 77}},
        "message to be replied not found",
    ),
    "markup of no kind": ({"text": "x", "reply_markup": {"a": 1}}, 'unknown parameter "reply_markup.a"'),
    "thread of letters": ({"text": "x", "message_thread_id": "a"}, "can't parse parameter"),
}


@pytest.mark.parametrize("case", MESSAGES)
async def test_bad_message_is_refused(case: str, ask: Ask, anna: Phone) -> None:
    params, words = MESSAGES[case]

    refusal = await ask("sendMessage", chat_id=anna.id, **params)

    assert refusal.startswith("Bad Request: ")
    assert words in refusal
    assert len(anna.messages) == 1


async def test_longest_message_is_taken(ask: Ask, anna: Phone) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="<i>" + "x" * 4096 + "</i>", parse_mode="HTML")

    assert len(sent["text"]) == 4096


@pytest.mark.parametrize(("length", "is_taken"), [(1024, True), (1025, False)])
async def test_caption_has_its_bound(ask: Ask, anna: Phone, length: int, is_taken: bool) -> None:
    photo = (await anna.send_photo()).file_id

    sent = await ask("sendPhoto", chat_id=anna.id, photo=photo, caption="x" * length)

    assert (sent == "Bad Request: message caption is too long") is not is_taken


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": "x"}, "Bad Request: chat_id is empty"),
        ({"chat_id": 1, "text": "x"}, "Bad Request: chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "Bad Request: chat not found"),
    ],
)
async def test_unknown_chat_is_refused(ask: Ask, parameters: Params, words: str) -> None:
    assert await ask("sendMessage", **parameters) == words


async def test_unsupported_method_is_said(ask: Ask, anna: Phone) -> None:
    refusal = await ask("sendDice", chat_id=anna.id)

    assert refusal == "Bad Request: method is not supported by the built-in Telegram"


async def test_unknown_method_is_not_found(ask: Ask) -> None:
    assert await ask("sendLove") == "Not Found: method not found"


async def test_people_out_of_reach_are_refused(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    stranger = telegram.add_user("Vera")
    gone = telegram.add_user("Olga")
    await gone.send("/start")
    await gone.delete_account()
    await anna.block()

    words = [await ask("sendMessage", chat_id=one.id, text="x") for one in (anna, stranger, gone)]
    assert words == [
        "Forbidden: bot was blocked by the user",
        "Forbidden: bot can't initiate conversation with a user",
        "Forbidden: user is deactivated",
    ]


async def test_left_group_is_forbidden(ask: Ask, group: Group) -> None:
    assert await ask("leaveChat", chat_id=group.id) is True

    refusal = await ask("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


async def test_migrated_group_names_its_new_id(telegram: Telegram, group: Group, ask: Ask) -> None:
    old = group.id
    group.migrate()

    refusal = await ask("sendMessage", chat_id=old, text="x")

    assert refusal == "Bad Request: group chat was upgraded to a supergroup chat"
    assert (await ask("sendMessage", chat_id=group.id, text="x"))["chat"]["id"] == group.id != old
    assert telegram.calls_to(old)[-1].status == 400


EDITS: dict[str, tuple[Params, str]] = {
    "same": ({"text": "<b>x</b>", "parse_mode": "HTML"}, "message is not modified: specified new message"),
    "empty": ({"text": ""}, "message text is empty"),
    "unknown": ({"text": "y", "message_id": 777}, "message to edit not found"),
    "hers": ({"text": "y", "message_id": 1}, "message can't be edited"),
}


@pytest.mark.parametrize("case", EDITS)
async def test_bad_edit_is_refused(case: str, ask: Ask, anna: Phone) -> None:
    params, words = EDITS[case]
    sent = await ask("sendMessage", chat_id=anna.id, text="<b>x</b>", parse_mode="HTML")

    refusal = await ask("editMessageText", **{"chat_id": anna.id, "message_id": sent["message_id"], **params})

    assert words in refusal
    assert anna.last.edits == []


async def test_edit_needs_its_kind_of_words(ask: Ask, anna: Phone) -> None:
    file_id = (await anna.send_photo()).file_id
    photo = await ask("sendPhoto", chat_id=anna.id, photo=file_id)
    text = await ask("sendMessage", chat_id=anna.id, text="x")

    refusals = [
        await ask("editMessageText", chat_id=anna.id, message_id=photo["message_id"], text="y"),
        await ask("editMessageCaption", chat_id=anna.id, message_id=text["message_id"], caption="y"),
    ]
    assert refusals == [
        "Bad Request: there is no text in the message to edit",
        "Bad Request: there is no caption in the message to edit",
    ]


@pytest.mark.parametrize(
    "params", [{"reply_markup": {"keyboard": [[{"text": "a"}]]}}, {"reply_markup": {"remove_keyboard": True}}]
)
async def test_message_with_keyboard_is_never_edited(ask: Ask, anna: Phone, params: Params) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="x", **params)

    refusal = await ask("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y")

    assert refusal == "Bad Request: message can't be edited"


async def test_edit_without_keyboard_takes_it_away(ask: Ask, anna: Phone) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, **button(callback_data="a"))
    await ask("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y")

    assert (anna.last.buttons, anna.last.edits, anna.last.text) == ([], ["x"], "y")
    assert anna.notifications == ["x"]


@pytest.mark.parametrize(("hours", "goes"), [(47.9, True), (48, False)])
async def test_message_goes_within_48_hours(
    ask: Ask, anna: Phone, clock: FrozenClock, hours: float, goes: bool
) -> None:
    clock.move(timedelta(hours=hours))

    answer = await ask("deleteMessage", chat_id=anna.id, message_id=1)

    assert answer is True if goes else answer == "Bad Request: message can't be deleted for everyone"
    assert len(anna.messages) == (0 if goes else 1)


async def test_unknown_message_is_not_deleted(ask: Ask, anna: Phone) -> None:
    refusal = await ask("deleteMessage", chat_id=anna.id, message_id=777)
    assert refusal == "Bad Request: message to delete not found"


@pytest.mark.parametrize("ids", [[], list(range(1, 102))])
async def test_bulk_deletion_has_its_bounds(ask: Ask, anna: Phone, ids: list[int]) -> None:
    assert "message identifiers" in await ask("deleteMessages", chat_id=anna.id, message_ids=ids)


async def test_old_query_is_refused(ask: Ask, anna: Phone, clock: FrozenClock) -> None:
    press = await anna.press_data("x", message=anna.messages[0], wait=False)
    clock.move(timedelta(hours=1))

    refusal = await ask("answerCallbackQuery", callback_query_id=press.id)
    assert refusal == ("Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert not press.answered


@pytest.mark.parametrize(
    ("reaction", "words"),
    [
        ([{"type": "emoji", "emoji": "🩷"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}] * 2, "REACTIONS_TOO_MANY"),
    ],
)
async def test_reaction_must_be_telegrams(ask: Ask, anna: Phone, reaction: list[Params], words: str) -> None:
    refusal = await ask("setMessageReaction", chat_id=anna.id, message_id=1, reaction=reaction)
    assert refusal == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Menu", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "menu", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_bad_command_is_refused(ask: Ask, command: Params, words: str) -> None:
    assert await ask("setMyCommands", commands=[command]) == f"Bad Request: {words}"


async def test_protected_message_cannot_be_copied(ask: Ask, anna: Phone) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="x", protect_content=True)
    where = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent["message_id"]}

    assert anna.last.protected
    assert await ask("copyMessage", **where) == "Bad Request: message can't be copied"
    assert await ask("forwardMessage", **where) == "Bad Request: message can't be forwarded"
