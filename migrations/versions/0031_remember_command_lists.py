"""Remember which commands the chat of a member lists.

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody's list is known yet."""
    with op.batch_alter_table("staff") as batch:
        batch.add_column(sa.Column("commands", sa.String(length=16), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop it again."""
    with op.batch_alter_table("staff") as batch:
        batch.drop_column("commands")
