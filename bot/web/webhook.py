"""The webhook: the same intake as polling; 200 only after the commit, 503 when it could not be made."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web

logger = logging.getLogger(__name__)
PATH = "/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_BODY_BYTES = 1024 * 1024

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


def add_webhook(app: web.Application, take: Take, *, secret: str) -> None:
    """Serve `POST /webhook` for callers that know the secret (at least 32 characters, checked at start)."""
    expected = secret.encode()

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.getall(SECRET_HEADER, [])
        if len(given) != 1 or not hmac.compare_digest(given[0].encode(errors="replace"), expected):
            return web.Response(status=401)
        update = _parse(await _read_capped(request))
        if update is None:
            return web.Response(status=400)
        return await _accept(take, update)

    app.router.add_post(PATH, receive)


async def _read_capped(request: web.Request) -> bytes:
    """Read the body, but never much more than the largest one that is taken."""
    body = b""
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            break
    return body


async def _accept(take: Take, update: dict[str, Any]) -> web.Response:
    try:
        await take([update])
    except Exception as error:  # noqa: BLE001 - whatever failed, Telegram must offer the update again
        logger.warning("webhook_failed error=%s", type(error).__name__)
        return web.Response(status=503, headers={"Retry-After": "5"})
    return web.Response(status=200)


def _parse(body: bytes) -> dict[str, Any] | None:
    if len(body) > LARGEST_BODY_BYTES:
        return None
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    is_update = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if is_update else None
