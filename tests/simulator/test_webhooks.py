"""Webhooks: in order within a chat, chats apart, repeated until taken."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.simulator import Phone, Telegram
from tests.simulator.conftest import Ask

SECRET = "s" * 32


class Receiver:
    """A bot's webhook that refuses as often as it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.refusals: dict[str, int] = {}
        self.tries: list[str] = []
        self.taken: list[str] = []
        self.secrets: set[str | None] = set()

    async def receive(self, request: web.Request) -> web.Response:
        """Take an update, or refuse it."""
        text = (await request.json())["message"]["text"]
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.tries.append(text)
        if self.refusals.get(text, 0) > 0:
            self.refusals[text] -= 1
            return web.Response(status=503)
        self.taken.append(text)
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_waiting_updates_are_posted_with_the_secret(
    receiver: Receiver, ask: Ask, anna: Phone, telegram: Telegram
) -> None:
    assert await ask("setWebhook", url=receiver.url, secret_token=SECRET) is True
    await anna.send("x")

    await telegram.until(lambda: receiver.taken == ["/start", "x"] and not telegram.pending_updates)
    assert receiver.secrets == {SECRET}


async def test_refused_update_holds_up_only_its_chat(
    receiver: Receiver, ask: Ask, anna: Phone, telegram: Telegram
) -> None:
    receiver.refusals["/start"] = 1
    await ask("setWebhook", url=receiver.url)
    await anna.send("second")
    await telegram.add_user("Vera").send("other")

    await telegram.until(lambda: len(receiver.taken) == 3)
    assert receiver.taken == ["other", "/start", "second"]
    assert receiver.tries.count("/start") == 2


async def test_failure_is_told(receiver: Receiver, ask: Ask, anna: Phone, telegram: Telegram) -> None:
    receiver.refusals["/start"] = 100
    await ask("setWebhook", url=receiver.url)
    await telegram.until(lambda: receiver.tries)

    await telegram.until(lambda: len(receiver.tries) > 1)
    info = await ask("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert (info["url"], info["pending_update_count"]) == (receiver.url, len(anna.messages))


async def test_deleting_gives_updates_back_to_polling(receiver: Receiver, ask: Ask, anna: Phone) -> None:
    await ask("setWebhook", url=receiver.url, drop_pending_updates=True)
    await ask("deleteWebhook")
    await anna.send("polled")

    assert [one["message"]["text"] for one in await ask("getUpdates")] == ["polled"]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://a.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_bad_webhook_is_refused(ask: Ask, params: dict[str, str], words: str) -> None:
    assert await ask("setWebhook", **params) == f"Bad Request: {words}"
