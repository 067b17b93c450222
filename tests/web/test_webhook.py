"""The webhook lets in only Telegram, and confirms only what was committed."""

from collections.abc import AsyncIterator, Sequence
from io import BytesIO
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.health import Health, health_app
from bot.web.webhook import LARGEST_BODY_BYTES, PATH, SECRET_HEADER, add_webhook

SECRET = "s" * 32
Client = TestClient[web.Request, web.Application]


class FakeReceiver:
    """Remember what was taken; fail while the database is down."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.is_down = False

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Take updates, or fail as a database does."""
        if self.is_down:
            raise OSError("down")
        self.taken += updates


async def healthy() -> Health:
    return Health(is_ready=True, waiting_parcels=0, late_seconds=0, tzdata="2026.6", version="0.1.0")


@pytest.fixture
def receiver() -> FakeReceiver:
    return FakeReceiver()


@pytest.fixture
async def client(receiver: FakeReceiver) -> AsyncIterator[Client]:
    app = health_app(healthy)
    add_webhook(app, receiver.take, secret=SECRET)
    async with TestClient(TestServer(app)) as running:
        yield running


async def post(client: Client, body: bytes, *, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with client.post(PATH, data=body, headers=headers) as answer:
        return answer.status


async def test_known_secret_is_let_in(client: Client, receiver: FakeReceiver) -> None:
    assert await post(client, b'{"update_id": 1}') == 200
    assert receiver.taken == [{"update_id": 1}]


@pytest.mark.parametrize("secret", [None, "", "wrong", "ы" * 32, "s" * 31, "s" * 5000])
async def test_other_secrets_are_kept_out(client: Client, receiver: FakeReceiver, secret: str | None) -> None:
    assert await post(client, b'{"update_id": 1}', secret=secret) == 401
    assert receiver.taken == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"nonsense", b'{"update_id": "x"}', b"[" * 100_000])
async def test_what_is_no_update_is_refused(client: Client, receiver: FakeReceiver, body: bytes) -> None:
    assert await post(client, body) == 400
    assert receiver.taken == []


async def test_huge_body_is_refused(client: Client) -> None:
    headers = {SECRET_HEADER: SECRET}
    async with client.post(PATH, data=BytesIO(b" " * (LARGEST_BODY_BYTES + 2)), headers=headers) as answer:
        assert answer.status == 400


async def test_update_is_offered_again_while_database_is_down(client: Client, receiver: FakeReceiver) -> None:
    receiver.is_down = True

    assert await post(client, b'{"update_id": 1}') == 503


async def test_health_page_tells_no_content(client: Client) -> None:
    async with client.get("/healthz") as answer:
        assert answer.status == 200
        figures = {"is_ready", "is_locked", "waiting_parcels", "late_seconds", "tzdata", "version"}
        assert set(await answer.json()) == figures
