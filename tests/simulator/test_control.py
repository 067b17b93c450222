"""The control API: what the page, the benchmarks and the tests of other processes see and do."""

import asyncio
import base64
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from bot.clock import FrozenClock
from bot.simulator import Group, Phone, Telegram
from bot.simulator.contents import PIXEL
from tests.simulator.conftest import Ask

Tell = Callable[..., Coroutine[Any, Any, Any]]


@pytest.fixture
def tell(telegram: Telegram, http: aiohttp.ClientSession) -> Tell:
    """Post to the control API; gives the answer, or the words of the refusal."""

    async def post(path: str, **body: object) -> Any:
        async with http.post(f"{telegram.url}/sim/{path}", json=body) as answer:
            told = await answer.json()
            return told if answer.status == 200 else told["description"]

    return post


@pytest.fixture
def look(telegram: Telegram, http: aiohttp.ClientSession) -> Tell:
    """Get from the control API."""

    async def get(path: str, **query: str) -> Any:
        async with http.get(f"{telegram.url}/sim/{path}", params=query) as answer:
            assert answer.status == 200
            return await answer.json()

    return get


async def test_people_groups_and_messages_are_made(tell: Tell, look: Tell, ask: Ask) -> None:
    user = await tell("users", first_name="Anna", role="woman")
    group = await tell("groups", title="Staff", members=[user["id"]])
    await tell("messages", user=user["id"], text="hello")
    await tell("messages", user=user["id"], chat=group["id"], text="/bind")

    state = await look("state")
    assert [chat["messages"][0]["text"] for chat in state["chats"]] == ["hello", "/bind"]
    assert (state["users"][0]["role"], state["pending_updates"]) == ("woman", 2)
    assert len(await ask("getUpdates")) == 2


async def test_state_can_be_of_one_chat(look: Tell, anna: Phone, group: Group) -> None:
    assert [one["id"] for one in (await look("state", chat=str(anna.id)))["chats"]] == [anna.id]
    assert group.id in [one["id"] for one in (await look("state"))["chats"]]


async def test_photo_goes_in_and_out(
    tell: Tell, anna: Phone, telegram: Telegram, http: aiohttp.ClientSession
) -> None:
    sent = await tell("messages", user=anna.id, photo=base64.b64encode(PIXEL).decode(), text="c")

    assert sent["caption"] == "c"
    async with http.get(f"{telegram.url}/sim/files/{sent['photo'][-1]['file_id']}") as answer:
        assert (await answer.read(), answer.content_type) == (PIXEL, "image/png")
    async with http.get(f"{telegram.url}/sim/files/none") as answer:
        assert answer.status == 404


async def test_file_keeps_its_name(tell: Tell, anna: Phone) -> None:
    data = base64.b64encode(b"x").decode()
    sent = await tell("messages", user=anna.id, kind="document", file=data, file_name="a.txt")

    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("a.txt", 1)


async def test_press_waits_for_its_answer(tell: Tell, ask: Ask, anna: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "g"}]]}
    sent = await ask("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    start = await ask("getUpdates")
    pressing = asyncio.create_task(  # noqa: TID251 - awaited below
        tell("press", user=anna.id, message=sent["message_id"], label="Go")
    )
    [update] = await ask("getUpdates", offset=start[-1]["update_id"] + 1, timeout=5)
    await ask("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="ok")

    assert (await pressing)["answer"]["text"] == "ok"


async def test_events_wake_at_a_change(look: Tell, anna: Phone) -> None:
    version = (await look("events"))["version"]
    waiting = asyncio.create_task(look("events", since=str(version)))  # noqa: TID251 - awaited below
    await asyncio.sleep(0.05)
    await anna.send("x")

    async with asyncio.timeout(2):
        news = await waiting
    assert news["version"] > version
    assert news["chats"] == [anna.id]


async def test_calls_are_numbered_for_ever(tell: Tell, look: Tell, ask: Ask) -> None:
    await ask("getMe")
    await tell("reset_calls")
    await ask("getMyName")

    told = await look("calls", since="1")
    assert ([one["method"] for one in told["calls"]], told["next"]) == (["getMyName"], 2)


async def test_crowd_writes_at_once(tell: Tell, telegram: Telegram) -> None:
    queued = await tell("updates", count=10, text="n {number}", users=3)

    assert (queued["queued"], len(queued["message_ids"]), telegram.pending_updates) == (10, 10, 10)
    assert [chat.messages[min(chat.messages)].data["text"] for chat in telegram.state.chats.values()] == [
        "n 0",
        "n 1",
        "n 2",
    ]


async def test_raw_updates_are_queued(tell: Tell, telegram: Telegram) -> None:
    assert (await tell("updates", body={"poll": {}}))["update_id"]
    assert (await tell("updates", raw="{broken"))["update_id"]
    assert telegram.pending_updates == 2


async def test_clock_moves_as_it_is_told(tell: Tell, clock: FrozenClock, telegram: Telegram) -> None:
    before = clock.now()
    await tell("clock", move_seconds=3600)
    assert (clock.now() - before).total_seconds() == 3600
    assert await tell("clock", to="next_reminder") == "this clock cannot be moved"

    async def ring(body: dict[str, Any]) -> dict[str, Any]:
        return {"asked": body["to"]}

    telegram.on_clock = ring
    assert await tell("clock", to="next_reminder") == {"asked": "next_reminder"}


async def test_other_deeds_reach_the_bot(tell: Tell, ask: Ask, anna: Phone, group: Group) -> None:
    await tell("edit", user=anna.id, message=anna.messages[0].id, text="y")
    await tell("block", user=anna.id)
    await tell("members", user=anna.id, chat=group.id)
    topic = (await ask("createForumTopic", chat_id=group.id, name="x"))["message_thread_id"]
    await tell("topics", chat=group.id, topic=topic)
    await tell("faults", method="getMe", status=500, description="Oops")

    kinds = [(set(one) - {"update_id"}).pop() for one in await ask("getUpdates")]
    assert kinds == ["message", "edited_message", "my_chat_member", "message"]
    assert (group.topics, await ask("getMe")) == ({}, "Oops")


async def test_limits_are_switched_on_and_off(tell: Tell, telegram: Telegram) -> None:
    await tell("limits", on=True)
    assert telegram.limits is not None
    await tell("limits", on=False)
    assert telegram.limits is None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("messages", {"user": 1, "text": "x"}),
        ("press", {"user": 1, "label": "x"}),
        ("faults", {"kind": "flood"}),
        ("faults", {"nonsense": 1}),
        ("messages", {}),
    ],
)
async def test_senseless_deed_is_refused(tell: Tell, path: str, body: dict[str, Any]) -> None:
    assert isinstance(await tell(path, **body), str)


async def test_page_is_served(telegram: Telegram, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{telegram.url}/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")


async def test_process_prints_its_address_and_serves() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.simulator", "--port", "0", "--token", "7:T", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as http, http.get(f"{url}/bot7:T/getMe") as answer:
        assert (await answer.json())["result"]["id"] == 7
    process.send_signal(signal.SIGTERM)
    await process.wait()
