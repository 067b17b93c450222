"""Keep updates that are confirmed and wait to be handled.

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "kept_update",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("body", types.Sealed(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_update")),
        sa.UniqueConstraint("update_id", name=op.f("uq_kept_update_update_id")),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("kept_update")
