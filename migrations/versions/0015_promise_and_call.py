"""Keep by when an answer was promised, when somebody was called last, and who asks to be stood in for.

A woman who was told before that it takes longer is not told again.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table."""
    with op.batch_alter_table("thread") as table:
        table.add_column(sa.Column("promised_by", types.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("alarmed_at", types.UtcDateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("is_late_told", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE thread SET is_late_told = true WHERE alarmed >= 480"))
    with op.batch_alter_table("staff_room") as table:
        table.add_column(sa.Column("urgent_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "duty_ask",
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["duty.id"], name=op.f("fk_duty_ask_duty_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_duty_ask_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("duty_id", "day", name=op.f("pk_duty_ask")),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("duty_ask")
    with op.batch_alter_table("staff_room") as table:
        table.drop_column("urgent_id")
    with op.batch_alter_table("thread") as table:
        for name in ("is_late_told", "alarmed_at", "promised_by"):
            table.drop_column(name)
