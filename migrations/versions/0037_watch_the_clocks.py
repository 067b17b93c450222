"""Give every process a canary, and remember by which clocks fires were planned.

Revision ID: 0037
Revises: 0036
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "canary",
        sa.Column("worker", sa.Uuid(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("seen_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("worker", name=op.f("pk_canary")),
    )
    op.create_table(
        "zone_mark",
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("zone", name=op.f("pk_zone_mark")),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("zone_mark")
    op.drop_table("canary")
