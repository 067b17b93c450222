"""Know where a letter was opened, and which messages are its pictures.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns."""
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("shown_id", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("trace") as table:
        table.add_column(sa.Column("letter_id", sa.Uuid(), nullable=True))
        table.create_index(op.f("ix_trace_letter_id"), ["letter_id"])


def downgrade() -> None:
    """Drop both columns."""
    with op.batch_alter_table("trace") as table:
        table.drop_index(op.f("ix_trace_letter_id"))
        table.drop_column("letter_id")
    with op.batch_alter_table("letter") as table:
        table.drop_column("shown_id")
