"""A directory file that a member sends: taken in, agreed to or dropped; the clockwork reads and writes it."""

from uuid import UUID, uuid4

from bot.domain.directory_job import LONGEST_NAME, Job, JobState, check_file
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.world import World


class DirectoryIntake:
    """Take files of one unit of work. Only what Telegram calls a file is kept, sealed; never the file."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def take(self, file_id: str, name: str, size: int | None, *, by: Member) -> None:
        """Let a file be read in a moment; it takes the place of what she has sent before.

        Raises:
            NoRight: the role does not include it.
            FileRefused: wrong kind, empty, or too large.
        """
        require(by, Right.DIRECTORY)
        check_file(name, size)
        now = self._world.clock.now()
        await self._uow.directory_jobs.put(
            Job(uuid4(), by.id, JobState.READING, now, file_id, name[-LONGEST_NAME:])
        )

    async def agree(self, job_id: UUID, card_id: int | None, *, by: Member) -> bool:
        """Let what was shown be written; False where it is being written already.

        Raises:
            NoRight: the role does not include it.
            NotFound: it is settled, replaced by a later file, or another member's.
        """
        job = await self.look(job_id, by=by)
        if job.state is not JobState.SHOWN:
            return False
        return await self._uow.directory_jobs.agree(job, card_id, now=self._world.clock.now())

    async def drop(self, job_id: UUID, *, by: Member) -> bool:
        """Forget a file; False where it is being written.

        Raises:
            NoRight: the role does not include it.
            NotFound: it is settled, replaced by a later file, or another member's.
        """
        job = await self.look(job_id, by=by)
        return await self._uow.directory_jobs.drop(job, {JobState.READING, JobState.SHOWN})

    async def look(self, job_id: UUID, *, by: Member) -> Job:
        """Return a file of hers that is not settled.

        Raises:
            NoRight: the role does not include it.
            NotFound: it is settled, replaced by a later file, or another member's.
        """
        require(by, Right.DIRECTORY)
        job = await self._uow.directory_jobs.find(job_id)
        if job is None or job.staff_id != by.id:
            raise NotFound
        return job
