"""Whether it has helped: asked once when a conversation is closed, in a neutral letter."""

from uuid import UUID

from bot.domain.content import Content
from bot.domain.conversation import Thread
from bot.domain.errors import NotFound
from bot.domain.outgoing import Kind, Lane, Outgoing, closed_key
from bot.domain.people import Person
from bot.domain.waiting import waking_from
from bot.domain.zones import DEFAULT_ZONE
from bot.repositories.uow import UnitOfWork
from bot.services.figures import Figures
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.world import World


class Ratings:
    """Ask her, count the answer, and show it to whoever has helped."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._relays = Relays(uow, world)

    async def ask(self, thread: Thread) -> None:
        """Ask her about a conversation that is closed; not at night, and once, however often it is closed."""
        person = await self._uow.people.get(thread.person_id)
        zone = (person.settings.zone if person else None) or DEFAULT_ZONE
        await Post(self._uow, self._world).send(
            Outgoing(
                Kind.NOTICE,
                Lane.RELAY,
                stream="q" + thread.id.hex,
                dedupe_key=closed_key(thread.id),
                payload={"code": "closed", "thread": thread.id.hex},
                person_id=thread.person_id,
                thread_id=thread.id,
                not_before=waking_from(self._world.clock.now(), zone),
            )
        )

    async def find(self, thread_id: UUID, person: Person) -> Thread:
        """Return her conversation.

        Raises:
            NotFound: it is gone, or not hers.
        """
        thread = await self._uow.threads.find(thread_id)
        if thread is None or thread.person_id != person.id:
            raise NotFound
        return thread

    async def rate(self, thread_id: UUID, person: Person, score: int) -> None:
        """Note how far it has helped, from 1 to 5; only the first answer counts.

        Raises:
            NotFound: the conversation is gone, or not hers.
        """
        thread = await self.find(thread_id, person)
        if await self._uow.threads.rate(thread.id, score):
            await Figures(self._uow, self._world).rated(score)
            await self._relays.note(thread, "rated", f"rated:{thread.id.hex}", about={"number": score})

    async def comment(self, thread_id: UUID, person: Person, message_id: int, content: Content) -> None:
        """Pass on the line she adds.

        Raises:
            NotFound: the conversation is gone, or not hers.
        """
        thread = await self.find(thread_id, person)
        await self._relays.note(thread, "comment", f"comment:{thread.id.hex}:{message_id}")
        await self._relays.pass_on(thread, message_id, content)
