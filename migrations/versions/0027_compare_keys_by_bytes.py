"""Let PostgreSQL compare the outbox's keys byte by byte, whatever the language of the database.

What belongs together is found by how its keys begin, as a range of the unique index: in most languages
punctuation sorts elsewhere than in ASCII, so nothing was found.

Revision ID: 0027
Revises: 0026
"""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ALTER = 'ALTER TABLE outbox ALTER COLUMN dedupe_key TYPE VARCHAR(80) COLLATE "{}"'


def upgrade() -> None:
    """Compare by bytes; SQLite does so anyway."""
    _collate("C")


def downgrade() -> None:
    """Compare as the database does by itself."""
    _collate("default")


def _collate(collation: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(ALTER.format(collation))
