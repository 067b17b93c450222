"""Who goes first of those who write at the same moment: whoever has just written words of danger.

Her next presses and messages do, too: the first of them sends what she wrote. It is known by chat, in memory
only and for a few minutes.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.allowance import REMEMBERED, Allowances
from bot.domain.clock import Clock
from bot.services.intake import Incoming
from bot.telegram.raw import is_danger, private_chat

REMEMBERED_FOR = timedelta(minutes=10)


class Urgency:
    """Tell whose updates go first; not those of somebody who has cried for help very many times."""

    def __init__(self, allowances: Allowances, clock: Clock) -> None:
        self._allowances = allowances
        self._clock = clock
        self._heard: OrderedDict[int, datetime] = OrderedDict()

    def parted(self, batch: Sequence[Incoming]) -> tuple[list[Incoming], list[Incoming]]:
        """Part what goes first from the rest; both keep their order, and no chat is in both."""
        self.hear(batch)
        first = [incoming for incoming in batch if self.is_first(incoming)]
        return first, [incoming for incoming in batch if not self.is_first(incoming)]

    def hear(self, batch: Sequence[Incoming]) -> None:
        """Note who has written words of danger; each update is heard once."""
        for incoming in batch:
            self._listen(incoming)

    def is_first(self, incoming: Incoming) -> bool:
        """Tell whether an update comes from somebody in danger."""
        chat_id = private_chat(incoming)
        heard = None if chat_id is None else self._heard.get(chat_id)
        return heard is not None and self._clock.now() - heard < REMEMBERED_FOR

    def _listen(self, incoming: Incoming) -> None:
        chat_id, now = private_chat(incoming), self._clock.now()
        if chat_id is None or not is_danger(incoming.body):
            return
        if not self._allowances.haste.take(chat_id, now):
            return
        self._heard[chat_id] = now
        self._heard.move_to_end(chat_id)
        if len(self._heard) > REMEMBERED:
            self._heard.popitem(last=False)
