"""Referral slips as a clinic sees them: whoever brings the code is told what is agreed, and nothing of her.

There is no scan page for a slip that is unknown, called off, over or not ours: all look alike from outside.
"""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.figures import Event
from bot.domain.referral import KEPT_USED, SlipBody, SlipEnd, SlipState
from bot.repositories.referrals import StoredSlip
from bot.repositories.uow import UnitOfWork
from bot.services.figures import Figures
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brings: the secret of a link, or a code that was typed."""

    secret: str
    is_typed: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What is shown of a slip: `is_hers` where she looks at her own, `is_news` if this press has used it."""

    id: UUID
    body: SlipBody
    is_used: bool
    is_hers: bool
    is_news: bool = False


class SlipScans:
    """Look slips up and mark them; `account` is the Telegram id of whoever asks, and is not kept."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def look_up(self, brought: Brought, *, account: int) -> Scan | None:
        """Return what to show of a slip; None where there is none.

        Whoever has brought too many wrong codes is told that of any. The slip is looked for in every case, so
        that time tells nothing.
        """
        now, guesses = self._world.clock.now(), self._world.allowances.guesses
        may_try = guesses.may_try(account, now, is_typed=brought.is_typed)
        find = self._uow.referrals.find_by_code if brought.is_typed else self._uow.referrals.find_by_token
        stored = await find(brought.secret, now=now)
        if stored is None:
            guesses.was_wrong(account, now, is_typed=brought.is_typed)
        return None if stored is None or not may_try else await self._scan(stored, account)

    async def get(self, slip_id: UUID, *, account: int) -> Scan | None:
        """Return what to show of a slip that was looked up before; None where it is over."""
        stored = await self._uow.referrals.find(slip_id, now=self._world.clock.now())
        return None if stored is None else await self._scan(stored, account)

    async def mark(self, slip_id: UUID, *, account: int, is_sure: bool) -> Scan | None:
        """Note that she has come: once, whoever presses; her own press counts only when she `is_sure`.

        None where the slip is over.
        """
        scan = await self.get(slip_id, account=account)
        if scan is None or scan.is_used or (scan.is_hers and not is_sure):
            return scan
        now = self._world.clock.now()
        is_news = await self._uow.referrals.use(scan.id, now=now, kept_until=whole_hour(now) + KEPT_USED)
        if is_news:
            await Figures(self._uow, self._world).happened(Event.SLIP, SlipEnd.CAME)
        return Scan(scan.id, scan.body, is_used=True, is_hers=scan.is_hers, is_news=is_news)

    async def _scan(self, stored: StoredSlip, account: int) -> Scan | None:
        key = await self._uow.people.key_of(stored.person_id)
        if key is None:
            return None
        person, slip = await self._uow.people.find(account), stored.opened(key)
        is_hers = person is not None and person.id == slip.person_id
        return Scan(slip.id, slip.body, is_used=slip.state is SlipState.USED, is_hers=is_hers)
