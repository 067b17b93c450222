"""Meeting women: an unknown one gets a row, a key and an alias; a known one is recognised."""

from uuid import UUID

from bot.domain.aliases import draw_alias
from bot.domain.care import CareKind
from bot.domain.clock import whole_hour
from bot.domain.errors import DomainError
from bot.domain.outgoing import Kind
from bot.domain.people import Person
from bot.domain.reminder import PlanState
from bot.repositories.traces import Footprint
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.world import World

ALIAS_TRIES = 50


class AliasesUsedUp(DomainError):
    """No free alias was drawn in fifty tries."""

    code = "aliases_used_up"


class Visitors:
    """Recognise whoever writes to the bot in private."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def meet(self, telegram_id: int, *, chat_id: int) -> Person:
        """Return the woman with this Telegram id, storing her when she is new.

        Raises:
            AliasesUsedUp: no free alias could be found.
        """
        person = await self._uow.people.find(telegram_id)
        today = self._world.clock.now().date()
        if person is None:
            alias = await self._free_alias()
            return await self._uow.people.add(telegram_id, chat_id=chat_id, alias=alias, day=today)
        if not person.reachable:
            await Care(self._uow, self._world).settle(person.id, CareKind.BLOCKED)
        person.seen_day = today
        person.reachable = True  # whoever writes has let the bot back in; a block is noted after this
        return person

    async def _free_alias(self) -> str:
        for _ in range(ALIAS_TRIES):
            alias = str(draw_alias())
            if not await self._uow.people.is_alias_taken(alias):
                return alias
        raise AliasesUsedUp

    def wrote(self, person: Person, message_id: int) -> None:
        """Note that a message of hers stands in her chat, so that hiding can sweep it."""
        hour = whole_hour(self._world.clock.now())
        self._uow.traces.note(Footprint(person.id, message_id, is_hers=True, at_hour=hour))

    async def went_away(self, person_id: UUID) -> None:
        """Mark a woman who blocked the bot, and drop what the bot itself would have told her.

        What is stored stays. Where reminders were on, somebody is told of it, if she has allowed that.
        """
        person = await self._uow.people.get(person_id)
        if person is None:
            return
        if person.reachable and await self._is_reminded(person_id):
            await Care(self._uow, self._world).add(person_id, CareKind.BLOCKED)
        person.reachable = False
        await self._uow.outbox.cancel_for(person_id, kinds=(Kind.REMINDER, Kind.NOTICE))

    async def _is_reminded(self, person_id: UUID) -> bool:
        key = await self._uow.people.key_of(person_id)
        plans = [] if key is None else await self._uow.plans.list_of(person_id, key=key)
        return any(plan.state is PlanState.ON for plan in plans)
