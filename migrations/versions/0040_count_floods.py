"""Count what of a flood was joined and what was not taken, and remember the staff's line about it.

Revision ID: 0040
Revises: 0039
"""

import sqlalchemy as sa
from alembic import op

from models.types import UtcDateTime

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "flood",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("note_id", sa.BigInteger(), nullable=True),
        sa.Column("shown_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_flood_thread_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["staff_room.id"], name=op.f("fk_flood_room_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flood")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_flood_thread_id")),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("flood")
