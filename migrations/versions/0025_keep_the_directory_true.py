"""Keep the directory true: what women say is wrong, and when its keepers were asked.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "mistake",
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_mistake")),
    )
    op.create_index(op.f("ix_mistake_day"), "mistake", ["day"])
    op.create_index(op.f("ix_mistake_place_id"), "mistake", ["place_id"])
    op.create_table(
        "mistake_count",
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_mistake_count")),
    )
    op.create_index(op.f("ix_mistake_count_day"), "mistake_count", ["day"])
    op.create_table(
        "place_check",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("doubted_on", sa.Date(), nullable=True),
        sa.Column("first_asked_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_place_check")),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("place_check")
    op.drop_index(op.f("ix_mistake_count_day"), table_name="mistake_count")
    op.drop_table("mistake_count")
    op.drop_index(op.f("ix_mistake_place_id"), table_name="mistake")
    op.drop_index(op.f("ix_mistake_day"), table_name="mistake")
    op.drop_table("mistake")
