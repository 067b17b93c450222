"""The built-in Telegram: a Bot API server over real HTTP, strict and scriptable."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.clock import SystemClock
from bot.domain.clock import Clock
from bot.simulator.calls import Call, check_call, method_classes, read_call
from bot.simulator.errors import Refused
from bot.simulator.faults import Fault, Faults
from bot.simulator.limits import Limits
from bot.simulator.methods import BY_LOWER_NAME, METHODS
from bot.simulator.phones import Group, Phone
from bot.simulator.presses import Presses
from bot.simulator.state import Json, State
from bot.simulator.updates import BATCH, UpdateQueue
from bot.simulator.webhooks import Webhook

DEFAULT_TOKEN = "42:TEST"  # noqa: S105 - a token of the built-in Telegram opens nothing
BODY_LIMIT = 60 * 1024 * 1024
KEPT_CALLS = 200_000
LONGEST_POLL_SECONDS = 50
LOOK_AGAIN_SECONDS = 0.05  # a condition may also watch what is not the built-in Telegram's
ADMIN = ("can_manage_topics", "can_delete_messages", "can_pin_messages")
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
        bot = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": bot_name,
            "username": self.username,
        }
        self.state = State(clock or SystemClock(), bot)
        self.updates = UpdateQueue()
        self.presses = Presses(self.state.clock, self.state.touch)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.forgotten_calls = 0
        self.on_clock: OnClock | None = None
        self.place = {"zone": "Europe/Moscow", "city": ""}
        self.limits = Limits() if limits else None
        self._webhook = Webhook(self.updates, self.state.clock)
        self._port = port
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        from bot.simulator.control import add_control  # noqa: PLC0415 - control builds on the server

        method_classes()
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_route("*", f"/bot{self.token}/{{method}}", self._serve)
        app.router.add_route("*", "/bot{token}/{method}", _unauthorized)
        app.router.add_get(f"/file/bot{self.token}/{{path:.+}}", self._download)
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
        await self._webhook.clear()
        self.updates.release()
        self.state.touch()
        if self._runner is not None:
            await self._runner.cleanup()

    def add_user(self, first_name: str, **details: Any) -> Phone:
        """Add a person (`last_name`, `username`, `language_code`, `is_premium`, `id`); return the phone."""
        return Phone(self, self.state.add_user(first_name=first_name, **details)["id"])

    def add_group(self, title: str, *, forum: bool = True, bot_is_admin: bool = True) -> Group:
        """Add a supergroup that the bot is in; as an administrator it may manage topics, delete and pin."""
        chat = self.state.add_group(title, forum=forum)
        chat.bot_is_admin = bot_is_admin
        chat.bot_rights = set(ADMIN)
        return Group(self, chat.id)

    def inject(self, body: Json) -> int:
        """Queue a raw update; without `update_id` it gets the next one."""
        update_id = int(body.get("update_id") or self.updates.take_id())
        self.updates.put_raw(update_id, {"update_id": update_id} | body)
        return update_id

    def inject_raw(self, body: bytes, *, update_id: int | None = None) -> int:
        """Queue bytes as an update, however broken; `{id}` in them becomes the update's number."""
        update_id = update_id or self.updates.take_id()
        self.updates.put_raw(update_id, body.replace(b"{id}", str(update_id).encode()))
        return update_id

    def redeliver(self, count: int = 1) -> int:
        """Serve the last confirmed updates once more; returns how many there were."""
        return self.updates.redeliver(count)

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

    async def until(self, condition: Callable[[], object], *, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until `condition` holds, looking again at each change.

        Raises:
            AssertionError: it did not hold in time; the message shows chats and last calls.
        """
        deadline = asyncio.get_running_loop().time() + timeout
        while not condition():
            rest = deadline - asyncio.get_running_loop().time()
            if rest <= 0:
                raise AssertionError(f"never came true:\n{self.describe()}")
            await self.state.changed(min(rest, LOOK_AGAIN_SECONDS))

    def describe(self) -> str:
        """Tell what stands in the chats and which calls came last."""
        lines = []
        for chat in self.state.chats.values():
            lines.append(f"chat {chat.id} {chat.data.get('title') or chat.data.get('first_name')}")
            lines += [f"  {one.summary()}" for one in list(chat.messages.values())[-20:]]
        told = [call for call in self.calls if call.method != "getUpdates"]
        lines += [f"{call.method} {call.status} {call.description} {call.params}" for call in told[-8:]]
        return "\n".join(lines)

    async def _download(self, request: web.Request) -> web.Response:
        stored = self.state.files.at(request.match_info["path"])
        return web.Response(status=404) if stored is None else web.Response(body=stored.data)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        asked = request.match_info["method"]
        name = BY_LOWER_NAME.get(asked.lower(), asked)
        try:
            call = await read_call(request, name, asyncio.get_running_loop().time())
        except Refused as error:
            return _answer(_refused(error), error.code)
        fault = self.faults.take(name, call.chat_id) if self.faults.planned else None
        if fault is not None and (early := await self._meet(fault, request, call)) is not None:
            return early
        body, status = await self._perform(call)
        if fault is not None and fault.kind == "lost_reply":
            return _drop(request)
        return web.Response(body=body, status=status, content_type="application/json")

    async def _meet(self, fault: Fault, request: web.Request, call: Call) -> web.StreamResponse | None:
        """Do what a fault does before the call; an answer ends it there."""
        if fault.kind in {"slow", "stall"}:
            await asyncio.sleep(fault.delay_seconds)
        if fault.kind in {"reset", "stall"}:
            return _drop(request)
        if fault.kind == "astray":
            call.params.pop("message_thread_id", None)
        if fault.kind == "garbage":
            return web.Response(text="<html>Bad Gateway</html>", content_type="text/html")
        if fault.kind == "error":
            return _answer(self._refuse(call, fault.refusal()), fault.status)
        return None

    async def _perform(self, call: Call) -> tuple[bytes, int]:
        try:
            params = check_call(call)
            if call.method == "getUpdates":
                return await self._get_updates(params), 200
            if self.limits is not None:
                self.limits.check(call)
            call.result = await self._result(call, params)
        except Refused as error:
            return json.dumps(self._refuse(call, error)).encode(), error.code
        self._note(call)
        return json.dumps({"ok": True, "result": call.result}, ensure_ascii=False).encode(), 200

    def _refuse(self, call: Call, error: Refused) -> Json:
        call.status, call.description = error.code, error.description
        self._note(call)
        return _refused(error)

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        if len(self.calls) > KEPT_CALLS:
            self.forget_calls(KEPT_CALLS // 2)
        self.state.touch()

    def forget_calls(self, count: int | None = None) -> None:
        """Forget the oldest calls, or all; their numbers are not used again."""
        gone = len(self.calls) if count is None else count
        self.forgotten_calls += gone
        del self.calls[:gone]

    async def _get_updates(self, params: Json) -> bytes:
        """Serve `getUpdates`; it is noted when it was refused, not each time it is asked."""
        self.updates.allow(params.get("allowed_updates"))
        offset, waits = params.get("offset"), min(int(params.get("timeout") or 0), LONGEST_POLL_SECONDS)
        limit = int(params.get("limit") or BATCH)
        bodies = await self.updates.poll(offset, limit if 1 <= limit <= BATCH else BATCH, waits)
        self.state.touch()
        return b'{"ok":true,"result":[' + b",".join(bodies) + b"]}"

    async def _result(self, call: Call, params: Json) -> Any:
        apart = self._served_apart(call.method, params)
        if apart is not None:
            return await apart
        method = METHODS.get(call.method)
        if method is None:
            raise Refused(400, "Bad Request: method is not supported by the built-in Telegram")
        return await method(self.state, call)

    def _served_apart(self, method: str, params: Json) -> Awaitable[Any] | None:  # noqa: PLR0911 - a table
        """Return the answer of methods that are about the delivery of updates, not about chats."""
        match method:
            case "answerCallbackQuery":
                return self.presses.answer(params)
            case "setWebhook":
                return self._webhook.set(params)
            case "deleteWebhook":
                return self._webhook.set({**params, "url": ""})
            case "getWebhookInfo":
                return self._webhook.info()
        return None


def _refused(error: Refused) -> Json:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    return body | ({"parameters": error.parameters} if error.parameters else {})


async def _unauthorized(request: web.Request) -> web.Response:
    del request
    return _answer({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401)


def _answer(body: Json, status: int) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _drop(request: web.Request) -> web.Response:
    """Drop the connection instead of answering."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
