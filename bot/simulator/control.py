"""The control API under `/sim/`, for the demo page, for tests of other processes and for benchmarks."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.errors import Refused
from bot.simulator.faults import Fault
from bot.simulator.phones import Group, Phone, Shown
from bot.simulator.state import Chat, Json

if TYPE_CHECKING:
    from bot.simulator.server import Telegram

EVENTS_SECONDS = 20.0
SHOWN_MESSAGES = 400


def add_control(app: web.Application, telegram: Telegram) -> None:
    """Add the control routes, and the demo page where it is present."""
    from bot.simulator.server import PAGE  # noqa: PLC0415 - the server builds on this module

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
    from bot.simulator.server import PAGE  # noqa: PLC0415 - as above

    del request
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})


async def _ask_again(request: web.Request, response: web.StreamResponse) -> None:
    """Let a browser keep nothing unasked: after an upgrade the page must not be a mixture of two."""
    del request
    response.headers.setdefault("Cache-Control", "no-cache")


def _tell(action: Any) -> Any:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(await action(await request.json()))
        except (Refused, KeyError, ValueError, AssertionError) as error:
            description = error.description if isinstance(error, Refused) else f"{error}"
            return web.json_response({"description": description}, status=400)

    return answer


class Control:
    """What the outside may see and do."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def actions(self) -> dict[str, Any]:
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
            "reset_calls": self.reset_calls,
        }

    async def state(self, request: web.Request) -> web.Response:
        """Return everything as it stands."""
        del request
        state = self._telegram.state
        return web.json_response(
            {
                "version": state.version,
                "clock": {"now": state.clock.now().isoformat(), **self._telegram.place},
                "bot": state.bot,
                "users": [user | {"role": state.roles.get(user["id"], "")} for user in state.users.values()],
                "chats": [self._chat(chat) for chat in state.chats.values() if chat.migrated_to is None],
                "pending_updates": self._telegram.pending_updates,
            }
        )

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
                {"message_thread_id": one.id, "name": one.name, "closed": one.closed}
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
        """Return the bot's calls from number `since` on."""
        since = int(request.query.get("since", "0"))
        calls = self._telegram.calls
        return web.json_response({"next": len(calls), "calls": [call.as_json() for call in calls[since:]]})

    async def file(self, request: web.Request) -> web.Response:
        """Return the bytes of a file."""
        content = self._telegram.state.files.get(request.match_info["file_id"])
        return web.Response(status=404) if content is None else web.Response(body=content)

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
            sent = await phone.send_media(str(body["kind"]), chat=group, thread_id=thread_id)
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
        """Queue many text messages at once, `count` of them from `users` people, or one raw update."""
        if "raw" in body:
            return {"update_id": self._telegram.inject(json.loads(body["raw"]))}
        state = self._telegram.state
        while len(state.users) < int(body["users"]):
            self._telegram.add_user(first_name=f"Load {len(state.users)}")
        phones = [Phone(self._telegram, user_id) for user_id in list(state.users)[: int(body["users"])]]
        for number in range(int(body["count"])):
            text = str(body["text"]).format(number=number)
            await phones[number % len(phones)].send(text)
        return {"queued": int(body["count"])}

    async def move_clock(self, body: Json) -> Json:
        """Move the clock, where this run has a movable one."""
        if self._telegram.on_clock is None:
            raise ValueError("this clock cannot be moved")
        answer = await self._telegram.on_clock(body)
        self._telegram.state.touch()
        return answer

    async def reset_calls(self, body: Json) -> Json:
        """Forget the calls so far."""
        del body
        self._telegram.calls.clear()
        return {}
