"""List what somebody of the team should do for a woman, and which private screens name it.

Revision ID: 0041
Revises: 0040
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, and let a private line name a task."""
    op.create_table(
        "care_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.LargeBinary(32), nullable=True),
        sa.Column("body", types.Sealed(), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opened_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_care_task_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taken_by"], ["staff.id"], name=op.f("fk_care_task_taken_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_task")),
        sa.UniqueConstraint("mark", name=op.f("uq_care_task_mark")),
    )
    op.create_index(op.f("ix_care_task_person_id"), "care_task", ["person_id"])
    op.create_index(op.f("ix_care_task_closed_on"), "care_task", ["closed_on"])
    op.create_index(
        "ix_care_task_open",
        "care_task",
        ["opened_at"],
        sqlite_where=sa.text("closed_on IS NULL"),
        postgresql_where=sa.text("closed_on IS NULL"),
    )
    with op.batch_alter_table("private_line") as batch:
        batch.alter_column("thread_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("task_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_private_line_task_id"), "care_task", ["task_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_index(op.f("ix_private_line_task_id"), ["task_id"])


def downgrade() -> None:
    """Drop both again, with the lines that name a task."""
    op.execute("DELETE FROM private_line WHERE thread_id IS NULL")
    with op.batch_alter_table("private_line") as batch:
        batch.drop_index(op.f("ix_private_line_task_id"))
        batch.drop_constraint(op.f("fk_private_line_task_id"), type_="foreignkey")
        batch.drop_column("task_id")
        batch.alter_column("thread_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("care_task")
