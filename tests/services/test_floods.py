"""The staff's line about a flood: its numbers, how often it changes, and what is left when it is over."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import FrozenClock
from bot.domain.barring import Flooded
from bot.domain.content import Content, ContentKind
from bot.domain.conversation import Thread
from bot.domain.outgoing import Kind, Parcel, Receipt
from bot.services import flow
from bot.services.aftermath import delivered
from bot.services.scope import Scope
from bot.telegram.views.notes import note_screen
from models.thread import FloodRow
from tests.services.test_erasure import asked, claim_sweeps

MINUTE = timedelta(minutes=1)
QUIET = timedelta(minutes=10)
MOST = 10  # messages that may wait
ALLOWED = 30  # messages that go as usual
LINE_ID = 70


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few messages wait, so that a flood is small enough for a test."""
    monkeypatch.setattr(flow, "MOST_TEXTS", MOST)


class Flooding:
    """A woman who writes and writes, and the staff, who get all of it."""

    def __init__(self, scope: Scope, clock: FrozenClock, thread: Thread) -> None:
        self.scope = scope
        self.clock = clock
        self.thread = thread
        self.written = 1

    async def write(self, count: int) -> None:
        """Write so many messages."""
        for _ in range(count):
            self.written += 1
            content: Content = {"kind": ContentKind.TEXT, "words": "Строка"}
            with suppress(Flooded):
                await self.scope.conversations.add(self.thread, self.written, content, is_urgent=False)

    async def passes(self, delay: timedelta) -> list[Parcel]:
        """Let time pass and the bell ring; return what is changed of the line."""
        self.clock.move(delay)
        await self.scope.floods.follow()
        return [one for one in await self.sent() if one.kind is Kind.CHANGE_NOTE]

    async def sent(self) -> list[Parcel]:
        """Take all that waits to be sent."""
        return await claim_sweeps(self.scope, later=MINUTE)

    async def line(self) -> Parcel:
        """Let the line about the flood reach the staff."""
        (line,) = [one for one in await self.sent() if _is_line(one)]
        room = await self.scope.staff_rooms.general()
        assert room is not None
        await delivered(self.scope, line, Receipt(LINE_ID, room_id=room.id))
        return line

    async def spend(self) -> None:
        """Write as much as goes as usual, and let it go."""
        await self.write(ALLOWED)
        await self.sent()

    async def flood(self) -> Parcel:
        """Write until much is joined and two messages are not taken; return the line about it."""
        await self.spend()
        await self.write(MOST + 2)
        return await self.line()

    async def remembered(self) -> int:
        """Count the floods that are remembered."""
        query = select(func.count()).select_from(FloodRow)
        return int((await self.scope.uow.connection.execute(query)).scalar_one())


def _is_line(parcel: Parcel) -> bool:
    return parcel.kind is Kind.NOTE and parcel.payload["code"] == "flooded"


def said(parcel: Parcel) -> str:
    """Return what a line says, or is changed to."""
    return note_screen(parcel.payload).text


@pytest.fixture
async def flooding(scope: Scope, clock: FrozenClock) -> Flooding:
    """Bring on a woman whose question has reached a group without topics."""
    _, thread_id = await asked(scope, is_forum=False)
    await claim_sweeps(scope, later=MINUTE)
    thread = await scope.uow.threads.find(thread_id)
    assert thread is not None
    return Flooding(scope, clock, thread)


async def test_line_counts_what_was_joined_before(flooding: Flooding) -> None:
    line = await flooding.flood()

    assert said(line) == "⏳ Пишет очень много: 10 сообщений соединены, 1 не принято. Ей об этом сказано."


async def test_line_changes_once_when_the_flood_is_over(flooding: Flooding) -> None:
    await flooding.flood()

    assert await flooding.passes(QUIET - MINUTE) == []
    (change,) = await flooding.passes(MINUTE)

    assert said(change) == "⏳ Писала очень много: 10 сообщений соединены, 2 не приняты. Ей об этом сказано."
    assert change.payload["message_id"] == LINE_ID
    assert await flooding.passes(QUIET) == []


async def test_lasting_flood_changes_its_line_every_ten_minutes(flooding: Flooding) -> None:
    await flooding.flood()
    changes = []

    for _ in range(25):
        await flooding.write(40)
        changes += await flooding.passes(MINUTE)

    assert len(changes) == 2
    assert all("Пишет очень много" in said(change) for change in changes)


async def test_flood_that_stands_still_changes_nothing_but_its_end(flooding: Flooding) -> None:
    await flooding.flood()
    await flooding.passes(QUIET - MINUTE)
    await flooding.write(40)
    (growing,) = await flooding.passes(MINUTE)

    assert await flooding.passes(QUIET - 2 * MINUTE) == []
    (ended,) = await flooding.passes(MINUTE)

    assert ("Пишет" in said(growing), "Писала" in said(ended)) == (True, True)


async def test_flood_without_joined_messages_counts_the_refused_alone(
    flooding: Flooding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "MOST_TEXTS", 0)
    await flooding.write(ALLOWED + 1)

    assert said(await flooding.line()) == "⏳ Пишет очень много: 1 сообщение не принято. Ей об этом сказано."


async def test_joined_messages_alone_make_no_line(flooding: Flooding) -> None:
    await flooding.spend()
    await flooding.write(1)
    assert await flooding.remembered() == 1

    assert [one for one in await flooding.sent() if one.kind is Kind.NOTE] == []
    assert await flooding.passes(QUIET) == []
    assert await flooding.remembered() == 0


async def test_nothing_is_remembered_of_a_flood_that_is_over(flooding: Flooding) -> None:
    await flooding.flood()

    await flooding.passes(QUIET)

    assert await flooding.remembered() == 0


async def test_flood_after_a_quiet_time_has_its_own_line(flooding: Flooding) -> None:
    await flooding.flood()
    await flooding.passes(QUIET)

    line = await flooding.flood()

    assert said(line).startswith("⏳ Пишет очень много: 10 сообщений соединены, 1 не принято")


async def test_line_that_comes_after_the_flood_is_still_changed(flooding: Flooding) -> None:
    await flooding.spend()
    await flooding.write(MOST + 2)
    flooding.clock.move(QUIET)
    await flooding.scope.floods.follow()
    await flooding.line()

    (change,) = await flooding.passes(MINUTE)

    assert "Писала очень много: 10 сообщений соединены, 2 не приняты" in said(change)
    assert await flooding.remembered() == 0


async def test_line_that_never_stood_is_not_waited_for(flooding: Flooding) -> None:
    await flooding.spend()
    await flooding.write(MOST + 2)
    await flooding.sent()

    assert await flooding.passes(QUIET) == []
    assert await flooding.remembered() == 0


async def test_same_message_is_counted_once(flooding: Flooding) -> None:
    await flooding.spend()
    await flooding.write(1)
    flooding.written -= 1  # as where a question that was refused in part is sent once more
    await flooding.write(1)

    flood = (await flooding.scope.uow.connection.execute(select(FloodRow.joined))).scalar_one()
    assert flood == 1


async def test_line_goes_with_an_erased_conversation(flooding: Flooding) -> None:
    await flooding.flood()
    person = await flooding.scope.uow.people.get(flooding.thread.person_id)
    assert person is not None

    await flooding.scope.erasure.erase(person)

    cleared = [one for one in await flooding.sent() if one.kind is Kind.CLEAR]
    assert [number for one in cleared for number in one.payload["delete"]] == [LINE_ID]
    assert await flooding.remembered() == 0
