"""Alembic's environment: it runs inside a connection that `bot.repositories.migrating` has opened."""

from alembic import context
from sqlalchemy import Connection

from models import Base


def run(connection: Connection) -> None:
    """Bring the schema of `connection` where the command wants it."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        user_module_prefix="types.",
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
