"""What tests of tasks share: a woman who allows something, members, and what they are told."""

from datetime import timedelta

from bot.domain.care import CareTask, Route
from bot.domain.outgoing import Kind, Lane, Round
from bot.domain.people import Person
from bot.domain.staff import Member, Role
from bot.services.scope import Scope

DAY = timedelta(days=1)
WORDS = "зелёная дверь, звонить дважды"
EVERY_LANE = Round(frozenset(Lane), is_to_staff=False)


async def woman(scope: Scope, route: Route | None = Route.HERE, *, telegram_id: int = 70) -> Person:
    """Bring a woman who has chosen a route, with a sentence of hers."""
    person = await scope.visitors.meet(telegram_id, chat_id=telegram_id)
    person.settings.silence = None if route is None else route.value
    person.settings.silence_words = WORDS
    person.settings.zone = "Europe/Moscow"
    await scope.uow.people.flush()
    return person


async def member(scope: Scope, number: int = 1, role: Role = Role.CONSULTANT) -> Member:
    """Enlist a member of the team."""
    day = scope.world.clock.now().date()
    return await scope.uow.staff.enlist(number, chat_id=number, role=role, day=day)


async def only_task(scope: Scope, by: Member) -> CareTask:
    """Return the only task that is listed."""
    (task,) = await scope.care.list_due(by)
    return task


async def told(scope: Scope) -> list[tuple[int, str]]:
    """Send what may be sent to members in private by now; return chats and codes."""
    now, said = scope.world.clock.now(), []
    for parcel in await scope.uow.outbox.claim(now=now, lease_until=now, round_=EVERY_LANE, limit=50):
        if parcel.kind is Kind.TELL:
            said.append((parcel.payload["chat_id"], parcel.payload["code"]))
            await scope.uow.outbox.settle(parcel.id, sent=True, now=now)
    return said
