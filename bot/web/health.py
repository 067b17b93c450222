"""The small HTTP server: is the process alive, and does it do its work? No content, no ids."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Health:
    """What the health page tells: if it works or is locked, how much waits, its time-zone data.

    `late_seconds` is how long the reminder that waits longest is overdue; more than 120 are too many.
    """

    is_ready: bool
    waiting_parcels: int
    late_seconds: int
    tzdata: str
    version: str
    is_locked: bool = False


def health_app(check: Callable[[], Awaitable[Health]]) -> web.Application:
    """Serve `GET /healthz`: 200 with figures when ready, 503 otherwise."""

    async def answer(request: web.Request) -> web.Response:
        del request
        health = await check()
        return web.json_response(asdict(health), status=200 if health.is_ready else 503)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    return app
