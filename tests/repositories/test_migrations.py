"""Migrations climb and descend on both databases, and end where the models are."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

import migrations
from bot.repositories.database import Database
from bot.repositories.migrating import migrate
from models import Base


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


async def test_head_equals_the_models(database_url: str) -> None:
    database = Database(database_url)
    await migrate(database)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
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


def test_head_constant_names_newest_migration() -> None:
    assert ScriptDirectory(migrations.__path__[0]).get_current_head() == migrations.HEAD
