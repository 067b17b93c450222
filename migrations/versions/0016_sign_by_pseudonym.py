"""Let members sign by a pseudonym.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make columns and table."""
    with op.batch_alter_table("staff") as table:
        table.add_column(sa.Column("pseudonym", sa.LargeBinary(), nullable=True))
        table.add_column(
            sa.Column("signs_by_pseudonym", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_table(
        "signing",
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("by_pseudonym", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_signing_thread_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_signing_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("thread_id", "staff_id", name=op.f("pk_signing")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("signing")
    with op.batch_alter_table("staff") as table:
        table.drop_column("signs_by_pseudonym")
        table.drop_column("pseudonym")
