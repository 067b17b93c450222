"""The built-in Telegram: a Bot API server over real HTTP, strict and scriptable."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.clock import SystemClock
from bot.domain.clock import Clock
from bot.simulator.calls import Call, check_call, read_call
from bot.simulator.errors import Refused
from bot.simulator.faults import Fault, Faults
from bot.simulator.limits import Limits
from bot.simulator.methods import BY_LOWER_NAME, METHODS
from bot.simulator.phones import Group, Phone
from bot.simulator.presses import Presses
from bot.simulator.state import Json, State
from bot.simulator.updates import UpdateQueue
from bot.simulator.webhooks import Webhook

DEFAULT_TOKEN = "42:TEST"  # noqa: S105 - a token of the built-in Telegram opens nothing
PAGE = Path(__file__).parent / "page"
BODY_LIMIT = 60 * 1024 * 1024
KEPT_CALLS = 200_000
OnClock = Callable[[Json], Awaitable[Json]]


class Telegram:
    """Serve one bot and the people it talks to. Use as `async with Telegram(...) as telegram`."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = DEFAULT_TOKEN,
        limits: bool = False,
        port: int = 0,
        bot_name: str = "Podruga",
    ) -> None:
        self.token = token
        self.username = "podruga_test_bot"
        self.state = State(clock or SystemClock(), self._bot(bot_name))
        self.updates = UpdateQueue()
        self.presses = Presses()
        self.faults = Faults()
        self.calls: list[Call] = []
        self.on_clock: OnClock | None = None
        self.place = {"zone": "Europe/Moscow", "city": ""}
        self._limits = Limits() if limits else None
        self._webhook = Webhook(self.updates)
        self._port = port
        self._runner: web.AppRunner | None = None
        self.url = ""

    def _bot(self, name: str) -> Json:
        return {
            "id": int(self.token.split(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": self.username,
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
        }

    async def __aenter__(self) -> Self:
        from bot.simulator.control import add_control  # noqa: PLC0415 - control builds on the server

        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_route("*", f"/bot{self.token}/{{method}}", self._serve)
        app.router.add_route("*", "/bot{token}/{method}", self._unauthorized)
        app.router.add_get(f"/file/bot{self.token}/{{path}}", self._download)
        add_control(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._webhook.clear()
        if self._runner is not None:
            await self._runner.cleanup()

    def add_user(self, first_name: str, **details: Any) -> Phone:
        """Add a person and hand over their phone."""
        return Phone(self, self.state.add_user(first_name=first_name, **details)["id"])

    def add_group(self, title: str, *, forum: bool = True, bot_is_admin: bool = True) -> Group:
        """Add a supergroup that the bot is in."""
        chat = self.state.add_group(title, forum=forum)
        chat.bot_is_admin = bot_is_admin
        return Group(self, chat.id)

    def inject(self, body: Json) -> int:
        """Queue a raw update; without `update_id` it gets the next one."""
        update_id = int(body.get("update_id") or self.updates.take_id())
        self.updates.put_raw(update_id, {"update_id": update_id} | body)
        return update_id

    def inject_raw(self, body: bytes, *, update_id: int | None = None) -> int:
        """Queue bytes as an update, however broken."""
        update_id = update_id or self.updates.take_id()
        self.updates.put_raw(update_id, body)
        return update_id

    @property
    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.updates)

    @property
    def confirmed_offset(self) -> int:
        """The highest offset the bot has asked from."""
        return self.updates.confirmed_offset

    def calls_to(self, chat_id: int) -> list[Call]:
        """Return all calls about a chat."""
        return [call for call in self.calls if call.chat_id == chat_id]

    async def until(self, condition: Callable[[], bool], *, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until `condition` holds, looking again at each change.

        Raises:
            AssertionError: it did not hold in time; the message shows chats and last calls.
        """
        deadline = asyncio.get_running_loop().time() + timeout
        while not condition():
            rest = deadline - asyncio.get_running_loop().time()
            if rest <= 0:
                raise AssertionError(f"never came true:\n{self.describe()}")
            await self.state.changed(min(rest, 0.25))

    def describe(self) -> str:
        """Tell what stands in the chats and which calls came last."""
        lines = []
        for chat in self.state.chats.values():
            lines.append(f"chat {chat.id} {chat.data.get('title') or chat.data.get('first_name')}")
            lines += [
                f"  {one.id} {one.data.get('text') or sorted(one.data)}" for one in chat.messages.values()
            ]
        lines += [f"{call.method} {call.status} {call.description} {call.params}" for call in self.calls[-8:]]
        return "\n".join(lines)

    async def _unauthorized(self, request: web.Request) -> web.Response:
        del request
        return _answer({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401)

    async def _download(self, request: web.Request) -> web.Response:
        content = self.state.files.get(request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        name = BY_LOWER_NAME.get(request.match_info["method"].lower(), request.match_info["method"])
        call = await read_call(request, name, asyncio.get_running_loop().time())
        fault = self.faults.take(name, call.chat_id) if self.faults.planned else None
        if fault is not None and (early := await self._meet(fault, request, call)) is not None:
            return early
        body, status = await self._perform(call)
        if fault is not None and fault.kind == "lost_reply":
            return _drop(request)
        return web.Response(body=body, status=status, content_type="application/json")

    async def _meet(self, fault: Fault, request: web.Request, call: Call) -> web.StreamResponse | None:
        """Do what a fault does before the call; an answer ends it there."""
        if fault.kind == "reset":
            return _drop(request)
        if fault.kind == "slow":
            await asyncio.sleep(fault.delay_seconds)
        if fault.kind != "error":
            return None
        parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
        refused = Refused(fault.status, fault.description, parameters)
        return _answer(self._refusal(call, refused), fault.status)

    async def _perform(self, call: Call) -> tuple[bytes, int]:
        try:
            params = check_call(call)
            if self._limits is not None:
                self._limits.check(call.method, call.chat_id, call.at)
            if call.method == "getUpdates":
                return await self._get_updates(params), 200
            call.result = await self._result(call, params)
        except Refused as error:
            return json.dumps(self._refusal(call, error)).encode(), error.code
        self._note(call)
        return json.dumps({"ok": True, "result": call.result}).encode(), 200

    def _refusal(self, call: Call, error: Refused) -> Json:
        call.status, call.description = error.code, error.description
        self._note(call)
        body: Json = {"ok": False, "error_code": error.code, "description": error.description}
        return body | ({"parameters": error.parameters} if error.parameters else {})

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        if len(self.calls) > KEPT_CALLS:
            del self.calls[: KEPT_CALLS // 2]
        self.state.touch()

    async def _get_updates(self, params: Json) -> bytes:
        self.updates.allow(params.get("allowed_updates"))
        bodies = await self.updates.poll(
            params.get("offset"), int(params.get("limit") or 100), int(params.get("timeout") or 0)
        )
        parts = [body if isinstance(body, bytes) else json.dumps(body).encode() for body in bodies]
        return b'{"ok":true,"result":[' + b",".join(parts) + b"]}"

    async def _result(self, call: Call, params: Json) -> Any:
        match call.method:
            case "answerCallbackQuery":
                return self.presses.answer(params)
            case "setWebhook" | "deleteWebhook":
                self._webhook.set(params if call.method == "setWebhook" else {})
                return True
            case "getWebhookInfo":
                url = str(self._webhook.info.get("url") or "")
                return {
                    "url": url,
                    "has_custom_certificate": False,
                    "pending_update_count": len(self.updates),
                }
        method = METHODS.get(call.method)
        if method is None:
            raise Refused(400, "Bad Request: method is not supported by the built-in Telegram")
        return await method(self.state, call)


def _answer(body: Json, status: int) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _drop(request: web.Request) -> web.Response:
    """Drop the connection instead of answering."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
