"""Know where members were told of a conversation in private, to take it back with it.

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "private_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_private_line_thread_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_line")),
    )
    op.create_index(op.f("ix_private_line_thread_id"), "private_line", ["thread_id"])
    op.create_index(op.f("ix_private_line_member_id"), "private_line", ["member_id"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("private_line")
