"""What the built-in Telegram holds: people, chats, topics and messages, in the shapes of the Bot API."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.domain.clock import Clock
from bot.simulator.errors import bad_request
from bot.simulator.files import Files

Json = dict[str, Any]
FIRST_USER_ID = 700_000_001
FIRST_GROUP_ID = -1_001_000_000_001
GENERAL_TOPIC = 1


@dataclass(slots=True)
class Topic:
    """A forum topic: its name, icon, and whether it is closed."""

    id: int
    name: str
    icon_color: int = 7322096
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    by_bot: bool = False
    root: Json = field(default_factory=dict)
    """The service message that opened it; every message of the topic answers it, as in Telegram."""

    @property
    def icon(self) -> str | None:
        """The custom emoji it shows, if any."""
        return self.icon_custom_emoji_id


@dataclass(slots=True)
class StoredMessage:
    """A message as it stands now, how it was first pushed, and what it said before each edit.

    `service` marks what Telegram itself says (a topic was opened, somebody came); `has_keyboard` a message
    whose markup is not an inline one, which can never be edited.
    """

    data: Json
    by_bot: bool
    pushed: str
    edits: list[str] = field(default_factory=list)
    service: bool = False
    has_keyboard: bool = False

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.data["message_id"])

    def summary(self) -> str:
        """Tell in a line what it is, for people who read a failed test."""
        words = words_of(self.data) or sorted(self.data)
        return f"{self.id} {'bot' if self.by_bot else 'user'} {words!r}"


@dataclass(slots=True)
class Chat:
    """A private chat or a supergroup, with its messages by id."""

    data: Json
    messages: dict[int, StoredMessage] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    members: set[int] = field(default_factory=set)
    blocked: bool = False
    started: bool = False
    has_bot: bool = True
    bot_is_admin: bool = True
    bot_rights: set[str] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    pushed: list[str] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    migrated_to: int | None = None
    deactivated: bool = False

    @property
    def id(self) -> int:
        """The chat's id; negative for groups."""
        return int(self.data["id"])

    @property
    def is_group(self) -> bool:
        """Tell whether it is a group."""
        return self.id < 0

    @property
    def is_forum(self) -> bool:
        """Tell whether it has topics."""
        return bool(self.data.get("is_forum"))


class State:
    """Everything at once, with a version that grows at each change and wakes whoever waits."""

    def __init__(self, clock: Clock, bot: Json) -> None:
        self.clock = clock
        self.bot = bot
        self.users: dict[int, Json] = {}
        self.roles: dict[int, str] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.commands: dict[str, list[Json]] = {}
        self.words: dict[tuple[str, str], str] = {}
        self.version = 0
        self.changed_chats: dict[int, int] = {}
        self._private_ids = 0
        self._group_ids: dict[int, int] = {}
        self._waiters: set[asyncio.Future[None]] = set()

    def now(self) -> int:
        """Return Unix seconds of the clock."""
        return int(self.clock.now().timestamp())

    def touch(self, chat_id: int | None = None) -> None:
        """Note a change and wake whoever waits for one."""
        self.version += 1
        if chat_id is not None:
            self.changed_chats[chat_id] = self.version
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def changed(self, seconds: float) -> bool:
        """Wait for the next change, at most so long; tell whether there was one."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            return False
        finally:
            self._waiters.discard(waiter)
        return True

    def add_user(self, **details: Any) -> Json:
        """Add a person; None values are left out, as Telegram does."""
        user_id = int(details.pop("id", None) or FIRST_USER_ID + len(self.users))
        kept = {name: value for name, value in details.items() if value}
        self.users[user_id] = {"id": user_id, "is_bot": False} | kept
        chat = {"id": user_id, "type": "private"} | {
            name: kept[name] for name in ("first_name", "last_name", "username") if name in kept
        }
        self.chats[user_id] = Chat(chat)
        self.touch(user_id)
        return self.users[user_id]

    def add_group(self, title: str, *, forum: bool) -> Chat:
        """Add a supergroup with the bot in it."""
        groups = sum(chat_id < 0 for chat_id in self.chats)
        data: Json = {"id": FIRST_GROUP_ID - groups, "type": "supergroup", "title": title}
        if forum:
            data["is_forum"] = True
        chat = Chat(data, bot_rights={"can_manage_topics", "can_delete_messages", "can_pin_messages"})
        self.chats[chat.id] = chat
        self.touch(chat.id)
        return chat

    def chat(self, chat_id: int | str) -> Chat:
        """Return a chat.

        Raises:
            Refused: Telegram's «chat not found».
        """
        try:
            return self.chats[int(chat_id)]
        except (KeyError, ValueError) as error:
            raise bad_request("chat not found") from error

    def message(self, chat: Chat, message_id: int, words: str) -> StoredMessage:
        """Return a message.

        Raises:
            Refused: a bad request with `words`.
        """
        stored = chat.messages.get(message_id)
        if stored is None:
            raise bad_request(words)
        return stored

    def next_id(self, chat: Chat) -> int:
        """Number a message: of all private chats together, of each group apart."""
        if not chat.is_group:
            self._private_ids += 1
            return self._private_ids
        self._group_ids[chat.id] = self._group_ids.get(chat.id, GENERAL_TOPIC) + 1
        return self._group_ids[chat.id]

    def store(
        self, chat: Chat, sender: Json, content: Json, *, thread_id: int | None = None, service: bool = False
    ) -> StoredMessage:
        """Put a message into a chat; the bot's own are pushed to the phone unless Telegram says them."""
        data: Json = {
            "message_id": self.next_id(chat),
            "from": sender,
            "chat": chat.data,
            "date": self.now(),
        }
        if thread_id is not None and thread_id != GENERAL_TOPIC:
            data |= {"message_thread_id": thread_id, "is_topic_message": True}
            topic = chat.topics.get(thread_id)
            if topic is not None and topic.root:
                data["reply_to_message"] = topic.root
        data |= content
        by_bot = sender["id"] == self.bot["id"]
        stored = StoredMessage(data, by_bot=by_bot, pushed=words_of(content), service=service)
        chat.messages[stored.id] = stored
        if by_bot and not service:
            chat.pushed.append(stored.pushed)
        self.touch(chat.id)
        return stored

    def remove(self, chat: Chat, predicate: Callable[[StoredMessage], bool]) -> None:
        """Delete the messages that meet `predicate`."""
        chat.messages = {key: one for key, one in chat.messages.items() if not predicate(one)}
        self.touch(chat.id)


def words_of(content: Json) -> str:
    """Return the text or caption of a message."""
    return str(content.get("text") or content.get("caption") or "")
