"""Telegram's documented limits: 30 a second overall, one a second a chat with bursts, 20 a minute a group."""

from collections import deque
from math import ceil

from bot.simulator.errors import too_many

OVERALL = (30, 1.0)
PRIVATE = (20, 20.0)
GROUP = (20, 60.0)
COUNTED = ("send", "edit", "copy", "forward", "createForumTopic", "editForumTopic", "pinChatMessage")


class Limits:
    """Count calls in sliding windows of the event loop's time; over the limit means 429."""

    def __init__(self) -> None:
        self._calls: dict[int | None, deque[float]] = {}

    def check(self, method: str, chat_id: int | None, now: float) -> None:
        """Count a call.

        Raises:
            Refused: 429 with the seconds until the window has room.
        """
        if chat_id is None or not method.startswith(COUNTED) or method == "sendChatAction":
            return
        windows = [(None, *OVERALL), (chat_id, *(GROUP if chat_id < 0 else PRIVATE))]
        for key, most, seconds in windows:
            calls = self._calls.setdefault(key, deque())
            while calls and calls[0] <= now - seconds:
                calls.popleft()
            if len(calls) >= most:
                raise too_many(max(1, ceil(calls[0] + seconds - now)))
        for key, _, _ in windows:
            self._calls[key].append(now)
