"""Close access to whoever floods or threatens.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "bar",
        sa.Column("bidx", sa.LargeBinary(length=32), nullable=False),
        sa.Column("until", types.UtcDateTime(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("bidx", name=op.f("pk_bar")),
    )
    op.create_index(op.f("ix_bar_until"), "bar", ["until"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("bar")
