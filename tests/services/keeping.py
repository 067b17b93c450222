"""What tests of keeping the directory true share: the sample directory, a team, women who report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.domain.codes import short_code
from bot.domain.directory import Directory
from bot.domain.keeping import MistakeKind
from bot.domain.outgoing import Kind
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.checks import Checks
from bot.services.directory_import import load_directory
from bot.services.directory_start import Directories
from bot.services.place_views import CardView
from bot.services.scope import Scope
from bot.services.upkeep import Heeded
from bot.services.world import World
from models import OutboxRow

MONDAY = date(2026, 11, 23)
DROPIN = "tomsk-dropin"


def sample(**changes: Any) -> Directory:
    """Return the sample directory, the drop-in centre of Tomsk changed."""
    directory = load_directory(today=MONDAY)
    places = [replace(one, **changes) if one.id == DROPIN else one for one in directory.places]
    return replace(directory, places=tuple(places))


@dataclass(slots=True)
class Keeping:
    """Drive it as the app does: each step in a transaction of its own."""

    works: Works
    world: World

    async def furnish(self, **changes: Any) -> None:
        """Import the sample directory."""
        async with self.works.begin() as uow:
            await Directories(uow, self.world).import_directory(sample(**changes))
            await uow.commit()

    async def enlist(self, role: Role, telegram_id: int) -> Member:
        """Add a member."""
        async with self.works.begin() as uow:
            member = await uow.staff.enlist(telegram_id, chat_id=telegram_id, role=role, day=MONDAY)
            await uow.commit()
        return member

    async def report(self, telegram_id: int, place: str = DROPIN) -> Heeded:
        """Let a woman say that a place was closed."""
        async with self.works.begin() as uow:
            scope = Scope(uow, self.world)
            person = await scope.visitors.meet(telegram_id, chat_id=telegram_id)
            heeded = await scope.upkeep.report(person, short_code(place), MistakeKind.WAS_CLOSED)
            await uow.people.flush()
            await uow.commit()
        return heeded

    async def confirm(self, member: Member, place: str = DROPIN) -> None:
        """Let a member say that all is right."""
        async with self.works.begin() as uow:
            await Scope(uow, self.world).confirming.confirm(short_code(place), by=member)
            await uow.commit()

    async def card(self, place: str = DROPIN) -> CardView:
        """Return the card of a place."""
        async with self.works.begin() as uow:
            return await Scope(uow, self.world).places.card(short_code(place))

    async def is_told_open(self) -> bool:
        """Tell whether Tomsk's list of what is open holds the drop-in centre."""
        async with self.works.begin() as uow:
            scope = Scope(uow, self.world)
            city = await scope.places.find_city("tomsk")
            assert city is not None
            found = await scope.places.open_now(city)
        return DROPIN in {view.place.id for view in found.open}

    async def ring(self) -> bool:
        """Ring the bell of checks, as a fresh process would."""
        return await Checks(self.works, self.world).ring()

    async def told(self) -> list[dict[str, Any]]:
        """Return what members are told in private, oldest first."""
        async with self.works.begin() as uow:
            query = select(OutboxRow.id, OutboxRow.payload).where(OutboxRow.kind == Kind.TELL.value)
            rows: Sequence[Any] = (await uow.connection.execute(query.order_by(OutboxRow.seq))).all()
            return [
                uow.safe.house.open_json("outbox.payload", UUID(str(row.id)), row.payload) for row in rows
            ]
