"""Keep every kind of recurrence, what holds a plan back, and how late each slot may be.

Revision ID: 0033
Revises: 0032
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def plan_columns() -> tuple[sa.Column[Any], ...]:
    """Make the new columns of a plan; a column belongs to one table only."""
    return (
        sa.Column("cadence", sa.String(length=8), nullable=False, server_default="days"),
        sa.Column("cycle", sa.String(length=8), nullable=True),
        sa.Column("gap_minutes", sa.Integer(), nullable=True),
        sa.Column("first_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("day_hours", sa.String(length=11), nullable=True),
        sa.Column("most", sa.SmallInteger(), nullable=True),
        sa.Column("steps", sa.String(length=600), nullable=True),
        sa.Column("quiet", sa.String(length=11), nullable=True),
        sa.Column("resumes_on", sa.Date(), nullable=True),
        sa.Column("nudges", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("series", sa.Uuid(), nullable=True),
    )


def fire_columns() -> tuple[sa.Column[Any], ...]:
    """Make the new columns of a fire."""
    return (
        sa.Column("late_minutes", sa.Integer(), nullable=False, server_default="360"),
        sa.Column("nudged", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("settled_at", types.UtcDateTime(timezone=True), nullable=True),
    )


PLAN = sa.table("plan", sa.column("id", sa.Uuid), sa.column("late_minutes", sa.Integer))
FIRE = sa.table("fire", sa.column("plan_id", sa.Uuid), sa.column("late_minutes", sa.Integer))
OF_PLAN = sa.select(PLAN.c.late_minutes).where(PLAN.c.id == FIRE.c.plan_id).scalar_subquery()
OF_FIRES = sa.select(sa.func.min(FIRE.c.late_minutes)).where(FIRE.c.plan_id == PLAN.c.id).scalar_subquery()


def upgrade() -> None:
    """Add the columns; how late a slot may be moves to the slot."""
    with op.batch_alter_table("fire") as batch:
        for column in fire_columns():
            batch.add_column(column)
    op.execute(sa.update(FIRE).values(late_minutes=OF_PLAN))
    with op.batch_alter_table("plan") as batch:
        for column in plan_columns():
            batch.add_column(column)
        batch.drop_column("late_minutes")


def downgrade() -> None:
    """Drop the columns; plans that need them are dropped, too."""
    op.execute("DELETE FROM plan WHERE cadence <> 'days' OR cycle IS NOT NULL")
    with op.batch_alter_table("plan") as batch:
        batch.add_column(sa.Column("late_minutes", sa.Integer(), nullable=False, server_default="360"))
        for column in reversed(plan_columns()):
            batch.drop_column(column.name)
    op.execute(sa.update(PLAN).values(late_minutes=sa.func.coalesce(OF_FIRES, 360)))
    with op.batch_alter_table("plan") as batch:
        batch.alter_column("late_minutes", server_default=None)
    with op.batch_alter_table("fire") as batch:
        for column in reversed(fire_columns()):
            batch.drop_column(column.name)
