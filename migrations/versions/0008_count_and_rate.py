"""Keep the sums of a day, and how a conversation was rated.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "daily_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "event", "key", name=op.f("pk_daily_count")),
    )
    with op.batch_alter_table("thread") as table:
        table.add_column(sa.Column("rating", sa.SmallInteger(), nullable=True))


def downgrade() -> None:
    """Drop both."""
    with op.batch_alter_table("thread") as table:
        table.drop_column("rating")
    op.drop_table("daily_count")
