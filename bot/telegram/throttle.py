"""Who sends faster than any hand: the rest of a flood is not handled, so that nobody else waits behind it.

What was written is dated by Telegram, so a backlog from a time the bot was down is no flood.
"""

from datetime import UTC, datetime
from typing import Any

from bot.domain.allowance import Allowances
from bot.domain.clock import Clock
from bot.services.intake import Incoming
from bot.telegram.texts.danger import find_danger


class Throttle:
    """Let through what a person can send, and words of danger."""

    def __init__(self, allowances: Allowances, clock: Clock) -> None:
        self._allowances = allowances
        self._clock = clock

    def admits(self, incoming: Incoming) -> bool:
        """Tell whether an update is handled."""
        sender = incoming.sender_id
        if sender is None:
            return True
        now, sent_at = self._clock.now(), _sent_at(incoming.body)
        if self._allowances.updates.take(sender, now):
            return True
        if sent_at is not None and self._allowances.written.take(sender, sent_at):
            return True
        return _is_danger(incoming.body) and self._allowances.danger.take(sender, now)

    def is_news(self, incoming: Incoming) -> bool:
        """Tell whether to tell the sender that not everything was taken."""
        return self._allowances.notices.is_due(incoming.sender_id, self._clock.now())


def _message(body: dict[str, Any]) -> dict[str, Any]:
    message = body.get("message")
    return message if isinstance(message, dict) else {}


def _sent_at(body: dict[str, Any]) -> datetime | None:
    date = _message(body).get("date")
    if not isinstance(date, int) or not 0 < date < 1 << 33:
        return None
    return datetime.fromtimestamp(date, UTC)


def _is_danger(body: dict[str, Any]) -> bool:
    message = _message(body)
    words = message.get("text") or message.get("caption")
    return isinstance(words, str) and find_danger(words) is not None
