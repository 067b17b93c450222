"""Remember changes of the directory: its history, and what undoes them.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
INDEXED = ("made_at", "owner", "place_id")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "directory_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner", sa.String(length=48), nullable=False),
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("field", sa.SmallInteger(), nullable=False),
        sa.Column("made_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.Column("is_undoing", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_change")),
    )
    for name in INDEXED:
        op.create_index(op.f(f"ix_directory_change_{name}"), "directory_change", [name])


def downgrade() -> None:
    """Drop it again."""
    for name in INDEXED:
        op.drop_index(op.f(f"ix_directory_change_{name}"), table_name="directory_change")
    op.drop_table("directory_change")
