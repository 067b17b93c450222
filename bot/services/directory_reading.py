"""Reading and writing the directory files that members have sent, outside any update.

Each file is fetched from Telegram when it is needed and held in memory alone, so a restart or another replica
goes on where it was.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from bot.domain.clock import whole_hour
from bot.domain.directory_fields import DirectoryProblem, DirectoryRefused
from bot.domain.directory_job import (
    MOST_TRIES,
    FileOutOfReach,
    FileRefused,
    Job,
    JobState,
    Told,
    digest_of,
    pause_after,
)
from bot.domain.directory_words import Words
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.rights import Right, may
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork, Works
from bot.services.directory_exchange import DirectoryExchange, DirectoryMoved, Proposal
from bot.services.directory_start import Progress
from bot.services.world import World

MOVING = frozenset({JobState.READING, JobState.WRITING})


class Desk(Protocol):
    """Where files come from, and what words and bars are made of what is found in them."""

    async def fetch(self, file_id: str) -> bytes:
        """Return a file.

        Raises:
            FileOutOfReach: not now.
            FileRefused: never: it is gone, or too large.
        """
        ...

    def progress(self, chat_id: int, job: str, card_id: int | None) -> Progress:
        """Return what shows how far the writing has come."""
        ...

    def problems(self, found: Sequence[DirectoryProblem]) -> Told:
        """Say what is wrong with a file."""
        ...

    def proposal(self, found: Proposal, *, is_moved: bool) -> Told:
        """Say what a file would change; `is_moved`: the directory is another than when it was said before."""
        ...

    def end(self, code: str, places: int = 0) -> Told:
        """Say what became of a file."""
        ...


class DirectoryReading:
    """Go on with every file; what follows for its member is one transaction with how far it has come."""

    def __init__(self, works: Works, world: World, words: Words, desk: Desk) -> None:
        self._works = works
        self._world = world
        self._exchange = DirectoryExchange(works, world, words)
        self._desk = desk

    async def ring(self) -> bool:
        """Take the next steps; return whether there is something to send."""
        async with self._works.begin() as uow:
            jobs = await uow.directory_jobs.list_due(self._now())
        for job in jobs:
            await self._go_on(job)
        return bool(jobs)

    def _now(self) -> datetime:
        return self._world.clock.now()

    async def _go_on(self, job: Job) -> None:
        member = await self._begin(job)
        if member is None:
            return
        try:
            content = await self._desk.fetch(job.file_id)
            proposal = await self._exchange.propose_content(content, job.name)
        except FileOutOfReach:
            return  # the next try is planned
        except FileRefused as refused:
            await self._end(job, member, self._desk.end(refused.code))
        except DirectoryRefused as refused:
            await self._end(job, member, self._desk.problems(refused.problems))
        else:
            await self._heed(job, member, proposal)

    async def _begin(self, job: Job) -> Member | None:
        """Count a try, so that a file which breaks the reading is not tried for ever."""
        async with self._works.begin() as uow:
            team = await uow.staff.list_active()
            member = next((one for one in team if one.id == job.staff_id), None)
            if member is None or not may(member, Right.DIRECTORY):
                await uow.directory_jobs.drop(job, MOVING)
                member = None
            elif job.attempts >= MOST_TRIES:
                await self._tell(uow, job, member, self._desk.end("unreachable"))
                await uow.directory_jobs.drop(job, MOVING)
                member = None
            else:
                next_at = self._now() + pause_after(job.attempts + 1)
                member = member if await uow.directory_jobs.tried(job, next_at=next_at) else None
            await uow.commit()
        return member

    async def _heed(self, job: Job, member: Member, proposal: Proposal) -> None:
        """Show the changes, or write them where these are what was agreed to."""
        if not proposal.changes:
            await self._end(job, member, self._desk.end("unchanged"))
            return
        digest = digest_of(proposal.changes)
        if job.state is JobState.WRITING and digest == job.digest:
            await self._write(job, member, proposal)
            return
        told = self._desk.proposal(proposal, is_moved=job.state is JobState.WRITING)
        async with self._works.begin() as uow:
            if await uow.directory_jobs.show(job, digest):
                await self._tell(uow, job, member, told, asks=True)
                await uow.commit()

    async def _write(self, job: Job, member: Member, proposal: Proposal) -> None:
        told = self._desk.end("written", len(proposal.new.places))

        async def settle(uow: UnitOfWork) -> None:
            if not await uow.directory_jobs.drop(job, {JobState.WRITING}):
                raise DirectoryMoved
            await uow.staff.audit("import", at_hour=whole_hour(self._now()), staff_id=member.id)
            await self._tell(uow, job, member, told)

        progress = self._desk.progress(member.chat_id, job.id.hex, job.card_id)
        try:
            await self._exchange.write(proposal, progress, settle)
        except DirectoryMoved:
            return  # at the next try the changes are others, and are shown

    async def _end(self, job: Job, member: Member, told: Told) -> None:
        async with self._works.begin() as uow:
            if await uow.directory_jobs.drop(job, MOVING):
                await self._tell(uow, job, member, told)
                await uow.commit()

    async def _tell(
        self, uow: UnitOfWork, job: Job, member: Member, told: Told, *, asks: bool = False
    ) -> None:
        payload = {
            "chat_id": member.chat_id,
            "text": told.text,
            "whole": told.whole,
            "job": job.id.hex if asks else None,
            "card": job.card_id,
        }
        key = f"placestold:{uuid4().hex}"
        outgoing = Outgoing(Kind.PLACES_TOLD, Lane.SCREEN, member_stream(member.id), key, payload)
        await uow.outbox.add(outgoing, now=self._now(), key=None)
