"""The stage of the demo: its people on a built-in Telegram, and the bot's side as plain calls over HTTP."""

import asyncio
from dataclasses import dataclass, field

import aiohttp

from bot.simulator.phones import Group, Phone
from bot.simulator.server import Telegram
from tests.e2e.browser import Json

FIRST, SECOND, STAFF = "#phone-1", "#phone-2", "#staff"
PRESS_SECONDS = 10.0
ROLES = {
    "Анна": "woman",
    "Вера": "woman",
    "Ольга": "coordinator",
    "Марина": "consultant",
    "Соня": "stranger",
}


@dataclass(slots=True)
class Stage:
    """A built-in Telegram with the people of the demo, and the bot's side as plain calls over HTTP."""

    telegram: Telegram
    http: aiohttp.ClientSession
    women: tuple[Phone, Phone]
    coordinator: Phone
    consultant: Phone
    group: Group
    moves: list[Json] = field(default_factory=list)
    offset: int = 0

    async def bot(self, method: str, **params: Json) -> Json:
        """Call a method of the Bot API as the bot."""
        address = f"{self.telegram.url}/bot{self.telegram.token}/{method}"
        async with self.http.post(address, json=params) as answer:
            said: dict[str, Json] = await answer.json()
        assert said["ok"], said
        return said["result"]

    async def say(self, text: str, *, to: int, **params: Json) -> int:
        """Send a message as the bot and give its number."""
        sent = await self.bot("sendMessage", chat_id=to, text=text, **params)
        assert isinstance(sent, dict)
        assert isinstance(sent["message_id"], int)
        return sent["message_id"]

    async def answer_press(self, **answer: Json) -> str:
        """Wait for a press, answer it, and give its data."""
        async with asyncio.timeout(PRESS_SECONDS):
            while (query := await self._next_query()) is None:
                pass
        await self.bot("answerCallbackQuery", callback_query_id=query["id"], **answer)
        return str(query["data"])

    async def _next_query(self) -> dict[str, Json] | None:
        updates = await self.bot("getUpdates", timeout=1, limit=1, offset=self.offset)
        assert isinstance(updates, list)
        for update in updates:
            assert isinstance(update, dict)
            assert isinstance(update["update_id"], int)
            self.offset = update["update_id"] + 1
            query = update.get("callback_query")
            if isinstance(query, dict):
                return query
        return None

    async def topic(self, name: str) -> int:
        """Open a topic in the staff group."""
        created = await self.bot("createForumTopic", chat_id=self.group.id, name=name)
        assert isinstance(created, dict)
        assert isinstance(created["message_thread_id"], int)
        return created["message_thread_id"]


def keys(*rows: list[dict[str, Json]]) -> Json:
    """Make an inline keyboard."""
    return {"inline_keyboard": [*map(list[Json], rows)]}


def set_stage(telegram: Telegram, http: aiohttp.ClientSession) -> Stage:
    """Bring the people of the demo and their group onto a built-in Telegram."""
    people = [telegram.add_user(name) for name in ROLES]
    telegram.state.roles.update({phone.id: role for phone, role in zip(people, ROLES.values(), strict=True)})
    group = telegram.add_group("Консультантки")
    group.chat.members.update(phone.id for phone in people[2:])
    return Stage(telegram, http, (people[0], people[1]), people[2], people[3], group)
