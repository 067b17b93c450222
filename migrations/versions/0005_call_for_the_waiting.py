"""Remember who was called for a waiting conversation, and whether a room is paused.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns; nothing was called out and nothing is paused."""
    with op.batch_alter_table("thread") as table:
        table.add_column(sa.Column("alarmed", sa.SmallInteger(), nullable=False, server_default="0"))
    with op.batch_alter_table("thread") as table:
        table.alter_column("alarmed", server_default=None)
    with op.batch_alter_table("staff_room") as table:
        table.add_column(sa.Column("is_paused", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("staff_room") as table:
        table.alter_column("is_paused", server_default=None)


def downgrade() -> None:
    """Drop both columns."""
    with op.batch_alter_table("staff_room") as table:
        table.drop_column("is_paused")
    with op.batch_alter_table("thread") as table:
        table.drop_column("alarmed")
