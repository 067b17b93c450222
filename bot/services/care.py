"""What somebody of the team should do for a woman: tasks that she has allowed, told without her name."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from bot.domain.care import (
    ASKED_FOR,
    CLOSED_LIFE,
    LATER_DAYS,
    LONGEST_WORDS,
    TODAY,
    CareKind,
    CareTask,
    Outcome,
    Route,
    TaskDone,
    allowed,
)
from bot.domain.clock import whole_hour
from bot.domain.errors import NotFound
from bot.domain.figures import Event
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.people import Person
from bot.domain.rights import Right, require
from bot.domain.staff import Member, Role
from bot.domain.wall_times import instant_of
from bot.repositories.uow import UnitOfWork
from bot.services.duties import Duties
from bot.services.figures import Figures
from bot.services.post import Post
from bot.services.private_lines import PrivateLines
from bot.services.programme import Programmes
from bot.services.world import World

MOST_LISTED = 400
MOST_CLEARED = 200
OPENS, CLOSES = time(9), time(21)  # between which members are told of what is in no hurry


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as a member sees it, who has it, and the moment it was looked at."""

    task: CareTask
    holder: Member | None
    now: datetime


class Care:
    """Keep tasks. A woman has at most one open task of a kind."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def add(
        self,
        person_id: UUID,
        kind: CareKind,
        *,
        route: Route | None = None,
        words: str | None = None,
        due_in: timedelta = timedelta(),
    ) -> bool:
        """Put a task into the staff's list, and tell whoever is on duty; tell whether there is a new one.

        Nothing happens while one of its kind is open, nor without a route of hers, unless she has asked for
        it herself. `route` and `words` stand for what she has said for silence; it is listed after `due_in`.
        """
        person, key = await self._uow.people.get(person_id), await self._uow.people.key_of(person_id)
        if person is None or key is None:
            return False
        chosen = allowed(person.settings.silence) if route is None else route
        if chosen is Route.NOBODY and kind in ASKED_FOR:
            chosen = Route.HERE
        if chosen is Route.NOBODY:
            return False
        now, said = self._world.clock.now(), person.settings.silence_words if words is None else words
        zone = await Programmes(self._uow, self._world).zone()
        task = CareTask(
            id=uuid4(),
            person_id=person_id,
            alias=person.alias,
            kind=kind,
            route=chosen,
            words=said[:LONGEST_WORDS],
            taken_by=None,
            due_on=(now + due_in).astimezone(zone).date(),
            opened_at=whole_hour(now),
        )
        if not await self._uow.care_tasks.add(task, key):
            return False
        await Figures(self._uow, self._world).happened(Event.CARE, kind.value)
        await self._tell(task, person)
        return True

    async def settle(self, person_id: UUID, kind: CareKind) -> None:
        """Close her open task of a kind, because she has come back to it herself."""
        task = await self._uow.care_tasks.find_open(person_id, kind)
        if task is not None:
            await self._close(task, Outcome.BY_HERSELF, taken_by=task.taken_by)

    async def count(self) -> int:
        """Count the tasks that are listed."""
        return await self._uow.care_tasks.count_due(await self._today())

    async def list_due(self, member: Member) -> list[CareTask]:
        """Return the tasks of today, the oldest first.

        Raises:
            NoRight: `member` may not see who waits.
        """
        require(member, Right.QUEUE)
        return await self._uow.care_tasks.list_due(await self._today(), limit=MOST_LISTED)

    async def get(self, task_id: UUID) -> CareTask:
        """Return a task.

        Raises:
            NotFound: it is gone.
        """
        task = await self._uow.care_tasks.find(task_id)
        if task is None:
            raise NotFound
        return task

    async def view(self, task_id: UUID, member: Member) -> TaskView:
        """Return a task with who has it.

        Raises:
            NoRight: `member` may not see who waits.
            NotFound: it is gone.
        """
        require(member, Right.QUEUE)
        task = await self.get(task_id)
        team = await self._uow.staff.list_active()
        holder = next((one for one in team if one.id == task.taken_by), None)
        return TaskView(task, holder, self._world.clock.now())

    async def take(self, task_id: UUID, member: Member) -> None:
        """Give a task to a member.

        Raises:
            NoRight: `member` may not take any.
            TaskDone: a colleague has it, or it is closed.
        """
        require(member, Right.TAKE)
        if not await self._uow.care_tasks.take(task_id, member.id):
            raise TaskDone
        await self._audit("care_take", member)

    async def end(self, task_id: UUID, member: Member, outcome: Outcome, *, days: int = 0) -> None:
        """Note what came of a task; `LATER` lets it come back in so many days.

        Raises:
            NoRight: `member` may not close any.
            NotFound: it is gone, or this is not on offer.
            TaskDone: it is closed already.
        """
        require(member, Right.CLOSE)
        task = await self.get(task_id)
        if outcome is Outcome.BY_HERSELF or (outcome is Outcome.LATER and days not in LATER_DAYS):
            raise NotFound
        if outcome is Outcome.LATER:
            await self._put_off(task, member, days)
        elif not await self._close(task, outcome, taken_by=member.id):
            raise TaskDone
        await self._audit("care_end", member)

    async def leave(self, person_id: UUID) -> None:
        """Take everything about her tasks out of the staff's chats; before she is erased."""
        for task in await self._uow.care_tasks.list_of(person_id):
            await self._uow.outbox.cancel_all(_key(task))
            await PrivateLines(self._uow, self._world).take_back_task(task.id)

    async def forget_closed(self) -> None:
        """Forget what was closed thirty days ago."""
        before = await self._today() - CLOSED_LIFE
        for task_id in await self._uow.care_tasks.list_closed(before=before, limit=MOST_CLEARED):
            await PrivateLines(self._uow, self._world).take_back_task(task_id)
            await self._uow.care_tasks.remove(task_id)

    async def _put_off(self, task: CareTask, member: Member, days: int) -> None:
        due_on = await self._today() + timedelta(days=days)
        if not await self._uow.care_tasks.put_off(task.id, taken_by=member.id, due_on=due_on):
            raise TaskDone
        zone = await Programmes(self._uow, self._world).zone()
        await self._uow.outbox.cancel_all(_key(task))
        await Figures(self._uow, self._world).happened(Event.CARED, Outcome.LATER.value)
        await self._say(member, "care_back", f"{_key(task)}{due_on:%m%d}", instant_of(due_on, OPENS, zone))

    async def _close(self, task: CareTask, outcome: Outcome, *, taken_by: UUID | None) -> bool:
        if not await self._uow.care_tasks.close(task.id, taken_by=taken_by, on=await self._today()):
            return False
        await self._uow.outbox.cancel_all(_key(task))
        await Figures(self._uow, self._world).happened(Event.CARED, outcome.value)
        return True

    async def _tell(self, task: CareTask, person: Person) -> None:
        """Tell whoever is on duty; of what is in no hurry by day only, and in one line an hour."""
        members = await Duties(self._uow, self._world).called(city=person.settings.city)
        peers = [one for one in members if one.role is Role.PEER]
        is_today = task.kind in TODAY
        at = self._world.clock.now() if is_today else await self._by_day(task)
        for member in peers if peers and task.route is Route.PEER else members:
            if is_today or task.due_on > await self._today():
                key = f"{_key(task)}{member.id.hex[:12]}"
            else:
                key = f"cares:{member.id.hex}:{at:%m%d%H}"
            await self._say(member, "care_today" if is_today else "care_new", key, at)

    async def _by_day(self, task: CareTask) -> datetime:
        """Return when the staff are told: from nine to nine, not before the day it is for."""
        now, zone = self._world.clock.now(), await Programmes(self._uow, self._world).zone()
        local = now.astimezone(zone)
        if local.date() < task.due_on:
            return instant_of(task.due_on, OPENS, zone)
        if local.time() < OPENS:
            return instant_of(local.date(), OPENS, zone)
        if local.time() >= CLOSES:
            return instant_of(local.date() + timedelta(days=1), OPENS, zone)
        return now

    async def _say(self, member: Member, code: str, key: str, at: datetime) -> None:
        lane = Lane.URGENT if code == "care_today" else Lane.REMINDER
        payload = {"chat_id": member.chat_id, "code": code}
        stream = member_stream(member.id)
        if at > self._world.clock.now():
            stream = "m" + uuid4().hex  # what waits for a day must not keep other lines waiting
        parcel = Outgoing(Kind.TELL, lane, stream, key, payload, not_before=at)
        await Post(self._uow, self._world).send(parcel)

    async def _today(self) -> date:
        zone = await Programmes(self._uow, self._world).zone()
        return self._world.clock.now().astimezone(zone).date()

    async def _audit(self, action: str, member: Member) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id)


def _key(task: CareTask) -> str:
    return f"care:{task.id.hex}:"
