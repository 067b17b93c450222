"""Give the room a reception, and find the topics made of late without reading the whole outbox.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the index."""
    with op.batch_alter_table("staff_room") as table:
        table.add_column(sa.Column("reception_id", sa.BigInteger(), nullable=True))
    is_topic = sa.text("kind = 'topic'")
    op.create_index(
        "ix_outbox_topics", "outbox", ["not_before"], sqlite_where=is_topic, postgresql_where=is_topic
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_index("ix_outbox_topics", table_name="outbox")
    with op.batch_alter_table("staff_room") as table:
        table.drop_column("reception_id")
