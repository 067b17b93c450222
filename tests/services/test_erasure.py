"""Hiding sweeps a chat; erasing leaves nothing of her in the database."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text

from bot.clock import FrozenClock
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Theme
from bot.domain.outgoing import Address, Consignment, Kind, Lane, Outgoing, Parcel, Receipt, Round
from bot.domain.people import Person
from bot.repositories.traces import Footprint
from bot.repositories.uow import Works
from bot.services.aftermath import delivered, overtaken
from bot.services.erasure import Pressed
from bot.services.scope import Scope
from bot.services.world import World

TELEGRAM_ID = 4242


async def make_woman(scope: Scope) -> Person:
    """Store a woman, and forget that she is new."""
    person = await scope.visitors.meet(TELEGRAM_ID, chat_id=TELEGRAM_ID)
    person.is_new = False
    return person


async def leave_traces(scope: Scope, person: Person, ages: dict[int, int], *, hers: bool = False) -> None:
    """Put messages into her chat: id → age in hours."""
    now = scope.world.clock.now()
    marks = [
        Footprint(person.id, number, is_hers=hers, at_hour=now - timedelta(hours=age))
        for number, age in ages.items()
    ]
    await scope.uow.traces.add(marks)


async def claim_sweeps(scope: Scope, *, later: timedelta = timedelta()) -> list[Parcel]:
    """Take and settle every due sweep, one after another."""
    now = scope.world.clock.now() + later
    parcels: list[Parcel] = []
    for is_to_staff in (True, False):
        round_ = Round(frozenset(Lane), is_to_staff=is_to_staff)
        while found := await scope.uow.outbox.claim(now=now, lease_until=now, round_=round_, limit=50):
            for parcel in found:
                await scope.uow.outbox.settle(parcel.id, sent=True, now=now)
                parcels.append(parcel)
    return parcels


def reached(parcels: list[Parcel], what: str) -> list[int]:
    """List the message ids of all parcels under this word."""
    return [number for parcel in parcels for number in parcel.payload[what]]


async def test_hiding_splits_by_age_and_owner(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, {1: 1, 2: 46, 3: 47, 4: 720})
    await leave_traces(scope, person, {5: 1, 6: 49}, hers=True)

    await scope.erasure.hide(person)

    parcels = await claim_sweeps(scope)
    assert reached(parcels, "delete") == [1, 2, 5]
    assert reached(parcels, "overwrite") == [3, 4]
    assert parcels[0].payload["line"] == "hidden"
    assert parcels[0].payload["some_stay"] is True


async def test_many_old_messages_are_overwritten_slowly(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, dict.fromkeys(range(1, 13), 100))

    await scope.erasure.hide(person)

    assert reached(await claim_sweeps(scope), "overwrite") == [1, 2, 3, 4, 5]
    rest = await claim_sweeps(scope, later=timedelta(seconds=10))
    assert reached(rest, "overwrite") == list(range(6, 13))


async def test_message_of_this_update_is_swept(scope: Scope) -> None:
    person = await make_woman(scope)
    scope.visitors.wrote(person, 77)

    await scope.erasure.hide(person)

    assert reached(await claim_sweeps(scope), "delete") == [77]


async def test_pressed_screen_is_swept_by_its_age(scope: Scope, clock: FrozenClock) -> None:
    person = await make_woman(scope)

    await scope.erasure.hide(person, pressed=Pressed(8, clock.now()))
    await scope.erasure.hide(person, pressed=Pressed(9, clock.now() - timedelta(days=30)))

    parcels = await claim_sweeps(scope)
    assert reached(parcels, "delete") == [8]
    assert reached(parcels, "overwrite") == [9]


async def test_hiding_twice_sweeps_once(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, {1: 1})

    await scope.erasure.hide(person)
    await scope.erasure.hide(person)

    assert len(await claim_sweeps(scope)) == 1


async def test_swept_messages_are_forgotten(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, {1: 1, 2: 100})
    await scope.erasure.hide(person)

    for parcel in await claim_sweeps(scope):
        await delivered(scope, parcel, Receipt())

    assert await scope.uow.traces.list_of(person.id) == []


async def test_hiding_leaves_an_open_form(scope: Scope) -> None:
    person = await make_woman(scope)
    person.dialog.state, person.dialog.answers = "Asking:text", {"theme": 1}

    await scope.erasure.hide(person)

    assert person.dialog.is_empty


async def test_erasing_leaves_only_the_sweep(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, {1: 1})
    await scope.post.send(a_letter(person))

    await scope.erasure.erase(person)

    parcels = await claim_sweeps(scope)
    assert [parcel.kind for parcel in parcels] == [Kind.SWEEP]
    assert parcels[0].person_id is None
    assert parcels[0].payload["chat_id"] == TELEGRAM_ID
    assert parcels[0].payload["line"] == "erased"
    assert await rows_left(scope) == {"person": 0, "trace": 0}


def a_letter(person: Person) -> Outgoing:
    """Make a parcel that waits for her."""
    return Outgoing(Kind.LETTER, Lane.RELAY, stream="p1", dedupe_key="letter", person_id=person.id)


async def rows_left(scope: Scope) -> dict[str, Any]:
    """Count what is left of her."""
    tables = ("person", "trace")
    execute = scope.uow.connection.execute
    return {name: (await execute(text(f"SELECT count(*) FROM {name}"))).scalar() for name in tables}  # noqa: S608 - names of our own


async def test_she_returns_as_a_stranger(scope: Scope) -> None:
    person = await make_woman(scope)
    person.settings.city = "tomsk"

    await scope.erasure.erase(person)
    again = await scope.visitors.meet(TELEGRAM_ID, chat_id=TELEGRAM_ID)

    assert again.is_new
    assert again.id != person.id
    assert again.settings.city is None


async def test_second_press_erases_nothing_more(scope: Scope, clock: FrozenClock) -> None:
    pressed = Pressed(5, clock.now())
    await scope.erasure.erase(await make_woman(scope), pressed=pressed)

    again = await scope.visitors.meet(TELEGRAM_ID, chat_id=TELEGRAM_ID)
    await scope.erasure.erase(again, pressed=pressed)

    assert len(await claim_sweeps(scope)) == 1
    assert await rows_left(scope) == {"person": 0, "trace": 0}


async def test_erasing_empties_the_journal(works: Works, world: World) -> None:
    async with works.begin() as uow:
        await make_woman(Scope(uow, world))
        await uow.commit()
    async with works.begin() as uow:
        scope = Scope(uow, world)
        person = await uow.people.find(TELEGRAM_ID)
        assert person is not None
        await scope.erasure.erase(person)
        await uow.commit()

    assert journal_size(works) == 0


def journal_size(works: Works) -> int:
    """Return how many bytes the write-ahead journal of SQLite holds; none elsewhere."""
    url = works.database.url
    if not works.database.is_sqlite or url.database is None:
        return 0
    return Path(url.database + "-wal").stat().st_size


async def test_message_known_too_late_is_swept_after(scope: Scope) -> None:
    person = await make_woman(scope)
    await leave_traces(scope, person, {1: 1})
    await scope.erasure.hide(person)
    (sweep,) = await claim_sweeps(scope)

    await leave_traces(scope, person, {2: 1, 3: 1, 4: 1})
    await delivered(scope, sweep, Receipt(message_id=3))

    assert reached(await claim_sweeps(scope), "delete") == [2]


async def asked(scope: Scope, *, is_forum: bool) -> tuple[Person, UUID]:
    """Let a woman ask, and the staff receive, in a room of this kind."""
    person = await make_woman(scope)
    await scope.uow.rooms.add(-100, is_forum=is_forum)
    content: Content = {"kind": ContentKind.TEXT, "words": "?"}
    thread_id = await scope.conversations.ask(person, Theme.HEALTH, [(1, content)], is_urgent=False)
    return person, thread_id


async def test_erasing_drops_topics_of_staff(scope: Scope) -> None:
    person, thread_id = await asked(scope, is_forum=True)
    await scope.uow.threads.change(thread_id, topic_id=77)

    await scope.erasure.erase(person)

    parcels = await claim_sweeps(scope)
    assert {parcel.kind for parcel in parcels} == {Kind.SWEEP, Kind.DROP_TOPIC}
    (drop,) = (parcel for parcel in parcels if parcel.kind is Kind.DROP_TOPIC)
    assert drop.payload == {"topic_id": 77}


async def test_erasing_sweeps_a_plain_staff_group(scope: Scope, clock: FrozenClock) -> None:
    person, thread_id = await asked(scope, is_forum=False)
    room = await scope.staff_rooms.general()
    assert room is not None
    for hers, staffs, age in ((1, 5, timedelta()), (2, 6, timedelta(days=3))):
        at_hour = clock.now() - age
        await scope.uow.threads.link(thread_id, hers=hers, staffs=staffs, room_id=room.id, at_hour=at_hour)

    await scope.erasure.erase(person)

    cleared = [parcel for parcel in await claim_sweeps(scope) if parcel.kind is Kind.CLEAR]
    assert (reached(cleared, "delete"), reached(cleared, "overwrite")) == ([5], [6])


async def test_topic_opened_too_late_is_dropped(scope: Scope) -> None:
    person, _ = await asked(scope, is_forum=True)
    now = scope.world.clock.now()
    round_ = Round(frozenset(Lane), is_to_staff=True)
    (topic,) = await scope.uow.outbox.claim(now=now, lease_until=now, round_=round_, limit=1)

    await scope.erasure.erase(person)
    await overtaken(scope, Consignment(topic, Address(-100)), Receipt(topic_id=9))

    drops = [parcel for parcel in await claim_sweeps(scope) if parcel.kind is Kind.DROP_TOPIC]
    assert [drop.payload for drop in drops] == [{"topic_id": 9}]
