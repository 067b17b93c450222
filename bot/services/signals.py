"""Her safe word: the staff are called, and nothing of it is seen on her screen."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.conversation import Theme
from bot.domain.people import Person
from bot.repositories.uow import UnitOfWork
from bot.services.barring import Barring
from bot.services.conversations import Conversations
from bot.services.guard import Guard
from bot.services.relays import Relays
from bot.services.world import World


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that held her safe word: whether its conversation was open before, and where it goes now."""

    was_open: bool
    thread_id: UUID | None = None


class Signals:
    """Call for help in silence."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._conversations = Conversations(uow, world)

    async def hear(self, person: Person, message_id: int, *, answers: int | None = None) -> Heard:
        """Make her conversation urgent, or open one, and call whoever is on duty; once a message.

        `answers` is the message of her chat which this one answers.
        """
        thread = await self._conversations.find_open(person, answers=answers)
        was_open = thread is not None
        if await Barring(self._uow, self._world).is_barred(person):
            return Heard(was_open)
        thread = thread or await self._conversations.open(person, Theme.URGENT, is_urgent=True)
        thread = await self._conversations.make_urgent(thread)
        relays, key = Relays(self._uow, self._world), f"signal:{thread.id.hex}:{message_id}"
        await relays.note(thread, "signal", key, pace=await relays.make_way(thread))
        await Guard(self._uow, self._world).warn_of_signal(thread)
        return Heard(was_open, thread.id)
