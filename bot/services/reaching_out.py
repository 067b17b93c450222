"""Writing to a woman first, because of a task that she has allowed."""

from uuid import UUID

from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.care import Care
from bot.services.conversations import Conversations
from bot.services.world import World


class ReachingOut:
    """Open, or continue, a conversation with her."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def write(self, task_id: UUID, member: Member) -> Thread:
        """Return the conversation in which a member writes to her; the task is theirs, unless it was taken.

        Raises:
            NoRight: `member` answers nobody.
            NotFound: the task is closed or of another route, or she is gone.
        """
        require(member, Right.ANSWER)
        task = await Care(self._uow, self._world).get(task_id)
        person = await self._uow.people.get(task.person_id)
        if person is None or not task.may_be_written:
            raise NotFound
        await self._uow.care_tasks.take(task.id, member.id)
        conversations = Conversations(self._uow, self._world)
        for thread in await conversations.list_of(person):
            if thread.is_open:
                return thread
        return await conversations.reach_out(person, member)
