"""Tell where cities are, and how to get there.

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of the cities that are stored nothing is known."""
    op.add_column("city", sa.Column("latitude", sa.Float(), nullable=True))
    op.add_column("city", sa.Column("longitude", sa.Float(), nullable=True))
    op.add_column("city", sa.Column("travel", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("city") as table:
        table.alter_column("travel", server_default=None)


def downgrade() -> None:
    """Drop them again."""
    for name in ("travel", "longitude", "latitude"):
        op.drop_column("city", name)
