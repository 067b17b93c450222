"""PostgreSQL compares the outbox's keys byte by byte, whatever language the database speaks."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

import migrations
from bot.clock import FrozenClock
from bot.domain.outgoing import Kind, Lane, Outgoing
from bot.repositories.batches import Batches
from bot.repositories.database import Database
from bot.repositories.migrating import migrate
from bot.repositories.outbox import Outbox
from bot.repositories.uow import Works
from tests.conftest import POSTGRES, administer, postgres_address

ENGLISH = "CREATE DATABASE \"{}\" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"

pytestmark = pytest.mark.skipif(not POSTGRES, reason="no PostgreSQL")


@pytest.fixture
async def english() -> AsyncIterator[Database]:
    """Make an empty database that sorts as English does."""
    name = f"podruga_{uuid4().hex[:12]}"
    await administer(ENGLISH.format(name))
    database = Database(postgres_address(name))
    yield database
    await database.close()
    await administer(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("through", [(), ("0001",)], ids=["made", "climbed"])
async def test_beginnings_of_keys_are_found(
    english: Database, works: Works, clock: FrozenClock, through: tuple[str, ...]
) -> None:
    for step in (*through, migrations.HEAD):
        await migrate(english, target=step)
    begin = f"news:{uuid4().hex}:"
    async with english.transaction() as connection:
        parcel = Outgoing(Kind.TELL, Lane.RELAY, "m1", f"{begin}{uuid4().hex}")
        await Outbox(connection, works.safe).add(parcel, now=clock.now())
        assert await Batches(connection).is_waiting(begin)
