"""What tests of reminders share: a woman with a plan, and reading what became of its fires."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from bot.domain.outgoing import Consignment, Lane, Receipt, Round
from bot.domain.people import Person
from bot.domain.reminder import MEDICINE, Body, daily
from bot.repositories.uow import Works
from bot.services.bells import DueReminders
from bot.services.deliveries import Deliveries
from bot.services.reminders import Draft
from bot.services.scope import Scope
from bot.services.world import World
from models import FireRow

TELEGRAM_ID = 7_000_000_001
REMINDERS = Round(frozenset({Lane.REMINDER}), is_to_staff=False)
SCREENS = Round(frozenset({Lane.SCREEN}), is_to_staff=False)


@dataclass(slots=True)
class Reminding:
    """Drive reminders as the app does: each step in a transaction of its own."""

    works: Works
    world: World

    @asynccontextmanager
    async def step(self, telegram_id: int = TELEGRAM_ID) -> AsyncIterator[tuple[Scope, Person]]:
        """Open a scope for one press of a woman in Moscow; committed at the end."""
        async with self.works.begin() as uow:
            scope = Scope(uow, self.world)
            person = await scope.visitors.meet(telegram_id, chat_id=telegram_id)
            person.settings.zone = person.settings.zone or "Europe/Moscow"
            yield scope, person
            await uow.people.flush()
            await uow.commit()

    async def plan(self, *walls: str, telegram_id: int = TELEGRAM_ID, nudges: int = 0) -> UUID:
        """Store a daily plan at these wall times."""
        async with self.step(telegram_id) as (scope, person):
            times = [time.fromisoformat(wall) for wall in walls]
            body = Body(MEDICINE, "Water the flowers")
            return (
                await scope.reminders.add(
                    person,
                    uuid4(),
                    Draft(daily(tuple(times), starts_on=scope.reminders.today(person)), body, nudges=nudges),
                )
            ).id

    async def keep(self, draft: Draft) -> UUID:
        """Store a plan of any kind."""
        async with self.step() as (scope, person):
            return (await scope.reminders.add(person, uuid4(), draft)).id

    async def ring(self) -> bool:
        """Ring the bell of due reminders, as a fresh process would."""
        return await DueReminders(self.works, self.world).ring()

    async def deliver(self, *, message_id: int = 100) -> Sequence[Consignment]:
        """Send everything that may be sent now; the n-th message gets `message_id` + n."""
        deliveries = Deliveries(self.works, self.world)
        sent = await deliveries.claim(REMINDERS, limit=100)
        for number, consignment in enumerate(sent):
            await deliveries.delivered(consignment, Receipt(message_id=message_id + number))
        return sent

    async def fired(self) -> UUID:
        """Ring and deliver, and return the id of the only fire that came."""
        await self.ring()
        (consignment,) = await self.deliver()
        return UUID(consignment.parcel.payload["fire"])

    async def taken_out(self) -> list[int]:
        """Take out of her chat what is to be taken out, and return which messages these are."""
        deliveries = Deliveries(self.works, self.world)
        found = []
        for consignment in await deliveries.claim(SCREENS, limit=100):
            payload = consignment.parcel.payload
            found += [*payload["delete"], *payload["overwrite"]]
            await deliveries.delivered(consignment, Receipt())
        return found

    async def states(self) -> list[str]:
        """Return the states of all fires, by slot."""
        async with self.works.begin() as uow:
            query = select(FireRow.state).order_by(FireRow.occurrence)
            return list((await uow.connection.execute(query)).scalars())

    async def next_due(self) -> datetime | None:
        """Return when the next fire is due."""
        return await DueReminders(self.works, self.world).next_due()


def hours(number: float) -> timedelta:
    """Make a duration."""
    return timedelta(hours=number)
