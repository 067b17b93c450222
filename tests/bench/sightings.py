"""When the words of a crowd became visible to the staff, and in which order; read out of the bot's calls."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.telegram.sender import FREE_METHODS

Json = dict[str, Any]
MARK = re.compile(r"№(\d+)·(\d+)")
MINUTE_SECONDS = 60.0


def marked(woman: int, number: int, words: str) -> str:
    """Write words that can be found again: the woman's number and the number of her message."""
    return f"{words} №{woman}·{number}"


@dataclass(slots=True)
class Sightings:
    """What of the crowd's words stood in one group, and when first; times are monotonic seconds."""

    first: dict[tuple[int, int], float] = field(default_factory=dict)
    places: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def is_in_order(self) -> bool:
        """Tell whether each woman's words stand in her order, wherever they stand and in all of it."""
        seen = sorted(self.first, key=lambda mark: self.first[mark])
        together: dict[int, list[int]] = defaultdict(list)
        for woman, number in seen:
            together[woman].append(number)
        return all(numbers == sorted(numbers) for numbers in (*together.values(), *self.places.values()))


def sightings(calls: Sequence[Json], group: int) -> Sightings:
    """Find the words of a crowd in what the bot put into a group, in the order of the calls."""
    found = Sightings()
    for call in calls:
        if call["chat_id"] != group or call["status"] != 200 or not call["method"].startswith("send"):
            continue
        topic = int(call["params"].get("message_thread_id") or 0)
        for woman, number in MARK.findall(str(call["params"].get("text") or "")):
            found.first.setdefault((int(woman), int(number)), float(call["at"]))
            found.places[topic, int(woman)].append(int(number))
    return found


def most_in_a_minute(calls: Sequence[Json], group: int, *, seconds: float = MINUTE_SECONDS) -> int:
    """Return the most calls about a group, of those Telegram counts, within any such time."""
    times = sorted(float(call["at"]) for call in calls if _counts(call, group))
    most = start = 0
    for end, at in enumerate(times):
        while times[start] <= at - seconds:
            start += 1
        most = max(most, end - start + 1)
    return most


def _counts(call: Json, group: int) -> bool:
    return bool(call["chat_id"] == group and call["method"] not in FREE_METHODS and call["status"] == 200)


def rings(calls: Sequence[Json], members: Sequence[int]) -> list[int]:
    """Return how many private messages each member got."""
    rung = Counter(
        call["chat_id"] for call in calls if call["method"] == "sendMessage" and call["status"] == 200
    )
    return [rung[member] for member in members]
