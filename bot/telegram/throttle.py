"""Who sends faster than any hand: the rest of a flood is not handled, so that nobody else waits behind it.

What was written is dated by Telegram, so a backlog from a time the bot was down is no flood.
"""

from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any

from bot.domain.allowance import REMEMBERED, Allowances
from bot.domain.clock import Clock
from bot.services.intake import Incoming
from bot.telegram.raw import is_danger, message_in
from bot.telegram.urgency import Urgency


class Throttle:
    """Let through what a person can send, and words of danger; `urgency` tells who goes first of those."""

    def __init__(self, allowances: Allowances, clock: Clock) -> None:
        self._allowances = allowances
        self._clock = clock
        self.urgency = Urgency(allowances, clock)
        self._verdicts: OrderedDict[int, bool] = OrderedDict()

    def admits(self, incoming: Incoming) -> bool:
        """Tell whether an update is handled; one that comes again, after a fault, is judged as before."""
        verdict = self._verdicts.get(incoming.update_id)
        if verdict is None:
            verdict = self._verdicts[incoming.update_id] = self._judge(incoming)
            if len(self._verdicts) > REMEMBERED:
                self._verdicts.popitem(last=False)
        return verdict

    def _judge(self, incoming: Incoming) -> bool:
        """Take what an update costs; while very many come, everybody has a small share."""
        sender = incoming.sender_id
        if sender is None:
            return True
        now, allowances = self._clock.now(), self._allowances
        written_at = _written_at(incoming.body) or now
        is_human = allowances.updates.take(sender, now) or allowances.written.take(sender, written_at)
        if is_human and (
            not _is_private(incoming.body)
            or allowances.crowd.take(sender, now)
            or allowances.crowd_written.take(sender, written_at)
        ):
            return True
        return is_danger(incoming.body) and allowances.danger.take(sender, now)

    def is_news(self, incoming: Incoming) -> bool:
        """Tell whether to tell the sender that not everything was taken."""
        return self._allowances.notices.is_due(incoming.sender_id, self._clock.now())

    def may_answer(self) -> bool:
        """Tell whether a press that is not handled is answered all the same, so that no spinner stays."""
        return self._allowances.answers.take(self._clock.now())

    def is_first(self, incoming: Incoming) -> bool:
        """Tell whether help goes before all others: not when somebody has asked for it many times."""
        return self._allowances.crises.take(incoming.sender_id, self._clock.now())


def _is_private(body: dict[str, Any]) -> bool:
    """Tell whether somebody writes or presses in private; the staff's rooms are no crowd."""
    for event in body.values():
        message = event.get("message", event) if isinstance(event, dict) else None
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict):
            return chat.get("type") == "private"
    return False


def _written_at(body: dict[str, Any]) -> datetime | None:
    date = message_in(body).get("date")
    if not isinstance(date, int) or not 0 < date < 1 << 33:
        return None
    return datetime.fromtimestamp(date, UTC)
