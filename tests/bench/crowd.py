"""Hundreds of women write at once into one group of twenty messages a minute, some of them in danger."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.bots import UNLIMITED, our_bot, running
from tests.bench.figures import Figure
from tests.bench.load import Crowd, Json, percentile
from tests.bench.sightings import marked, most_in_a_minute, rings, sightings
from tests.e2e.office import CODE, Office, open_office, until
from tests.e2e.processes import BotProcess, built_in_telegram

BUDGET = 30  # sends a second, as Telegram's FAQ says
GROUP_MINUTE = 20
MEMBERS = 4
TALKATIVE = 10  # every so manieth woman writes twice more
MOST_URGENT, URGENT_EVERY_SECONDS = 20, 15.0
ASKED, URGENT, MORE = "Вопрос", "он меня убьёт", "и ещё"
OFFER = "Отправить это"
SENT = "Отправлено"
LOOK_SECONDS = 0.2
URGENT_SECONDS = 1.0


@dataclass(slots=True)
class Rush:
    """Who writes, what she has pressed, and since when."""

    office: Office
    women: Sequence[int]
    needy: Sequence[int]
    written: set[tuple[int, int]] = field(default_factory=set)
    pressed: dict[int, float] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    looked_at: int = 0
    began: float = 0.0

    async def writes(self, woman: int, number: int, words: str) -> None:
        """Let a woman write."""
        self.written.add((woman, number))
        await self.office.writes(woman, marked(woman, number, words))

    async def press_offers(self) -> None:
        """Press «Да» wherever it is offered, and let the talkative go on once they are through; for ever."""
        while True:
            calls = await self.office.look()
            for call in calls[self.looked_at :]:
                if call["chat_id"] in self.numbers:
                    await self._follow(call)
            self.looked_at = len(calls)
            await asyncio.sleep(LOOK_SECONDS / 4)

    async def _follow(self, call: Json) -> None:
        woman, text = int(call["chat_id"]), str(call["params"].get("text") or "")
        if OFFER in text and woman not in self.pressed:
            data = call["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
            self.pressed[woman] = asyncio.get_running_loop().time()
            message = call["result"]["message_id"]
            await self.office.telegram.post("press", user=woman, message=message, data=data, wait=False)
        if SENT in text and self.numbers[woman] % TALKATIVE == 0 and (woman, 2) not in self.written:
            for number in (2, 3):
                await self.writes(woman, number, MORE)

    async def cry_for_help(self) -> None:
        """Let one after the other write in danger."""
        for woman in self.needy:
            await self.writes(woman, 1, URGENT)
            await asyncio.sleep(URGENT_EVERY_SECONDS)

    async def is_all_visible(self) -> bool:
        """Tell whether the staff see every word."""
        await asyncio.sleep(LOOK_SECONDS * 5)
        seen = sightings(await self.office.look(), self.office.group).first
        return len(self.pressed) == len(self.numbers) and self.written <= seen.keys()


async def measure_crowd(size: int) -> list[Figure]:
    """Let so many women write at once, and others in danger, one after the other."""
    urgent = min(MOST_URGENT, max(1, size // 3))
    async with built_in_telegram() as telegram, our_bot(telegram, SEND_RATE_PER_SECOND=UNLIMITED) as bot:
        async with running(bot):
            office = await open_office(telegram, bot)
            members = [office.coordinator, *[await _member(office, bot, one) for one in range(MEMBERS)]]
            await Crowd(telegram, size + urgent + len(members)).settle()
        state = await telegram.get("state", chat=0)
        women = [user["id"] for user in state["users"] if user["id"] not in members]
        rush = Rush(office, women[urgent:], women[:urgent])
        rush.numbers = {woman: number for number, woman in enumerate(women)}
        bot.environment["SEND_RATE_PER_SECOND"] = str(BUDGET)
        await telegram.post("limits", on=True)
        async with running(bot):
            await _watch(rush, patience=60 + 15 * size)
        return _figures(rush, members)


async def _member(office: Office, bot: BotProcess, number: int) -> int:
    user = int((await office.telegram.post("users", first_name=f"Сотрудница {number}"))["id"])
    _, said = await bot.command("invite", "--role", "consultant")
    code = CODE.search(said)
    assert code is not None, said
    await office.writes(user, f"/start {code.group(1)}")
    await office.telegram.post("members", user=user, chat=office.group)
    return user


async def _watch(rush: Rush, *, patience: float) -> None:
    await rush.office.look()
    rush.looked_at, rush.began = len(rush.office.calls), asyncio.get_running_loop().time()
    tasks = [asyncio.ensure_future(work) for work in (rush.press_offers(), rush.cry_for_help())]  # noqa: TID251 - cancelled below
    try:
        await asyncio.gather(*(rush.writes(woman, 1, ASKED) for woman in rush.women))
        await tasks[1]
        await until(rush.is_all_visible, seconds=patience)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _figures(rush: Rush, members: Sequence[int]) -> list[Figure]:
    calls, group = [one for one in rush.office.calls if one["at"] >= rush.began], rush.office.group
    seen = sightings(calls, group)
    last = max(seen.first.values()) - rush.began
    urgent = [seen.first[woman, 1] - rush.pressed[woman] for woman in rush.needy]
    busiest, rung = most_in_a_minute(calls, group), rings(calls, members)
    too_many = [one for one in rush.office.refused if one["at"] >= rush.began and one["status"] == 429]
    lost = rush.written - seen.first.keys()
    size = f"{len(rush.women)} women at once"
    return [
        Figure(f"{size}: until the staff see every word", "s", [last]),
        Figure("urgent words meanwhile, p50", "s", [percentile(urgent, 0.5)], at_most=URGENT_SECONDS),
        Figure("urgent words meanwhile, p95", "s", [percentile(urgent, 0.95)], at_most=URGENT_SECONDS),
        Figure("urgent words meanwhile, slowest", "s", [max(urgent)], at_most=URGENT_SECONDS),
        Figure("lost", "messages", [len(lost)], at_most=0),
        Figure("out of order", "", [0 if seen.is_in_order() else 1], at_most=0),
        Figure("refused with 429", "calls", [len(too_many)], at_most=0),
        Figure("calls in the group's busiest minute", "", [busiest], at_most=GROUP_MINUTE),
        Figure("private messages to a member", "", rung),
    ]
