"""Telegram's documented limits: 30 messages a second, 1 a second a chat with bursts, 20 a minute a group."""

from collections import deque
from math import ceil

from bot.simulator.calls import Call
from bot.simulator.errors import too_many

OVERALL = (30, 1.0)
PRIVATE = (20, 20.0)
GROUP = (20, 60.0)
COUNTED = ("send", "edit", "copy", "forward", "createForumTopic", "pinChatMessage")
FREE = {"sendChatAction"}


class Limits:
    """Count calls in sliding windows of the event loop's time; over the limit means 429."""

    def __init__(self) -> None:
        self._sent: dict[int | None, deque[float]] = {}

    def check(self, call: Call) -> None:
        """Count a call; an album counts as its parts.

        Raises:
            Refused: 429 with the seconds until the window has room.
        """
        if call.chat_id is None or not call.method.startswith(COUNTED) or call.method in FREE:
            return
        weight = len(call.params.get("media") or [1]) if call.method == "sendMediaGroup" else 1
        windows = [(None, *OVERALL), (call.chat_id, *(GROUP if call.chat_id < 0 else PRIVATE))]
        for key, most, seconds in windows:
            sent = self._sent.setdefault(key, deque())
            while sent and sent[0] <= call.at - seconds:
                sent.popleft()
            if len(sent) + weight > most:
                raise too_many(max(1, ceil(sent[0] + seconds - call.at)) if sent else 1)
        for key, _, _ in windows:
            self._sent[key].extend([call.at] * weight)
