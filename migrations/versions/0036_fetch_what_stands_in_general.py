"""Keep which messages stand outside a topic, and until when a room is thought to be full.

Revision ID: 0036
Revises: 0035
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("link") as batch:
        batch.add_column(sa.Column("is_outside", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("staff_room") as batch:
        batch.add_column(sa.Column("full_until", types.UtcDateTime(), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("link") as batch:
        batch.drop_column("is_outside")
    with op.batch_alter_table("staff_room") as batch:
        batch.drop_column("full_until")
