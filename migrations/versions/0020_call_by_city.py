"""Let a member be called for the women of some cities first.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("staff") as batch:
        batch.add_column(sa.Column("cities", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it again."""
    with op.batch_alter_table("staff") as batch:
        batch.drop_column("cities")
