"""Scripted faults, limits, and the ways a request may be written."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter

from bot.simulator import Fault, Group, Phone, Telegram
from bot.telegram.api import make_bot
from tests.simulator.conftest import Ask


async def test_fault_is_skipped_and_counted(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    telegram.faults.add(Fault("sendMessage", skip=1, times=2, status=500, description="Oops"))
    answers = [await ask("sendMessage", chat_id=anna.id, text=f"{n}") for n in range(4)]

    assert [one == "Oops" for one in answers] == [False, True, True, False]
    assert not telegram.faults.planned


async def test_fault_for_a_chat_spares_others(
    ask: Ask, anna: Phone, group: Group, telegram: Telegram
) -> None:
    telegram.faults.add(Fault("sendMessage", chat_id=group.id, status=403, description="Forbidden: x"))

    assert (await ask("sendMessage", chat_id=anna.id, text="x"))["text"] == "x"
    assert await ask("sendMessage", chat_id=group.id, text="x") == "Forbidden: x"


async def test_fault_for_all_leaves_polling_alone(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    telegram.faults.add(Fault())

    assert len(await ask("getUpdates")) == len(anna.messages)
    telegram.faults.add(Fault("getUpdates", status=502, description="Bad Gateway"))
    assert await ask("getUpdates") == "Bad Gateway"


async def test_slow_answer_comes_in_the_end(ask: Ask, anna: Phone, telegram: Telegram) -> None:
    telegram.faults.add(Fault("sendMessage", kind="slow", delay_seconds=0.2))
    started = asyncio.get_running_loop().time()

    assert (await ask("sendMessage", chat_id=anna.id, text="x"))["text"] == "x"
    assert asyncio.get_running_loop().time() - started >= 0.2


@pytest.mark.parametrize("kind", ["stall", "reset"])
async def test_dropped_call_has_no_effect(bot: Bot, anna: Phone, telegram: Telegram, kind: str) -> None:
    telegram.faults.add(Fault("sendMessage", kind=kind, delay_seconds=0.05))

    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "x")
    assert len(anna.messages) == 1


async def test_garbage_is_no_json(anna: Phone, telegram: Telegram, http: aiohttp.ClientSession) -> None:
    telegram.faults.add(Fault("sendMessage", kind="garbage"))
    async with http.get(f"{telegram.url}/bot{telegram.token}/sendMessage") as answer:
        assert "html" in await answer.text()
    assert len(anna.messages) == 1


def test_unknown_kind_of_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        Fault(kind="flood")


async def test_private_chat_takes_a_burst_of_twenty() -> None:
    async with Telegram(limits=True) as telegram:
        bot, anna = make_bot(telegram.token, api_url=telegram.url), telegram.add_user("Anna")
        await anna.send("/start")
        for number in range(20):
            await bot.send_message(anna.id, f"{number}")
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(anna.id, "over")
        await bot.session.close()
    assert 1 <= refused.value.retry_after <= 20
    assert telegram.calls[-1].status == 429


async def test_all_together_get_thirty_a_second() -> None:
    async with Telegram(limits=True) as telegram:
        bot = make_bot(telegram.token, api_url=telegram.url)
        groups = [telegram.add_group(f"{n}") for n in range(31)]
        sends = [bot.send_message(group.id, "x") for group in groups]
        done = await asyncio.gather(*sends, return_exceptions=True)
        await bot.session.close()
    assert sum(isinstance(one, TelegramRetryAfter) for one in done) <= 1
    assert sum(len(group.messages) for group in groups) >= 30


BODIES = {
    "query": {"params": {"chat_id": "{id}", "text": '{"a": 1}'}},
    "form": {"data": {"chat_id": "{id}", "text": '{"a": 1}'}},
    "json": {"json": {"chat_id": "{id}", "text": '{"a": 1}'}},
}


@pytest.mark.parametrize("way", BODIES)
@pytest.mark.parametrize("name", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_request_may_be_written_in_any_way(
    way: str, name: str, anna: Phone, telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    body = {
        kind: {key: value.replace("{id}", str(anna.id)) for key, value in fields.items()}
        for kind, fields in BODIES[way].items()
    }
    async with http.post(f"{telegram.url}/bot{telegram.token}/{name}", **body) as answer:  # type: ignore[arg-type]
        assert answer.status == 200
    assert anna.last.text == '{"a": 1}'
    assert telegram.calls_to(anna.id)[-1].params["chat_id"] == anna.id


@pytest.mark.parametrize("body", [b"{", b"[]"])
async def test_broken_json_is_refused(body: bytes, telegram: Telegram, http: aiohttp.ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.post(f"{telegram.url}/bot{telegram.token}/getMe", data=body, headers=headers) as answer:
        assert answer.status == 400
