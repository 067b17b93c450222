"""Updates wait, are served and confirmed as Telegram's are."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from bot.simulator import Phone, Telegram
from bot.telegram.api import fetch_updates
from tests.simulator.conftest import Ask


async def texts(ask: Ask, **params: object) -> list[str]:
    return [update["message"]["text"] for update in await ask("getUpdates", **params)]


@pytest.fixture
async def five(anna: Phone) -> None:
    for number in range(4):
        await anna.send(f"{number}")


@pytest.mark.usefixtures("five")
async def test_offset_confirms_what_is_below(ask: Ask, telegram: Telegram) -> None:
    first = (await ask("getUpdates"))[0]["update_id"]

    assert await texts(ask, offset=first + 2) == ["1", "2", "3"]
    assert (telegram.pending_updates, telegram.confirmed_offset) == (3, first + 2)
    assert await texts(ask, offset=first) == ["1", "2", "3"]


@pytest.mark.usefixtures("five")
async def test_negative_offset_keeps_the_newest(ask: Ask, telegram: Telegram) -> None:
    assert await texts(ask, offset=-2) == ["2", "3"]
    assert telegram.pending_updates == 2


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(("limit", "served"), [(1, 1), (100, 5), (0, 5), (500, 5)])
async def test_limit_bounds_the_batch(ask: Ask, limit: int, served: int) -> None:
    assert len(await ask("getUpdates", limit=limit)) == served


async def test_batch_holds_a_hundred(ask: Ask, anna: Phone) -> None:
    for _ in range(120):
        await anna.send("x")
    assert len(await ask("getUpdates", limit=100)) == 100


async def test_only_wished_kinds_come(ask: Ask, anna: Phone) -> None:
    await ask("getUpdates", offset=-1, allowed_updates=["my_chat_member"])
    await anna.send("unheard")
    await anna.block()

    assert [set(one) - {"update_id"} for one in (await ask("getUpdates"))[1:]] == [{"my_chat_member"}]


async def test_reactions_come_only_when_asked_for(ask: Ask, anna: Phone) -> None:
    await anna.react(anna.messages[0], "👍")
    await ask("getUpdates", allowed_updates=["message_reaction"])
    await anna.react(anna.messages[0], "👎")

    told = [one["message_reaction"] for one in await ask("getUpdates") if "message_reaction" in one]
    assert [one["new_reaction"] for one in told] == [[{"type": "emoji", "emoji": "👎"}]]


async def test_redelivered_update_comes_again(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    first = (await ask("getUpdates"))[0]["update_id"]
    assert await ask("getUpdates", offset=first + 1) == []
    assert telegram.redeliver() == 1
    await anna.send("next")

    again = await ask("getUpdates", offset=first + 1)
    assert [one["update_id"] for one in again] == [first, first + 1]
    assert await ask("getUpdates", offset=first + 2) == []


async def test_poison_is_served_as_it_is(
    telegram: Telegram, anna: Phone, http: aiohttp.ClientSession, bot: Bot
) -> None:
    telegram.inject({"message": {"nonsense": True}})
    telegram.inject_raw(b'{"update_id": {id}, "message": not json}')
    await anna.send("after")
    async with http.get(f"{telegram.url}/bot{telegram.token}/getUpdates") as answer:
        body = await answer.text()

    assert '{"nonsense": true}' in body
    assert "not json" in body
    assert [one["update_id"] for one in await fetch_updates(bot, offset=-1, timeout_seconds=0)]


async def test_disordered_numbers_are_confirmed_one_by_one(ask: Ask, telegram: Telegram, anna: Phone) -> None:
    telegram.inject({"update_id": 900_000, "message": {}})
    await anna.send("x")
    last = (await ask("getUpdates"))[-1]["update_id"]

    left = await ask("getUpdates", offset=last + 1)
    assert [one["update_id"] for one in left] == [900_000]


async def poll(bot: Bot) -> asyncio.Task[list[dict[str, Any]]]:
    polling = asyncio.create_task(  # noqa: TID251 - awaited by the test
        fetch_updates(bot, offset=None, timeout_seconds=30)
    )
    await asyncio.sleep(0.05)
    return polling


async def test_webhook_ends_a_poll(bot: Bot, ask: Ask) -> None:
    polling = await poll(bot)
    await ask("setWebhook", url="http://127.0.0.1:9/hook")

    with pytest.raises(Exception, match="can't use getUpdates method while webhook is active"):
        await polling
    assert "webhook is active" in await ask("getUpdates")


async def test_closing_lets_the_poller_go(bot: Bot, telegram: Telegram) -> None:
    polling = await poll(bot)
    telegram.updates.release()

    assert await polling == []
