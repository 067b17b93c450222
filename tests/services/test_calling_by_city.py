"""Who is called by city: of her city and on duty, else on duty, else everybody."""

from datetime import timedelta

import pytest

from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.outgoing import Kind, Lane, Round
from bot.domain.staff import Member, Role
from bot.services.scope import Scope

TOMSK, SAMARA = "tomsk", "samara"
CITIES = {1: frozenset({TOMSK}), 2: frozenset({SAMARA}), 3: frozenset[str]()}


async def enlist(scope: Scope, number: int, *, on_duty: bool, role: Role = Role.CONSULTANT) -> Member:
    """Bring a member into the team, bound to the cities of this number."""
    now = scope.world.clock.now()
    member = await scope.uow.staff.enlist(number, chat_id=number, role=role, day=now.date())
    await scope.uow.staff.set_cities(member.id, CITIES[number])
    for weekday in range(7) if on_duty else ():
        await scope.duties.add(member, weekday=weekday, starts=0, ends=24 * 60)
    return member


@pytest.mark.parametrize(
    ("city", "on_duty", "called"),
    [
        (TOMSK, {1, 2}, {1}),
        (TOMSK, {1, 2, 3}, {1, 3}),
        (TOMSK, {2}, {2}),
        (TOMSK, set(), {1, 2, 3}),
        (None, {1, 2}, {1, 2}),
    ],
    ids=["hers", "hers_and_all_cities", "only_another_city", "nobody_on_duty", "city_not_chosen"],
)
async def test_her_city_is_called_first(
    scope: Scope, city: str | None, on_duty: set[int], called: set[int]
) -> None:
    for number in CITIES:
        await enlist(scope, number, on_duty=number in on_duty)

    assert {one.chat_id for one in await scope.duties.called(Theme.TALK, city)} == called


async def test_role_decides_within_her_city(scope: Scope) -> None:
    await enlist(scope, 1, on_duty=True, role=Role.CONSULTANT)
    await enlist(scope, 2, on_duty=True, role=Role.DOCTOR)

    assert [one.chat_id for one in await scope.duties.called(Theme.HEALTH, TOMSK)] == [1]
    assert [one.chat_id for one in await scope.duties.called(Theme.HEALTH, SAMARA)] == [2]


async def told(scope: Scope) -> set[int]:
    """Take out what is on its way to members; return whom it goes to."""
    now, chats = scope.world.clock.now() + timedelta(hours=1), set()
    round_ = Round(frozenset(Lane), is_to_staff=False)
    for parcel in await scope.uow.outbox.claim(now=now, lease_until=now, round_=round_, limit=50):
        chats |= {int(parcel.payload["chat_id"])} if parcel.kind is Kind.TELL else set()
    return chats


async def test_urgent_call_goes_to_her_city(scope: Scope) -> None:
    await scope.uow.rooms.add(-100, is_forum=True)
    for number in (1, 2):
        await enlist(scope, number, on_duty=True)
    person = await scope.visitors.meet(4001, chat_id=4001)
    person.settings.city = SAMARA
    await scope.uow.people.flush()

    content: Content = {"kind": ContentKind.TEXT, "words": "!", "entities": []}
    await scope.conversations.ask(person, Theme.VIOLENCE, [(1, content)], is_urgent=True)

    assert await told(scope) == {2}
