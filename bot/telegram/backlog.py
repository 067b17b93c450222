"""What is confirmed to Telegram and not handled yet: kept sealed on the disk, whoever is in danger first.

Telegram offers updates in the order they came, a hundred at a time, the next ones once these are confirmed.
While very many write at once, or after a time the bot was down, words of danger would wait behind them all.
So a full batch is kept, confirmed, and handled in an order of our own; each chat keeps its order.
"""

from collections.abc import Sequence

from bot.services.intake import Incoming, Intake
from bot.telegram.raw import parse_incoming, private_chat
from bot.telegram.urgency import Urgency

FULL = 100  # updates in an answer: there are more behind
MOST_FETCHED = 10  # full batches before a share is handled: a flood may never end
MOST_KEPT = 2000  # so many at most; the rest stays with Telegram
SHARE = 20  # updates that share a commit: few, so that words of danger that just came wait for no more


class Backlog:
    """Keep what cannot be handled at once, and tell what is next."""

    def __init__(self, intake: Intake, urgency: Urgency) -> None:
        self._intake = intake
        self._urgency = urgency
        self._kept: dict[int, Incoming] = {}
        self.is_loaded = False

    def __bool__(self) -> bool:
        return bool(self._kept)

    @property
    def is_full(self) -> bool:
        """Tell whether nothing more is taken for now."""
        return len(self._kept) >= MOST_KEPT

    def forget(self) -> None:
        """Forget what is in memory: another replica leads now and goes on with what is on the disk."""
        self._kept, self.is_loaded = {}, False

    async def load(self) -> None:
        """Go on with what was kept before, by this process or another."""
        if not self.is_loaded:
            self._add([parse_incoming(body) for body in (await self._intake.kept()).values()])
            self.is_loaded = True

    async def keep(self, batch: Sequence[Incoming]) -> None:
        """Keep updates; when this returns they may be confirmed."""
        self._add(await self._intake.keep(batch))

    def _add(self, batch: Sequence[Incoming]) -> None:
        self._urgency.hear(batch)
        self._kept |= {
            incoming.update_id: incoming for incoming in batch if incoming.update_id not in self._kept
        }

    def next_share(self) -> list[Incoming]:
        """Return what is handled next: of whoever is in danger, of the staff's rooms, then of all others."""
        return sorted(self._kept.values(), key=self._turn)[:SHARE]

    def _turn(self, incoming: Incoming) -> int:
        if self._urgency.is_first(incoming):
            return 0
        return 2 if private_chat(incoming) is not None else 1

    def drop(self, share: Sequence[Incoming]) -> None:
        """Forget what is handled."""
        for incoming in share:
            self._kept.pop(incoming.update_id, None)

    async def give_up(self) -> list[Incoming]:
        """Return all that is kept, and let it go."""
        kept = list(self._kept.values())
        await self._intake.let_go(list(self._kept))
        self._kept = {}
        return kept
