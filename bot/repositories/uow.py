"""The unit of work: one transaction, the repositories that speak in it, and the keys they seal with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.revoking import Changes, revocable, revocable_part
from bot.repositories.announcements import Announcements
from bot.repositories.approvals import Approvals
from bot.repositories.atlas import Atlas
from bot.repositories.bars import Bars
from bot.repositories.batches import Batches
from bot.repositories.care_tasks import CareTasks
from bot.repositories.copies import Copies
from bot.repositories.counts import Counts
from bot.repositories.database import Database
from bot.repositories.directory_work import DirectoryWork
from bot.repositories.duties import Duties
from bot.repositories.fire_log import FireLog
from bot.repositories.floods import FloodStore
from bot.repositories.gatherings import Gatherings
from bot.repositories.her_chat import HerChat
from bot.repositories.letters import LetterStore
from bot.repositories.liveness import Liveness
from bot.repositories.lockdown import Lockdowns
from bot.repositories.outbox import Outbox
from bot.repositories.people import People
from bot.repositories.plans import Plans
from bot.repositories.private_lines import PrivateLineStore
from bot.repositories.programme import ProgrammeSettings
from bot.repositories.rooms import Rooms
from bot.repositories.safe import Safe
from bot.repositories.signings import Signings
from bot.repositories.staff import StaffStore
from bot.repositories.staff_dialogs import StaffDialogs
from bot.repositories.stands import Stands
from bot.repositories.streams import Streams
from bot.repositories.templates import Templates
from bot.repositories.threads import Threads
from bot.repositories.traces import Traces
from bot.repositories.updates import Updates
from bot.repositories.waits import Waits


class UnitOfWork(DirectoryWork):
    """One open transaction. Leaving its block without `commit` undoes everything.

    `needs_checkpoint` asks for an empty journal once the block is left: something was erased for good.
    """

    def __init__(self, connection: AsyncConnection, safe: Safe, atlas: Atlas, *, changes: Changes) -> None:
        super().__init__(connection, safe, atlas)
        self._changes = changes
        self.needs_checkpoint = False

    @cached_property
    def people(self) -> People:
        """Women and their settings."""
        return People(self.connection, self.safe)

    @cached_property
    def updates(self) -> Updates:
        """Which updates were seen, and which failed for good."""
        return Updates(self.connection, self.safe)

    @cached_property
    def outbox(self) -> Outbox:
        """What must arrive."""
        return Outbox(self.connection, self.safe)

    @cached_property
    def streams(self) -> Streams:
        """What waits one after another."""
        return Streams(self.connection)

    @cached_property
    def plans(self) -> Plans:
        """Reminders and their fires."""
        return Plans(self.connection, self.safe)

    @cached_property
    def fire_log(self) -> FireLog:
        """What became of fires."""
        return FireLog(self.connection)

    @cached_property
    def liveness(self) -> Liveness:
        """Whether reminders go out on time, and by which clocks they were planned."""
        return Liveness(self.connection)

    @cached_property
    def traces(self) -> Traces:
        """Message ids that hiding must sweep."""
        return Traces(self.connection)

    @cached_property
    def threads(self) -> Threads:
        """Conversations."""
        return Threads(self.connection, self.safe)

    @cached_property
    def gatherings(self) -> Gatherings:
        """Words of several women that stand together."""
        return Gatherings(self.connection)

    @cached_property
    def floods(self) -> FloodStore:
        """Who writes too fast."""
        return FloodStore(self.connection)

    @cached_property
    def private_lines(self) -> PrivateLineStore:
        """Lines about conversations in members' private chats."""
        return PrivateLineStore(self.connection)

    @cached_property
    def care_tasks(self) -> CareTasks:
        """What somebody of the team should do for a woman."""
        return CareTasks(self.connection, self.safe)

    @cached_property
    def waits(self) -> Waits:
        """What waits for an answer, as numbers."""
        return Waits(self.connection)

    @cached_property
    def letters(self) -> LetterStore:
        """Answers that wait to be read."""
        return LetterStore(self.connection)

    @cached_property
    def bars(self) -> Bars:
        """Who is not let in."""
        return Bars(self.connection, self.safe)

    @cached_property
    def counts(self) -> Counts:
        """Sums of a day."""
        return Counts(self.connection)

    @cached_property
    def duties(self) -> Duties:
        """The duty roster."""
        return Duties(self.connection)

    @cached_property
    def programme(self) -> ProgrammeSettings:
        """What the programme has decided."""
        return ProgrammeSettings(self.connection)

    @cached_property
    def templates(self) -> Templates:
        """Prepared answers."""
        return Templates(self.connection)

    @cached_property
    def rooms(self) -> Rooms:
        """The rooms where staff answer."""
        return Rooms(self.connection, self.safe)

    @cached_property
    def her_chat(self) -> HerChat:
        """Which message in her chat belongs to which conversation."""
        return HerChat(self.connection)

    @cached_property
    def copies(self) -> Copies:
        """What of the staff's stands in her chat."""
        return Copies(self.connection)

    @cached_property
    def stands(self) -> Stands:
        """Where conversations stood before."""
        return Stands(self.connection)

    @cached_property
    def announcements(self) -> Announcements:
        """What is told to many."""
        return Announcements(self.connection, self.safe)

    @cached_property
    def batches(self) -> Batches:
        """Parcels that belong together."""
        return Batches(self.connection)

    @cached_property
    def lockdowns(self) -> Lockdowns:
        """The mark that the programme is locked."""
        return Lockdowns(self.connection)

    @cached_property
    def approvals(self) -> Approvals:
        """What takes two coordinators."""
        return Approvals(self.connection, self.safe)

    @cached_property
    def signings(self) -> Signings:
        """How members sign."""
        return Signings(self.connection, self.safe)

    @cached_property
    def staff(self) -> StaffStore:
        """The staff, their invitations and the audit."""
        return StaffStore(self.connection, self.safe)

    @cached_property
    def staff_dialogs(self) -> StaffDialogs:
        """Where members are in a form."""
        return StaffDialogs(self.connection, self.safe)

    async def commit(self) -> None:
        """Make everything done so far durable."""
        await self.connection.commit()
        self._changes.settle()

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what is done inside when the block raises; keep the rest of the transaction."""
        try:
            with revocable_part():
                async with self.connection.begin_nested():
                    yield
        except BaseException:
            self._revision.forget()
            raise

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[None]:
        """Undo what is done inside in every case: to see what a change would give."""
        nested = await self.connection.begin_nested()
        try:
            yield
        finally:
            await nested.rollback()
            self._revision.forget()


class Works:
    """Open units of work on one database with one vault."""

    def __init__(self, database: Database, safe: Safe) -> None:
        self.database = database
        self.safe = safe
        self._atlas = Atlas()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """Open a unit of work; undone unless committed."""
        async with self.database.transaction() as connection:
            with revocable() as changes:
                uow = UnitOfWork(connection, self.safe, self._atlas, changes=changes)
                yield uow
        if uow.needs_checkpoint:
            await self.database.checkpoint()
