"""Supergroups from the outside: who comes and goes, topics by hand, the bot's own standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.chats import bot_member, member_of
from bot.simulator.screens import Shown
from bot.simulator.state import Chat, Json, Topic
from bot.simulator.topics import drop_topic, open_topic

if TYPE_CHECKING:
    from bot.simulator.phones import Phone
    from bot.simulator.server import Telegram


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
        """What people and the bot have written and still stands, oldest first."""
        return [Shown(stored) for stored in self.chat.messages.values() if not stored.service]

    @property
    def topics(self) -> dict[int, Topic]:
        """The topics by id."""
        return self.chat.topics

    def in_topic(self, topic_id: int) -> list[Shown]:
        """Return the messages of a topic."""
        return [message for message in self.messages if message.thread_id == topic_id]

    def reactions(self, message: Shown) -> list[str]:
        """Return the bot's emoji under a message."""
        return [str(one.get("emoji")) for one in self.chat.reactions.get(message.id, [])]

    def join(self, phone: Phone, *, admin: bool = False) -> None:
        """Let a person in; the bot is told by a service message and, if it asked, by `chat_member`."""
        if admin:
            self.chat.admins.add(phone.id)
        self._set_member(phone, joined=True)
        self._say(phone.user, {"new_chat_members": [phone.user]})

    def leave(self, phone: Phone) -> None:
        """Take a person out; the bot is told."""
        self._set_member(phone, joined=False)
        self._say(phone.user, {"left_chat_member": phone.user})

    def _set_member(self, phone: Phone, *, joined: bool) -> None:
        state = self._telegram.state
        old = member_of(state, self.chat, phone.id)
        (self.chat.members.add if joined else self.chat.members.discard)(phone.id)
        self._tell_membership("chat_member", phone.user, old, member_of(state, self.chat, phone.id))

    def _tell_membership(self, kind: str, actor: Json, old: Json, new: Json) -> None:
        change = {
            "chat": self.chat.data,
            "from": actor,
            "date": self._telegram.state.now(),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        if kind == "my_chat_member" or self.chat.bot_is_admin:
            self._telegram.updates.put(kind, change)
        self._telegram.state.touch(self.id)

    def _say(self, actor: Json, content: Json, *, thread_id: int | None = None) -> None:
        """Say something as Telegram itself does; the bot gets it as a message."""
        stored = self._telegram.state.store(self.chat, actor, content, thread_id=thread_id, service=True)
        self._telegram.updates.put("message", stored.data)

    def set_bot(self, phone: Phone, *, status: str, rights: set[str] | None = None) -> None:
        """Make the bot "administrator" (with these rights), "member" or "left", by this person's hand."""
        old = bot_member(self._telegram.state, self.chat)
        self.chat.has_bot, self.chat.bot_is_admin = status != "left", status == "administrator"
        if rights is not None:
            self.chat.bot_rights = rights
        self._tell_membership("my_chat_member", phone.user, old, bot_member(self._telegram.state, self.chat))

    def open_topic(self, phone: Phone, name: str) -> Topic:
        """Open a topic by hand."""
        topic = open_topic(self._telegram.state, self.chat, phone.user, name)
        self._telegram.updates.put("message", topic.root)
        return topic

    def close_topic(self, phone: Phone, topic_id: int, *, closed: bool = True) -> None:
        """Close a topic by hand, or open it again; the bot is told."""
        self.topics[topic_id].closed = closed
        said: Json = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
        self._say(phone.user, said, thread_id=topic_id)

    def rename_topic(self, actor: Json, topic_id: int, name: str) -> None:
        """Give a topic another title by hand, as a person or in the group's name; the bot is told."""
        self.topics[topic_id].name = name
        self._say(actor, {"forum_topic_edited": {"name": name}}, thread_id=topic_id)

    def delete_topic(self, topic_id: int) -> None:
        """Delete a topic by hand; the bot is not told."""
        drop_topic(self._telegram.state, self.chat, topic_id)

    def migrate(self) -> Group:
        """Move the group to a new id, as an upgrade does; this object follows, the old id refuses calls."""
        state = self._telegram.state
        old = self.chat
        new = state.add_group(str(old.data["title"]), forum=old.is_forum)
        new.members, new.admins, new.bot_rights = set(old.members), set(old.admins), set(old.bot_rights)
        new.bot_is_admin = old.bot_is_admin
        self._say(state.bot, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self.id = new.id
        self._say(state.bot, {"migrate_from_chat_id": old.id})
        return self
