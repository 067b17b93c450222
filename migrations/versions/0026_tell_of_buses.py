"""Keep what crews say of their buses today, and who wants to hear of a stop.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "bus_status",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("said_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("starts_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("expected_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("undo", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_bus_status")),
    )
    op.create_table(
        "stop_told",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("pending", sa.JSON(), nullable=True),
        sa.Column("cursor", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("place_id", "day", name=op.f("pk_stop_told")),
    )
    _create_watches()


def _create_watches() -> None:
    op.create_table(
        "stop_watch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("body", types.Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stop_watch_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stop_watch")),
        sa.UniqueConstraint("person_id", "mark", name=op.f("uq_stop_watch_person_id_mark")),
    )
    op.create_index(op.f("ix_stop_watch_mark"), "stop_watch", ["mark"])


def downgrade() -> None:
    """Drop them again."""
    op.drop_index(op.f("ix_stop_watch_mark"), table_name="stop_watch")
    op.drop_table("stop_watch")
    op.drop_table("stop_told")
    op.drop_table("bus_status")
