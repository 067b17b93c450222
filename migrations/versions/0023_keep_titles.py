"""Keep titles that the staff give to topics, and know how a topic looks.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("thread") as batch:
        batch.add_column(sa.Column("topic_look", sa.String(length=12), nullable=False, server_default=""))
        batch.add_column(sa.Column("is_titled", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("stand") as batch:
        batch.add_column(sa.Column("is_titled", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("stand") as batch:
        batch.drop_column("is_titled")
    with op.batch_alter_table("thread") as batch:
        batch.drop_column("is_titled")
        batch.drop_column("topic_look")
