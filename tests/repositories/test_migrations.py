"""Migrations climb and descend on both databases, and end where the models are."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, text

import migrations
from bot.repositories.database import Database
from bot.repositories.keyring import KeyRing
from bot.repositories.migrating import migrate
from bot.repositories.vault import Purpose, Vault
from models import Base
from models.bar import BarRow
from tests.conftest import NOON

BEFORE_ROOMS = """
INSERT INTO person (id, bidx, epoch, dek, chat, alias, settings, reachable, seen_day) VALUES
    ('11111111111111111111111111111111', :seal, 1, :seal, :seal, '07-1234', :seal, true, '2026-11-23');
INSERT INTO staff_room (id, chat) VALUES ('22222222222222222222222222222222', :seal);
INSERT INTO thread (id, person_id, theme, state, is_urgent, topic_id, opened_day) VALUES
    ('33333333333333333333333333333333', '11111111111111111111111111111111',
     :seal, 'open', false, 7, '2026-11-23');
INSERT INTO link (id, thread_id, person_message_id, staff_message_id, at_hour) VALUES
    ('44444444444444444444444444444444', '33333333333333333333333333333333', 1, 2, '2026-11-23 05:00:00');
INSERT INTO letter (id, person_id, thread_id, state, staff_message_id, expires_at) VALUES
    ('55555555555555555555555555555555', '11111111111111111111111111111111',
     '33333333333333333333333333333333', 'unread', 3, '2026-12-23 05:00:00')
"""

TEAM = """
INSERT INTO staff (id, bidx, chat, role, is_active, added_day) VALUES
    ('11111111111111111111111111111111', :first, :seal, 'peer', false, '2026-11-01');
INSERT INTO staff (id, bidx, chat, role, is_active, added_day) VALUES
    ('33333333333333333333333333333333', :second, :seal, 'doctor', true, '2026-11-02');
INSERT INTO staff (id, bidx, chat, role, is_active, added_day) VALUES
    ('22222222222222222222222222222222', :third, :seal, 'coordinator', true, '2026-11-03')
"""


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def shape(connection: Connection) -> dict[str, object]:
    """Describe every table: columns, keys, rules and indexes, in no order."""
    looked = inspect(connection)
    return {
        name: (
            {(one["name"], str(one["type"]), one["nullable"]) for one in looked.get_columns(name)},
            str(looked.get_pk_constraint(name)),
            {str(one) for one in looked.get_foreign_keys(name)},
            {str(one) for one in looked.get_unique_constraints(name)},
            {str(one) for one in looked.get_check_constraints(name)},
            {(one["name"], *one["column_names"], one["unique"]) for one in looked.get_indexes(name)},
        )
        for name in looked.get_table_names()
    }


@pytest.mark.parametrize("through", [(), ("0001",)], ids=["made", "climbed"])
async def test_head_equals_the_models(database_url: str, through: tuple[str, ...]) -> None:
    database = Database(database_url)
    for step in (*through, migrations.HEAD):
        await migrate(database, target=step)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_made_at_once_is_what_climbing_makes(database_url: str) -> None:
    database, shapes = Database(database_url), []
    for first in (migrations.HEAD, "0001"):
        await migrate(database, target=first)
        await migrate(database)
        async with database.engine.connect() as connection:
            shapes.append(await connection.run_sync(shape))
        await migrate(database, target="base")
        async with database.engine.begin() as connection:
            await connection.execute(text("DROP TABLE alembic_version"))

    made, climbed = shapes
    assert made == climbed
    await database.close()


async def test_stairway_up_down_up(database_url: str) -> None:
    database = Database(database_url)
    await migrate(database)
    await migrate(database, target="base")

    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    assert tables <= {"alembic_version"}
    assert await migrate(database)
    await database.close()


async def test_second_migration_does_nothing(database_url: str) -> None:
    database = Database(database_url)

    assert await migrate(database)
    assert not await migrate(database)
    await database.close()


async def test_rebuilding_tables_deletes_nothing(database_url: str) -> None:
    """SQLite rebuilds a table by dropping the old one, and with it what refers to it."""
    database = Database(database_url)
    await migrate(database, target="0001")
    async with database.transaction() as connection:
        for statement in BEFORE_ROOMS.split(";"):
            seals = {"seal": b"x" * 60} if ":seal" in statement else {}
            await connection.execute(text(statement), seals)
        await connection.commit()

    await migrate(database)

    async with database.transaction() as connection:
        for table in ("thread", "link", "letter"):
            rooms = (await connection.execute(text(f"SELECT room_id FROM {table}"))).scalars().all()  # noqa: S608
            assert len(rooms) == 1
            assert rooms[0] is not None
        room = (await connection.execute(text("SELECT is_current, role, city FROM staff_room"))).one()
        sent_to = (await connection.execute(text("SELECT sent_to FROM thread"))).scalar()
    assert room == (True, None, None)
    assert sent_to is not None
    await database.close()


async def test_closed_access_survives_the_slow_hash(database_url: str) -> None:
    database, vault = Database(database_url), Vault(KeyRing(b"i" * 32, {1: b"k" * 32}))
    await migrate(database, target="0001")
    await migrate(database, target="0023")
    row = {"bidx": vault.index(Purpose.BAR, "4711"), "until": NOON, "reason": "spam"}
    async with database.transaction() as connection:
        await connection.execute(insert(BarRow).values(row))
        await connection.commit()

    await migrate(database)

    async with database.transaction() as connection:
        kept = (await connection.execute(select(BarRow.bidx))).scalars().all()
    assert kept == [vault.slow_index(Purpose.BAR, "4711")]
    await database.close()


async def test_team_keeps_the_numbers_it_is_known_by(database_url: str) -> None:
    database = Database(database_url)
    await migrate(database, target="0001")
    await migrate(database, target="0028")
    async with database.transaction() as connection:
        for name, statement in zip(("first", "second", "third"), TEAM.split(";"), strict=True):
            await connection.execute(text(statement), {name: name.encode(), "seal": b"x" * 60})
        await connection.commit()

    await migrate(database)

    async with database.transaction() as connection:
        by_number = text("SELECT role, is_active FROM staff ORDER BY number")
        known = [tuple(row) for row in await connection.execute(by_number)]
    assert known == [("doctor", True), ("coordinator", True), ("peer", False)]
    await database.close()


def test_head_constant_names_newest_migration() -> None:
    assert ScriptDirectory(migrations.__path__[0]).get_current_head() == migrations.HEAD
