"""Phones of people: what they write, press and do, turned into updates for the bot."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bot.simulator.contents import PIXEL, text_content, user_media
from bot.simulator.groups import Group
from bot.simulator.presses import Press
from bot.simulator.screens import Key, Shown
from bot.simulator.sending import flat
from bot.simulator.state import Chat, Json, StoredMessage

if TYPE_CHECKING:
    from bot.simulator.server import Telegram

__all__ = ["PIXEL", "Group", "Key", "Phone", "Shown"]
ANSWER_SECONDS = 5.0
GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


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
        return [Shown(stored) for stored in self.chat.messages.values() if not stored.service]

    @property
    def last(self) -> Shown:
        """The newest message of the bot in her private chat."""
        return [message for message in self.messages if message.from_bot][-1]

    @property
    def notifications(self) -> list[str]:
        """What the bot's messages said when pushed; edits push nothing, deleting takes nothing back."""
        return list(self.chat.pushed)

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
        """Write a message, to the bot or to a group; `content` adds fields of the message as they are."""
        body = text_content(text, entities) | content
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
        body = user_media(self._telegram.state, self.user, "photo", data, caption=caption)
        return self._deliver(body, chat=chat, thread_id=thread_id, reply_to=reply_to)

    async def send_media(
        self,
        kind: str,
        *,
        data: bytes = PIXEL,
        caption: str | None = None,
        chat: Group | None = None,
        thread_id: int | None = None,
        **details: Any,
    ) -> Shown:
        """Send a voice, video, document, sticker, location, contact, poll… with `details` of that medium."""
        state = self._telegram.state
        body = user_media(state, self.user, kind, data, caption=caption, **details)
        return self._deliver(body, chat=chat, thread_id=thread_id)

    async def send_album(
        self,
        *kinds: str,
        caption: str = "",
        chat: Group | None = None,
        thread_id: int | None = None,
        reply_to: Shown | None = None,
    ) -> list[Shown]:
        """Send photos, videos or documents as one album; the first carries the caption."""
        state, sent = self._telegram.state, []
        album = {"media_group_id": str(uuid4().int)[:17]}
        for number, kind in enumerate(kinds):
            body = user_media(state, self.user, kind, PIXEL, caption=caption if number == 0 else None)
            sent.append(self._deliver(body | album, chat=chat, thread_id=thread_id, reply_to=reply_to))
        return sent

    async def send_content(
        self, content: Json, *, chat: Group | None = None, thread_id: int | None = None
    ) -> Shown:
        """Send any other content, as the fields of a message."""
        return self._deliver(dict(content), chat=chat, thread_id=thread_id)

    async def send_anonymously(self, text: str, *, chat: Group, thread_id: int | None = None) -> Shown:
        """Write to a group as its anonymous administrator: nobody's id, the group itself as sender."""
        body = text_content(text, None) | {"from": GROUP_ANONYMOUS_BOT, "sender_chat": chat.chat.data}
        return self._deliver(body, chat=chat, thread_id=thread_id)

    def _target(self, chat: Group | None) -> Chat:
        return chat.chat if chat else self.chat

    def _deliver(
        self, body: Json, *, chat: Group | None, thread_id: int | None, reply_to: Shown | None = None
    ) -> Shown:
        target = self._target(chat)
        if target.blocked:
            self._set_blocked(blocked=False)  # a phone offers nothing but «restart» in a stopped chat
        target.started = target.started or not target.is_group
        if reply_to is not None:
            body["reply_to_message"] = flat(reply_to.data)
        stored = self._telegram.state.store(target, self.user, body, thread_id=thread_id)
        if self._is_for_bot(target, stored):
            self._telegram.updates.put("message", stored.data)
        return Shown(stored)

    def _is_for_bot(self, target: Chat, stored: StoredMessage) -> bool:
        """Tell whether the bot sees a message: where it is no administrator, only what is meant for it."""
        if not target.is_group or target.bot_is_admin:
            return target.has_bot
        words = str(stored.data.get("text") or stored.data.get("caption") or "")
        answered = stored.data.get("reply_to_message") or {}
        is_answer = answered.get("from", {}).get("id") == self._telegram.state.bot["id"]
        is_meant = words.startswith("/") or f"@{self._telegram.username}" in words or is_answer
        return target.has_bot and is_meant

    async def edit(self, message: Shown, text: str, *, chat: Group | None = None) -> None:
        """Edit an own message's text or caption."""
        target = self._target(chat)
        stored = target.messages[message.id]
        stored.edits.append(message.words)
        name, found = ("text", "entities") if "text" in stored.data else ("caption", "caption_entities")
        written = text_content(text, None)
        stored.data = {key: value for key, value in stored.data.items() if key != found}
        stored.data |= {name: text, "edit_date": self._telegram.state.now()}
        if "entities" in written:
            stored.data[found] = written["entities"]
        self._telegram.state.touch(target.id)
        self._telegram.updates.put("edited_message", stored.data)

    async def delete(self, message: Shown, *, chat: Group | None = None) -> None:
        """Delete a message; Telegram tells no bot about it."""
        self._telegram.state.remove(self._target(chat), lambda one: one.id == message.id)

    async def react(self, message: Shown, emoji: str | None, *, chat: Group | None = None) -> None:
        """Put an emoji under a message, or take it away; told only to a bot that asked for reactions."""
        target = self._target(chat)
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        event = {
            "chat": target.data,
            "message_id": message.id,
            "user": self.user,
            "date": self._telegram.state.now(),
            "old_reaction": [],
            "new_reaction": new,
        }
        self._telegram.updates.put("message_reaction", event)

    async def press(
        self, label: str, *, message: Shown | None = None, chat: Group | None = None, wait: bool = True
    ) -> Press:
        """Press the button that starts with `label` on the newest message with one, once there is one.

        Raises:
            AssertionError: no such button, or no answer, within five seconds.
        """
        found: list[tuple[Shown, Key]] = []

        def appears() -> bool:
            found[:] = self._buttons(label, message, self._target(chat))
            return bool(found)

        try:
            await self._telegram.until(appears, timeout=ANSWER_SECONDS if wait else 0)
        except AssertionError as error:
            raise AssertionError(f"no button {label!r}:\n{self._telegram.describe()}") from error
        shown, key = found[0]
        return await self.press_data(str(key.data), message=shown, chat=chat, wait=wait)

    def _buttons(self, label: str, message: Shown | None, target: Chat) -> list[tuple[Shown, Key]]:
        """Return the newest message with such a button, and the button."""
        shown = [message] if message else [Shown(one) for one in reversed(target.messages.values())]
        for candidate in shown:
            key = candidate.find(label)
            if key is not None:
                return [(candidate, key)]
        return []

    async def press_data(
        self, data: str, *, message: Shown | None = None, chat: Group | None = None, wait: bool = True
    ) -> Press:
        """Send a press with any data, as a forged client could; on the bot's newest message by default.

        Raises:
            AssertionError: no answer within five seconds.
        """
        press = self._telegram.presses.begin()
        query = self._query(press, data, message or self.last, self._target(chat))
        self._telegram.updates.put("callback_query", query)
        if wait:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await press.answered.wait()
            except TimeoutError as error:
                raise AssertionError(f"press never answered:\n{self._telegram.describe()}") from error
        return press

    def _query(self, press: Press, data: str, message: Shown, target: Chat) -> Json:
        stored = target.messages.get(message.id)
        inaccessible = {"chat": target.data, "message_id": message.id, "date": 0}
        return {
            "id": press.id,
            "from": self.user,
            "message": stored.data if stored else inaccessible,
            "chat_instance": str(target.id),
            "data": data,
        }

    async def block(self) -> None:
        """Block the bot."""
        self._set_blocked(blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        self._set_blocked(blocked=False)

    async def delete_account(self) -> None:
        """Leave Telegram for good; bots are not told until they write."""
        self.chat.deactivated = True

    def _set_blocked(self, *, blocked: bool) -> None:
        self.chat.blocked = blocked
        bot = self._telegram.state.bot
        member: Json = {"status": "member", "user": bot}
        kicked: Json = {"status": "kicked", "user": bot, "until_date": 0}
        change = {
            "chat": self.chat.data,
            "from": self.user,
            "date": self._telegram.state.now(),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        self._telegram.updates.put("my_chat_member", change)
        self._telegram.state.touch(self.id)
