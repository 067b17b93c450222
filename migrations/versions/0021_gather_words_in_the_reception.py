"""Remember whose words stand together in one message of the reception.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "gathering",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("person_message_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_message_id", sa.BigInteger(), nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_gathering_thread_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["staff_room.id"], name=op.f("fk_gathering_room_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gathering")),
    )
    op.create_index(op.f("ix_gathering_thread_id"), "gathering", ["thread_id"])
    op.create_index(op.f("ix_gathering_staff_message_id"), "gathering", ["staff_message_id"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("gathering")
