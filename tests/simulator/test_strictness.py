"""The built-in Telegram refuses what Telegram refuses, in its words."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.clock import FrozenClock
from bot.simulator import Fault, Phone, Telegram
from bot.telegram.api import fetch_updates, make_bot


def keyboard(**button: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.model_construct(
        inline_keyboard=[[InlineKeyboardButton.model_construct(**button)]]
    )


TEXTS = [
    pytest.param({"text": ""}, "message text is empty", id="empty"),
    pytest.param({"text": " \n"}, "text must be non-empty", id="blank"),
    pytest.param({"text": "x" * 4097}, "message is too long", id="long"),
    pytest.param({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities", id="unclosed"),
    pytest.param({"text": "<x>y</x>", "parse_mode": "HTML"}, "Unsupported start tag", id="unknown-tag"),
    pytest.param({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities", id="bare-angle"),
    pytest.param(
        {"text": "x", "reply_markup": keyboard(text="b", callback_data="y" * 65)},
        "BUTTON_DATA_INVALID",
        id="data",
    ),
    pytest.param(
        {"text": "x", "reply_markup": keyboard(text="b", url="no address")}, "BUTTON_URL_INVALID", id="url"
    ),
    pytest.param({"text": "x", "message_thread_id": 5}, "message thread not found", id="thread"),
    pytest.param(
        {"text": "😀", "entities": [MessageEntity(type="bold", offset=1, length=1)]},
        "BOUNDS",
        id="half-character",
    ),
]


@pytest.mark.parametrize(("params", "words"), TEXTS)
async def test_bad_message_is_refused(bot: Bot, anna: Phone, params: dict[str, Any], words: str) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.send_message(anna.id, **params)


async def test_html_becomes_entities(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.id, "<b>a&lt;😀</b> <i>b</i>", parse_mode="HTML")

    assert sent.text == "a<😀 b"
    assert [(one.type, one.offset, one.length) for one in sent.entities or []] == [
        ("bold", 0, 4),
        ("italic", 5, 1),
    ]


async def test_stranger_cannot_be_written_to(bot: Bot, telegram: Telegram) -> None:
    with pytest.raises(TelegramForbiddenError, match="can't initiate"):
        await bot.send_message(telegram.add_user("Vera").id, "x")


async def test_blocked_bot_is_told(bot: Bot, anna: Phone) -> None:
    await anna.block()

    with pytest.raises(TelegramForbiddenError, match="blocked by the user"):
        await bot.send_message(anna.id, "x")


async def test_unchanged_edit_is_refused(bot: Bot, anna: Phone) -> None:
    sent = await bot.send_message(anna.id, "x")

    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("x", chat_id=anna.id, message_id=sent.message_id)


async def test_old_message_cannot_be_deleted(bot: Bot, anna: Phone, clock: FrozenClock) -> None:
    old = await bot.send_message(anna.id, "old")
    clock.move(timedelta(hours=48, seconds=1))
    new = await bot.send_message(anna.id, "new")

    with pytest.raises(TelegramBadRequest, match="can't be deleted"):
        await bot.delete_messages(anna.id, [old.message_id, new.message_id])
    assert await bot.delete_messages(anna.id, [new.message_id, 999_999])
    assert [message.text for message in anna.messages if message.from_bot] == ["old"]


async def test_topic_lives_and_dies(bot: Bot, telegram: Telegram) -> None:
    group = telegram.add_group("Staff")
    topic = await bot.create_forum_topic(group.id, "One")
    await bot.send_message(group.id, "x", message_thread_id=topic.message_thread_id)
    group.delete_topic(topic.message_thread_id)

    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=topic.message_thread_id)
    assert group.messages == []


async def test_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(  # noqa: TID251 - awaited below
        fetch_updates(bot, offset=None, timeout_seconds=5)
    )
    await asyncio.sleep(0.05)

    await fetch_updates(bot, offset=None, timeout_seconds=0)

    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await first


async def test_long_poll_wakes_at_once(bot: Bot, telegram: Telegram) -> None:
    polling = asyncio.create_task(  # noqa: TID251 - awaited below
        fetch_updates(bot, offset=None, timeout_seconds=30)
    )
    await asyncio.sleep(0.05)
    await telegram.add_user("Anna").send("hello")

    async with asyncio.timeout(2):
        [update] = await polling
    assert update["message"]["text"] == "hello"


async def test_updates_stay_until_confirmed(bot: Bot, anna: Phone, telegram: Telegram) -> None:
    await anna.send("second")
    first = await fetch_updates(bot, offset=None, timeout_seconds=0)
    again = await fetch_updates(bot, offset=first[1]["update_id"], timeout_seconds=0)

    assert [update["message"]["text"] for update in again] == ["second"]
    assert telegram.pending_updates == 1


async def test_press_can_be_answered_once(bot: Bot, anna: Phone) -> None:
    await bot.send_message(anna.id, "x", reply_markup=keyboard(text="Go", callback_data="g:1"))
    press = await anna.press("Go", wait=False)

    assert await bot.answer_callback_query(press.id, text="done")
    assert press.text == "done"
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(press.id)


async def test_wrong_token_is_refused(telegram: Telegram) -> None:
    stranger = make_bot("43:OTHER", api_url=telegram.url)
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()
    await stranger.session.close()


async def test_limits_answer_with_retry_after() -> None:
    async with Telegram(limits=True) as telegram:
        bot = make_bot(telegram.token, api_url=telegram.url)
        group = telegram.add_group("Staff")
        for number in range(20):
            await bot.send_message(group.id, f"{number}")
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(group.id, "over")
        assert 0 < refused.value.retry_after <= 60
        await bot.session.close()


FAULTS = [
    pytest.param(Fault(status=502, description="Bad Gateway"), TelegramAPIError, 0, id="error"),
    pytest.param(Fault(kind="reset"), TelegramNetworkError, 0, id="reset"),
    pytest.param(Fault(kind="lost_reply"), TelegramNetworkError, 1, id="lost-reply"),
    pytest.param(
        Fault(status=429, retry_after=3, description="Too Many Requests"), TelegramRetryAfter, 0, id="429"
    ),
]


@pytest.mark.parametrize(("fault", "error", "arrived"), FAULTS)
async def test_scripted_fault_happens_once(
    bot: Bot, telegram: Telegram, anna: Phone, fault: Fault, error: type[Exception], arrived: int
) -> None:
    telegram.faults.add(fault)

    with pytest.raises(error):
        await bot.send_message(anna.id, "x")
    assert sum(message.from_bot for message in anna.messages) == arrived
    await bot.send_message(anna.id, "y")
