"""Store openings as minutes; they are made again by the start that follows.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table anew, with numbers."""
    _make_again(sa.Integer(), with_rowid=False)


def downgrade() -> None:
    """Make the table anew, with dates."""
    _make_again(sa.DateTime(timezone=True), with_rowid=True)


def _make_again(instant: sa.Integer | sa.DateTime, *, with_rowid: bool) -> None:
    op.drop_index("ix_opening_city_starts", table_name="opening")
    op.drop_table("opening")
    op.create_table(
        "opening",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("city_id", sa.String(length=48), nullable=False),
        sa.Column("starts_at", instant, nullable=False),
        sa.Column("ends_at", instant, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("audience", sa.String(length=24), nullable=False),
        sa.Column("stop", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["service_at_location.id"],
            name=op.f("fk_opening_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("place_id", "number", name=op.f("pk_opening")),
        sqlite_with_rowid=with_rowid,
    )
    op.create_index("ix_opening_city_starts", "opening", ["city_id", "starts_at"])
