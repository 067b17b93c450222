"""Phones show and do what phones do."""

from typing import Any

import pytest

from bot.simulator import Group, Phone, Telegram
from tests.simulator.conftest import Ask

KEYBOARD = {
    "inline_keyboard": [[{"text": "Go on", "callback_data": "g"}, {"text": "See", "url": "https://a.org"}]]
}


async def last_update(ask: Ask, kind: str) -> Any:
    return [update[kind] for update in await ask("getUpdates") if kind in update][-1]


async def test_press_carries_the_message_and_the_data(ask: Ask, anna: Phone) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=KEYBOARD)
    press = await anna.press("Go", wait=False)
    query = await last_update(ask, "callback_query")

    assert (query["data"], query["message"]["message_id"]) == ("g", sent["message_id"])
    assert await ask("answerCallbackQuery", callback_query_id=query["id"], text="ok", show_alert=True) is True
    assert await press.answered
    assert (press.text, press.is_alert, bool(press.answered)) == ("ok", True, True)


async def test_absent_button_fails_with_what_is_seen(anna: Phone) -> None:
    with pytest.raises(AssertionError, match=r"no button 'Nowhere'.*\n.*chat"):
        await anna.press("Nowhere", wait=False)


async def test_deleted_message_can_still_be_pressed(ask: Ask, anna: Phone) -> None:
    await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=KEYBOARD)
    shown = anna.last
    await ask("deleteMessage", chat_id=anna.id, message_id=shown.id)
    await anna.press_data("g", message=shown, wait=False)

    assert (await last_update(ask, "callback_query"))["message"]["date"] == 0


async def test_deleting_takes_no_notification_back(ask: Ask, anna: Phone) -> None:
    sent = await ask("sendMessage", chat_id=anna.id, text="x")
    await ask("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])

    assert (len(anna.messages), anna.notifications) == (1, ["x"])


async def test_her_own_deletion_is_not_told(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    await anna.delete(anna.messages[0])

    assert (anna.messages, telegram.pending_updates) == ([], 1)
    assert "not found" in await ask("deleteMessage", chat_id=anna.id, message_id=1)


async def test_edit_is_told_with_the_new_words(ask: Ask, anna: Phone) -> None:
    await anna.edit(anna.messages[0], "/menu")
    edited = await last_update(ask, "edited_message")

    assert (edited["text"], edited["entities"][0]["length"]) == ("/menu", 5)
    assert anna.messages[0].edits == ["/start"]


async def test_stop_and_restart_are_told(ask: Ask, anna: Phone) -> None:
    await anna.block()
    assert (await last_update(ask, "my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await anna.send("back")

    assert (await last_update(ask, "my_chat_member"))["new_chat_member"]["status"] == "member"


async def test_anonymous_admin_is_nobody(ask: Ask, anna: Phone, group: Group) -> None:
    await anna.send_anonymously("x", chat=group)
    said = await last_update(ask, "message")

    assert (said["from"]["id"], said["sender_chat"]["id"]) == (1087968824, group.id)
    assert str(anna.id) not in str(said)


async def test_coming_and_going_are_told(ask: Ask, anna: Phone, group: Group) -> None:
    await ask("getUpdates", allowed_updates=["message", "chat_member"])
    group.join(anna)
    member = await ask("getChatMember", chat_id=group.id, user_id=anna.id)
    group.leave(anna)

    assert member["status"] == "member"
    assert (await last_update(ask, "chat_member"))["new_chat_member"]["status"] == "left"
    assert (await last_update(ask, "message"))["left_chat_member"]["id"] == anna.id


async def test_admins_are_listed_with_their_rights(ask: Ask, anna: Phone, group: Group) -> None:
    group.join(anna, admin=True)
    listed = await ask("getChatAdministrators", chat_id=group.id)

    assert [one["user"]["id"] for one in listed] == [anna.id, 42]
    assert all(one["can_manage_topics"] for one in listed)


async def test_dump_names_chats_and_calls(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    await ask("sendMessage", chat_id=anna.id, text="hello")

    with pytest.raises(AssertionError, match=r"(?s)never came true.*Anna.*'hello'.*sendMessage 200"):
        await telegram.until(lambda: False, timeout=0.01)
