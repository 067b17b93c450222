"""The small HTTP server: is the process alive, and does it do its work? No content, no ids."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Health:
    """What the health page tells: counts and ages in seconds, nothing about people."""

    is_ready: bool
    waiting_parcels: int
    oldest_due_seconds: int
    tzdata: str
    version: str


def health_app(check: Callable[[], Health]) -> web.Application:
    """Serve `GET /healthz`: 200 with figures when ready, 503 otherwise."""

    async def answer(request: web.Request) -> web.Response:
        del request
        health = check()
        return web.json_response(asdict(health), status=200 if health.is_ready else 503)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    return app
