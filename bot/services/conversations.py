"""Anonymous questions: from her words to the staff's topic. What the staff do with them is in `desk`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.domain.barring import Flooded
from bot.domain.care import CareKind
from bot.domain.content import Content
from bot.domain.conversation import ALWAYS_URGENT, NothingToSend, Theme, Thread, ThreadState
from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.promise import promised_by
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.answering import Answering
from bot.services.barring import Barring
from bot.services.care import Care
from bot.services.figures import Figures
from bot.services.floods import Floods
from bot.services.flow import AT_ONCE, JOINED, URGENT, Flow, Pace
from bot.services.guard import Guard
from bot.services.post import Post
from bot.services.relays import Relays
from bot.services.topics import Topics
from bot.services.world import World

MOST_OPEN = 5  # conversations of one woman; a further question goes into one of them


class Conversations:
    """Open and continue conversations, as a woman does."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world
        self._post = Post(uow, world)
        self._relays = Relays(uow, world)
        self._topics = Topics(uow, world)
        self._barring = Barring(uow, world)
        self._figures = Figures(uow, world)
        self._flow = Flow(uow, world)
        self._floods = Floods(uow, world)

    async def ask(
        self, person: Person, theme: Theme, messages: Sequence[tuple[int, Content]], *, is_urgent: bool
    ) -> UUID:
        """Open a conversation with her messages (id in her chat, content); return its id.

        Raises:
            NothingToSend: there is no message.
            Barred: the staff have closed access to her.
            Flooded: too many of her messages wait already.
        """
        if not messages:
            raise NothingToSend
        await self._barring.check(person.id)
        promise = await self._promise(theme, is_urgent=is_urgent)
        is_urgent = is_urgent or theme in ALWAYS_URGENT
        await Care(self._uow, self._world).settle(person.id, CareKind.QUESTION)
        open_threads = [thread for thread in await self.list_of(person) if thread.is_open]
        if len(open_threads) >= MOST_OPEN:
            return await self._ask_again(open_threads, theme, messages, is_urgent=is_urgent)
        thread = await self.open(person, theme, is_urgent=is_urgent, promise=promise)
        for message_id, content in messages:
            pace = AT_ONCE if is_urgent else await self._flow.pace_of_question(person, content)
            await self._relays.pass_on(thread, message_id, content, pace=pace)
            await self._tell_of_quiet(person.id, pace)
            await self._tell_of_emoji(person.id, content)
        if is_urgent and not any(thread.is_urgent for thread in open_threads):
            await Guard(self._uow, self._world).warn_of_urgent(thread)
        return thread.id

    async def open(
        self, person: Person, theme: Theme, *, is_urgent: bool, promise: datetime | None = None
    ) -> Thread:
        """Open a conversation that nothing is said in yet; `promise` is when an answer is late.

        Raises:
            NotFound: she has erased herself.
        """
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        now = self._world.clock.now()
        thread_id = await self._uow.threads.add(
            person.id, key, theme=theme, is_urgent=is_urgent, now=now, promised_by=promise
        )
        thread = await self.get(thread_id)
        await self._topics.begin(thread)
        await self._figures.asked(theme)
        await Guard(self._uow, self._world).nobody_listens(thread)
        return thread

    async def reach_out(self, person: Person, member: Member) -> Thread:
        """Open a conversation that a member begins: it is theirs, and nothing is waited for.

        Raises:
            NotFound: she has erased herself.
        """
        key = await self._uow.people.key_of(person.id)
        if key is None:
            raise NotFound
        now, theme = self._world.clock.now(), Theme.TALK
        thread_id = await self._uow.threads.add(person.id, key, theme=theme, is_urgent=False, now=now)
        taken = {"state": ThreadState.TAKEN.value, "taken_by": member.id, "waiting_since": None}
        await self._uow.threads.change(thread_id, **taken)
        thread = await self.get(thread_id)
        await self._topics.begin(thread)
        await self._relays.note(thread, "begun_by_us", f"begun:{thread_id.hex}")
        return thread

    async def _ask_again(
        self,
        open_threads: Sequence[Thread],
        theme: Theme,
        messages: Sequence[tuple[int, Content]],
        *,
        is_urgent: bool,
    ) -> UUID:
        """Put a question into a conversation she has, because so many are open already."""
        thread = next((one for one in open_threads if one.theme is theme), open_threads[0])
        for message_id, content in messages:
            await self.add(thread, message_id, content, is_urgent=is_urgent)
            thread = await self.get(thread.id)
        return thread.id

    async def _promise(self, theme: Theme, *, is_urgent: bool) -> datetime | None:
        """Return when what she is told now is broken; with an urgent question she is told no time."""
        if is_urgent or theme is Theme.URGENT:
            return None
        expected = await Answering(self._uow, self._world).expectation(theme)
        return promised_by(expected, self._world.clock.now())

    async def add(self, thread: Thread, message_id: int, content: Content, *, is_urgent: bool) -> None:
        """Send one more message of hers into an open conversation.

        What comes too fast goes out later and joined; words of danger never do.

        Raises:
            Barred: the staff have closed access to her.
            Flooded: too many of her messages wait already.
        """
        person = await self._barring.check(thread.person_id)
        is_first = (is_urgent or content.get("is_quiet", False)) and self._flow.is_first(thread.person_id)
        if is_first and is_urgent:
            pace = await self._hasten(thread, message_id)
            thread = replace(thread, is_urgent=True)
        elif is_first:
            pace = await self._relays.make_way(thread)
        else:
            pace = AT_ONCE if person is None else await self._pace(thread, person, content)
        is_new = await self._relays.pass_on(thread, message_id, content, pace=pace)
        if is_new and pace == JOINED:
            await self._floods.joined(thread)
        await self._tell_of_quiet(thread.person_id, pace)
        await self._tell_of_emoji(thread.person_id, content)
        if thread.waiting_since is None:
            since = self._world.clock.now().replace(second=0, microsecond=0)
            await self._uow.threads.change(thread.id, waiting_since=since)

    async def _tell_of_quiet(self, person_id: UUID, pace: Pace) -> None:
        """Tell her, once, that answers may take longer where her words come to the staff once an hour.

        The key is that of any late answer: not even a stolen database tells whose words are kept back.
        """
        if pace.quiet_until is None:
            return
        key = f"late:{person_id.hex}:{pace.quiet_until.timestamp():.0f}"
        await self._post.notify(person_id, "slower", key)

    async def _tell_of_emoji(self, person_id: UUID, content: Content) -> None:
        """Tell her that only the emoji of her sticker arrives; once, as long as parcels are remembered."""
        if content.get("is_only_emoji"):
            await self._post.notify(person_id, "only_emoji", f"emoji:{person_id.hex}")

    async def _pace(self, thread: Thread, person: Person, content: Content) -> Pace:
        """Return how soon a message goes; the staff are told in one line of a flood that is refused."""
        try:
            return await self._flow.pace_of(thread, person, content)
        except Flooded:
            await self._floods.refused(thread)
            raise

    async def edit(self, person: Person, message_id: int, content: Content, *, is_urgent: bool) -> bool:
        """Pass on what she changed, after the message itself; False for a message never passed on."""
        if await self._barring.is_barred(person):
            return False
        for thread in await self._uow.threads.list_of(person.id):
            if await self._relays.has_passed_on(thread, message_id):
                if is_urgent and self._flow.is_first(person.id):
                    await self._hasten(thread, message_id)
                    pace = URGENT
                else:
                    pace = self._flow.pace_of_edit(person.id)
                await self._relays.pass_edit(thread, message_id, content, pace)
                return True
        return False

    async def _hasten(self, thread: Thread, message_id: int) -> Pace:
        """Make a conversation urgent, once; return the pace of what made it so."""
        pace = await self._relays.make_way(thread)
        if thread.is_urgent:
            return pace
        key = f"urgent:{thread.id.hex}:{message_id}"
        await self._relays.note(thread, "urgent", key, pace=pace)
        await self.make_urgent(thread)
        await Guard(self._uow, self._world).warn_of_urgent(thread)
        return pace

    async def make_urgent(self, thread: Thread) -> Thread:
        """Let a conversation go before all others, from when it waits for an answer; return it so."""
        values: dict[str, Any] = {"is_urgent": True}
        if thread.waiting_since is None:
            values["waiting_since"] = self._world.clock.now().replace(second=0, microsecond=0)
        await self._uow.threads.change(thread.id, **values)
        changed = await self.get(thread.id)
        if not thread.is_urgent:
            await self._relays.make_way(thread)
            await self._topics.show_state(changed)
        return changed

    async def find_open(self, person: Person, *, answers: int | None = None) -> Thread | None:
        """Return the open conversation that words of hers go to, if there is one.

        It is that of the message they answer (its id in her chat), else the one she has turned to, else
        the one where something was said last. Where she has named a closed one, they go to no other.
        """
        for thread_id in (await self._answered(person, answers), person.dialog.turned_to):
            named = None if thread_id is None else await self._uow.threads.find(UUID(str(thread_id)))
            if named is not None and named.person_id == person.id:
                return named if named.is_open else None
        newest = await self._uow.her_chat.newest_open(person.id)
        return None if newest is None else await self._uow.threads.find(newest)

    async def _answered(self, person: Person, message_id: int | None) -> UUID | None:
        return None if message_id is None else await self._uow.her_chat.thread_of(person.id, message_id)

    async def list_of(self, person: Person) -> list[Thread]:
        """Return her conversations, newest first."""
        return await self._uow.threads.list_of(person.id)

    async def get(self, thread_id: UUID) -> Thread:
        """Return a conversation.

        Raises:
            NotFound: it is gone.
        """
        thread = await self._uow.threads.find(thread_id)
        if thread is None:
            raise NotFound
        return thread
