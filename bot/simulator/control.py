"""The control API under `/sim/`, for the demo page, for tests of other processes and for benchmarks."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from bot.clock import FrozenClock, MovableClock
from bot.simulator.contents import PIXEL
from bot.simulator.errors import Refused
from bot.simulator.faults import Fault
from bot.simulator.groups import Group
from bot.simulator.limits import Limits
from bot.simulator.phones import Phone
from bot.simulator.screens import Shown
from bot.simulator.state import Chat, Json

if TYPE_CHECKING:
    from bot.simulator.server import Telegram

PAGE = Path(__file__).parent / "page"
Action = Callable[[Json], Awaitable[Json]]
EVENTS_SECONDS = 20.0
SHOWN_MESSAGES = 400


def add_control(app: web.Application, telegram: Telegram) -> None:
    """Add the control routes, and the demo page where it is present."""
    control = Control(telegram)
    app.router.add_get("/sim/state", control.state)
    app.router.add_get("/sim/events", control.events)
    app.router.add_get("/sim/calls", control.calls)
    app.router.add_get("/sim/files/{file_id}", control.file)
    for name, action in control.actions().items():
        app.router.add_post(f"/sim/{name}", _tell(action))
    if PAGE.is_dir():
        app.router.add_get("/", _page)
        app.router.add_static("/", PAGE)
        app.on_response_prepare.append(_ask_again)


async def _page(request: web.Request) -> web.StreamResponse:
    del request
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})


async def _ask_again(request: web.Request, response: web.StreamResponse) -> None:
    """Let a browser keep nothing unasked: after an upgrade the page must not be a mixture of two."""
    del request
    response.headers.setdefault("Cache-Control", "no-cache")


def _tell(action: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await action(await request.json()))
        except (Refused, KeyError, TypeError, ValueError, AssertionError) as error:
            description = error.description if isinstance(error, Refused) else f"{error}"
            return web.json_response({"description": description}, status=400)

    return answer


class Control:
    """What the outside may see and do."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def actions(self) -> dict[str, Action]:
        """Return what can be posted, by its path."""
        return {
            "users": self.add_user,
            "groups": self.add_group,
            "members": self.set_member,
            "messages": self.send,
            "press": self.press,
            "edit": self.edit,
            "block": self.block,
            "topics": self.delete_topic,
            "faults": self.add_fault,
            "updates": self.load,
            "clock": self.move_clock,
            "limits": self.set_limits,
            "reset_calls": self.reset_calls,
        }

    async def state(self, request: web.Request) -> web.Response:
        """Return everything as it stands."""
        state, wanted = self._telegram.state, request.query.get("chat")
        return web.json_response(
            {
                "version": state.version,
                "clock": {"now": state.clock.now().isoformat(), **self._telegram.place},
                "bot": state.bot,
                "users": [user | {"role": state.roles.get(user["id"], "")} for user in state.users.values()],
                "chats": [self._chat(chat) for chat in self._chats(wanted)],
                "pending_updates": self._telegram.pending_updates,
            }
        )

    def _chats(self, wanted: str | None) -> list[Chat]:
        chats = [chat for chat in self._telegram.state.chats.values() if chat.migrated_to is None]
        return [chat for chat in chats if wanted in {None, str(chat.id)}]

    def _chat(self, chat: Chat) -> Json:
        messages = list(chat.messages.values())[-SHOWN_MESSAGES:]
        commands = self._telegram.state.commands.get("all_private_chats", [])
        return chat.data | {
            "messages": [
                one.data
                | {
                    "first_text": one.pushed,
                    "edits": one.edits,
                    "reactions": chat.reactions.get(one.id, []),
                }
                for one in messages
            ],
            "topics": [
                {"message_thread_id": one.id, "name": one.name, "icon": one.icon, "closed": one.closed}
                for one in chat.topics.values()
            ],
            "members": sorted(chat.members),
            "pinned": chat.pinned,
            "blocked": chat.blocked,
            "commands": [] if chat.is_group else commands,
        }

    async def events(self, request: web.Request) -> web.Response:
        """Wait until the state is newer than `since`, then tell its version and which chats changed."""
        state = self._telegram.state
        since = int(request.query.get("since", "0") if request.query.get("since") != "undefined" else 0)
        if state.version <= since:
            await state.changed(EVENTS_SECONDS)
        chats = [chat_id for chat_id, version in state.changed_chats.items() if version > since]
        return web.json_response({"version": state.version, "chats": chats})

    async def calls(self, request: web.Request) -> web.Response:
        """Return the bot's calls from number `since` on; `at` is the machine's monotonic clock."""
        since, gone = int(request.query.get("since", "0")), self._telegram.forgotten_calls
        calls = self._telegram.calls
        told = [call.as_json() for call in calls[max(0, since - gone) :]]
        return web.json_response({"next": gone + len(calls), "calls": told})

    async def file(self, request: web.Request) -> web.Response:
        """Return the bytes of a file."""
        stored = self._telegram.state.files.get(request.match_info["file_id"])
        if stored is None:
            return web.Response(status=404)
        kind = stored.mime or {"photo": "image/png", "voice": "audio/ogg"}.get(stored.kind)
        return web.Response(body=stored.data, content_type=kind or "application/octet-stream")

    async def add_user(self, body: Json) -> Json:
        """Add a person; `role` is only for the page."""
        role = str(body.pop("role", ""))
        phone = self._telegram.add_user(**body)
        self._telegram.state.roles[phone.id] = role
        return phone.user

    async def add_group(self, body: Json) -> Json:
        """Add a group with its members."""
        group = self._telegram.add_group(body["title"], forum=body.get("forum", True))
        group.chat.members |= set(body.get("members", []))
        return group.chat.data

    async def set_member(self, body: Json) -> Json:
        """Let a person in or out."""
        group, phone = Group(self._telegram, int(body["chat"])), self._phone(body)
        (group.join if body.get("joined", True) else group.leave)(phone)
        return {}

    def _phone(self, body: Json) -> Phone:
        return Phone(self._telegram, int(self._telegram.state.users[int(body["user"])]["id"]))

    def _group(self, body: Json) -> Group | None:
        chat_id = int(body.get("chat") or body["user"])
        return Group(self._telegram, chat_id) if chat_id < 0 else None

    def _shown(self, body: Json, name: str) -> Shown | None:
        if body.get(name) is None:
            return None
        chat = self._telegram.state.chat(body.get("chat") or body["user"])
        return Shown(self._telegram.state.message(chat, int(body[name]), "message not found"))

    async def send(self, body: Json) -> Json:
        """Write as a person: text, a photo (base64), or another kind."""
        phone, group = self._phone(body), self._group(body)
        thread_id, reply = body.get("thread_id"), self._shown(body, "reply_to")
        if body.get("photo"):
            photo, caption = base64.b64decode(body["photo"]), body.get("text") or None
            sent = await phone.send_photo(
                photo, caption=caption, chat=group, thread_id=thread_id, reply_to=reply
            )
        elif body.get("kind"):
            data = base64.b64decode(body["file"]) if body.get("file") else PIXEL
            more = {"file_name": body["file_name"]} if body.get("file_name") else {}
            caption = body.get("text") or None
            sent = await phone.send_media(
                str(body["kind"]), data=data, caption=caption, chat=group, thread_id=thread_id, **more
            )
        else:
            sent = await phone.send(str(body["text"]), chat=group, thread_id=thread_id, reply_to=reply)
        return sent.data

    async def press(self, body: Json) -> Json:
        """Press as a person, by data or by label, and wait for the answer (unless `wait` is false)."""
        phone, group, shown = self._phone(body), self._group(body), self._shown(body, "message")
        wait = bool(body.get("wait", True))
        if body.get("data") is not None and shown is not None:
            press = await phone.press_data(str(body["data"]), message=shown, chat=group, wait=wait)
        else:
            press = await phone.press(str(body["label"]), message=shown, chat=group, wait=wait)
        return {"answer": press.answer}

    async def edit(self, body: Json) -> Json:
        """Edit a person's own message."""
        shown = self._shown(body, "message")
        if shown is not None:
            await self._phone(body).edit(shown, str(body["text"]), chat=self._group(body))
        return {}

    async def block(self, body: Json) -> Json:
        """Block or unblock the bot."""
        phone = self._phone(body)
        await (phone.block() if body.get("blocked", True) else phone.unblock())
        return {}

    async def delete_topic(self, body: Json) -> Json:
        """Delete a topic by hand."""
        Group(self._telegram, int(body["chat"])).delete_topic(int(body["topic"]))
        return {}

    async def add_fault(self, body: Json) -> Json:
        """Plan a fault."""
        self._telegram.faults.add(Fault(**body))
        return {}

    async def load(self, body: Json) -> Json:
        """Queue many text messages at once, or raw updates.

        `count` messages of `text` (`{number}` in it counts) from `users` people; or `body`, an update as an
        object; or `raw`, bytes of any kind as text; or `redeliver`, the last so many confirmed ones again.
        """
        if "body" in body:
            return {"update_id": self._telegram.inject(body["body"])}
        if "raw" in body:
            return {"update_id": self._telegram.inject_raw(str(body["raw"]).encode())}
        if "redeliver" in body:
            return {"queued": self._telegram.redeliver(int(body["redeliver"]))}
        phones, count = self._crowd(int(body.get("users", 1))), int(body.get("count", 1))
        sent = []
        for number in range(count):
            text = str(body["text"]).replace("{number}", str(number))
            sent.append((await phones[number % len(phones)].send(text)).id)
        return {"queued": count, "message_ids": sent, "at": asyncio.get_running_loop().time()}

    def _crowd(self, size: int) -> list[Phone]:
        users = self._telegram.state.users
        while len(users) < size:
            self._telegram.add_user(first_name=f"Load {len(users)}")
        return [Phone(self._telegram, user_id) for user_id in list(users)[:size]]

    async def move_clock(self, body: Json) -> Json:
        """Move the clock, where this run has a movable one."""
        clock = self._telegram.state.clock
        if self._telegram.on_clock is not None:
            answer = await self._telegram.on_clock(body)
        elif isinstance(clock, MovableClock | FrozenClock) and "move_seconds" in body:
            clock.move(timedelta(seconds=float(body["move_seconds"])))
            answer = {"now": clock.now().isoformat()}
        else:
            raise ValueError("this clock cannot be moved")
        self._telegram.state.touch()
        return answer

    async def set_limits(self, body: Json) -> Json:
        """Answer 429 over Telegram's limits from now on, or no longer."""
        self._telegram.limits = Limits() if body.get("on", True) else None
        return {}

    async def reset_calls(self, body: Json) -> Json:
        """Forget the calls so far."""
        del body
        self._telegram.forget_calls()
        return {}
