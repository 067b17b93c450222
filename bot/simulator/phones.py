"""The people's side: phones that write and press, and groups with members and topics."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.simulator.presses import Press
from bot.simulator.sending import keep_file, medium
from bot.simulator.service import member_of
from bot.simulator.state import Chat, Json, StoredMessage, Topic
from bot.simulator.topics import drop_topic

if TYPE_CHECKING:
    from bot.simulator.server import Telegram

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
ANSWER_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button as a phone shows it."""

    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    copy: str | None = None


class Shown:
    """A message as it stands on a screen now."""

    def __init__(self, stored: StoredMessage) -> None:
        self._stored = stored
        self.data = stored.data
        self.id = stored.id
        self.text = str(stored.data.get("text") or "")
        self.caption = str(stored.data.get("caption") or "")
        self.photo = stored.data.get("photo")
        self.from_bot = stored.by_bot
        self.edits = list(stored.edits)
        self.entities: list[Json] = list(stored.data.get("entities") or [])
        self.protected = bool(stored.data.get("has_protected_content"))
        self.thread_id: int | None = stored.data.get("message_thread_id")

    @property
    def words(self) -> str:
        """Text or caption."""
        return self.text or self.caption

    @property
    def buttons(self) -> list[list[Key]]:
        """The inline keyboard, row by row."""
        rows = (self.data.get("reply_markup") or {}).get("inline_keyboard") or []
        return [[_key(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """All button texts, in order."""
        return [key.text for row in self.buttons for key in row]


def _key(button: Json) -> Key:
    copy = (button.get("copy_text") or {}).get("text")
    return Key(button["text"], button.get("callback_data"), button.get("url"), button.get("style"), copy)


class Phone:
    """One person with Telegram in her hand."""

    def __init__(self, telegram: Telegram, user_id: int) -> None:
        self._telegram = telegram
        self.id = user_id

    @property
    def user(self) -> Json:
        """Who she is, as Telegram tells the bot."""
        return self._telegram.state.users[self.id]

    @property
    def chat(self) -> Chat:
        """Her private chat with the bot."""
        return self._telegram.state.chats[self.id]

    @property
    def messages(self) -> list[Shown]:
        """What stands in her private chat now, oldest first."""
        return [Shown(stored) for stored in self.chat.messages.values()]

    @property
    def last(self) -> Shown:
        """The newest message of the bot in her private chat."""
        return [message for message in self.messages if message.from_bot][-1]

    @property
    def notifications(self) -> list[str]:
        """What the bot's messages said when they were pushed; edits push nothing."""
        return [stored.pushed for stored in self.chat.messages.values() if stored.by_bot]

    async def send(
        self,
        text: str,
        *,
        chat: Group | None = None,
        thread_id: int | None = None,
        reply_to: Shown | None = None,
        entities: list[Json] | None = None,
        **content: Any,
    ) -> Shown:
        """Write a message, to the bot or to a group."""
        body: Json = {"text": text} | ({"entities": entities} if entities else {}) | content
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        if command and not entities:
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        return self._deliver(body, chat=chat, thread_id=thread_id, reply_to=reply_to)

    async def send_photo(
        self,
        data: bytes = PIXEL,
        *,
        caption: str | None = None,
        chat: Group | None = None,
        thread_id: int | None = None,
        reply_to: Shown | None = None,
    ) -> Shown:
        """Send a photo."""
        photo = medium(self._telegram.state, "photo", keep_file(self._telegram.state, data))
        body: Json = {"photo": photo} | ({"caption": caption} if caption else {})
        return self._deliver(body, chat=chat, thread_id=thread_id, reply_to=reply_to)

    async def send_media(
        self,
        kind: str,
        *,
        data: bytes = PIXEL,
        chat: Group | None = None,
        thread_id: int | None = None,
        **more: Any,
    ) -> Shown:
        """Send a voice, video, video note, document, sticker, animation, location, contact, poll or dice."""
        return self._deliver(self._content(kind, data, more), chat=chat, thread_id=thread_id)

    def _content(self, kind: str, data: bytes, more: Json) -> Json:
        plain: dict[str, Json] = {
            "location": {"latitude": 56.48, "longitude": 84.95},
            "contact": {
                "phone_number": "+70000000000",
                "first_name": self.user["first_name"],
                "user_id": self.id,
            },
            "dice": {"emoji": "🎲", "value": 3},
        }
        if kind in plain:
            return {kind: plain[kind] | more}
        return {kind: medium(self._telegram.state, kind, keep_file(self._telegram.state, data), **more)}

    def _deliver(
        self, body: Json, *, chat: Group | None, thread_id: int | None, reply_to: Shown | None = None
    ) -> Shown:
        state = self._telegram.state
        target = state.chats[chat.id] if chat else self.chat
        if not target.is_group:
            target.started = True
        if reply_to is not None:
            answered = {key: value for key, value in reply_to.data.items() if key != "reply_to_message"}
            body["reply_to_message"] = answered
        stored = state.store(target, self.user, body, thread_id=thread_id)
        stored.by_bot = False
        self._telegram.updates.put("message", stored.data)
        return Shown(stored)

    async def edit(self, message: Shown, text: str, *, chat: Group | None = None) -> None:
        """Edit an own message."""
        target = self._telegram.state.chats[chat.id if chat else self.id]
        stored = target.messages[message.id]
        stored.edits.append(message.words)
        name = "text" if "text" in stored.data else "caption"
        stored.data = stored.data | {name: text, "edit_date": self._telegram.state.now()}
        stored.data.pop("entities", None)
        self._telegram.state.touch(target.id)
        self._telegram.updates.put("edited_message", stored.data)

    async def press(
        self, label: str, *, message: Shown | None = None, chat: Group | None = None, wait: bool = True
    ) -> Press:
        """Press the button that starts with `label`, on the newest message that has one.

        Raises:
            AssertionError: no such button, or no answer within five seconds.
        """
        target = self._telegram.state.chats[chat.id if chat else self.id]
        shown = [message] if message else [Shown(stored) for stored in reversed(target.messages.values())]
        for candidate in shown:
            key = _find(candidate, label)
            if key is not None:
                return await self.press_data(str(key.data), message=candidate, chat=chat, wait=wait)
        raise AssertionError(f"no button {label!r}:\n{self._telegram.describe()}")

    async def press_data(
        self, data: str, *, message: Shown, chat: Group | None = None, wait: bool = True
    ) -> Press:
        """Send a press with any data, as a forged client could.

        Raises:
            AssertionError: no answer within five seconds.
        """
        press = self._telegram.presses.begin()
        target = self._telegram.state.chats[chat.id if chat else self.id]
        stored = target.messages.get(message.id)
        gone = {"chat": target.data, "message_id": message.id, "date": 0}
        query = {
            "id": press.id,
            "from": self.user,
            "message": stored.data if stored else gone,
            "chat_instance": str(target.id),
            "data": data,
        }
        self._telegram.updates.put("callback_query", query)
        if wait:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await press.answered.wait()
            except TimeoutError as error:
                raise AssertionError(f"press never answered:\n{self._telegram.describe()}") from error
        return press

    async def block(self) -> None:
        """Block the bot."""
        self._set_blocked(blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        self._set_blocked(blocked=False)

    def _set_blocked(self, *, blocked: bool) -> None:
        self.chat.blocked = blocked
        states: list[Json] = [
            {"status": "member", "user": self._telegram.state.bot},
            {"status": "kicked", "user": self._telegram.state.bot, "until_date": 0},
        ]
        old, new = (states[0], states[1]) if blocked else (states[1], states[0])
        self._telegram.updates.put("my_chat_member", self._membership(old, new))
        self._telegram.state.touch(self.id)

    def _membership(self, old: Json, new: Json) -> Json:
        return {
            "chat": self.chat.data,
            "from": self.user,
            "date": self._telegram.state.now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }


def _find(message: Shown, label: str) -> Key | None:
    keys = [key for row in message.buttons for key in row if key.data is not None]
    exact = [key for key in keys if key.text == label]
    starting = [key for key in keys if key.text.startswith(label)]
    return next(iter(exact or starting), None)


class Group:
    """A supergroup."""

    def __init__(self, telegram: Telegram, chat_id: int) -> None:
        self._telegram = telegram
        self.id = chat_id

    @property
    def chat(self) -> Chat:
        """The chat as the server holds it."""
        return self._telegram.state.chats[self.id]

    @property
    def messages(self) -> list[Shown]:
        """What stands in the group now, oldest first."""
        return [Shown(stored) for stored in self.chat.messages.values()]

    @property
    def topics(self) -> dict[int, Topic]:
        """The topics by id."""
        return self.chat.topics

    def in_topic(self, topic_id: int) -> list[Shown]:
        """Return the messages of a topic."""
        return [message for message in self.messages if message.thread_id == topic_id]

    def reactions(self, message: Shown) -> list[str]:
        """Return the emoji under a message."""
        return [str(one.get("emoji")) for one in self.chat.reactions.get(message.id, [])]

    def join(self, phone: Phone) -> None:
        """Let a person in; the bot is told."""
        self._set_member(phone, joined=True)

    def leave(self, phone: Phone) -> None:
        """Take a person out; the bot is told."""
        self._set_member(phone, joined=False)

    def _set_member(self, phone: Phone, *, joined: bool) -> None:
        state = self._telegram.state
        old = member_of(state, self.chat, phone.id)
        (self.chat.members.add if joined else self.chat.members.discard)(phone.id)
        change = {
            "chat": self.chat.data,
            "from": phone.user,
            "date": state.now(),
            "old_chat_member": old,
            "new_chat_member": member_of(state, self.chat, phone.id),
        }
        self._telegram.updates.put("chat_member", change)
        state.touch(self.id)

    def delete_topic(self, topic_id: int) -> None:
        """Delete a topic by hand; the bot is not told."""
        drop_topic(self._telegram.state, self.chat, topic_id)

    def migrate(self) -> Group:
        """Move the group to a new id, as an upgrade does; the bot is told by two service messages."""
        state = self._telegram.state
        old = self.chat
        new = state.add_group(str(old.data["title"]), forum=old.is_forum)
        new.members = set(old.members)
        old.migrated_to = new.id
        sender = state.bot
        for chat, content in (
            (old, {"migrate_to_chat_id": new.id}),
            (new, {"migrate_from_chat_id": old.id}),
        ):
            self._telegram.updates.put("message", state.store(chat, sender, content).data)
        return Group(self._telegram, new.id)
