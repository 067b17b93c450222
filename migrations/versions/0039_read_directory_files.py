"""Remember the directory files that members have sent until they are settled.

Revision ID: 0039
Revises: 0038
"""

import sqlalchemy as sa
from alembic import op

from models.types import Sealed, UtcDateTime

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "directory_job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(32), nullable=True),
        sa.Column("body", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_directory_job_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_job")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_directory_job_staff_id")),
    )
    op.create_index(op.f("ix_directory_job_asked_at"), "directory_job", ["asked_at"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("directory_job")
