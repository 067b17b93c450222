"""Give each member of the team a number that stays.

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; whoever is in the team keeps the number she was known by, who has left comes after."""
    with op.batch_alter_table("staff") as batch:
        batch.add_column(sa.Column("number", sa.Integer(), nullable=True))
    staff = sa.table(
        "staff",
        sa.column("id", sa.Uuid()),
        sa.column("number", sa.Integer()),
        sa.column("is_active", sa.Boolean()),
        sa.column("added_day", sa.Date()),
    )
    connection = op.get_bind()
    order = (staff.c.is_active.desc(), staff.c.added_day, staff.c.id)
    members = connection.execute(sa.select(staff.c.id).order_by(*order)).scalars().all()
    for number, member_id in enumerate(members, start=1):
        connection.execute(sa.update(staff).where(staff.c.id == member_id).values(number=number))
    with op.batch_alter_table("staff") as batch:
        batch.alter_column("number", existing_type=sa.Integer(), nullable=False)
        batch.create_unique_constraint(op.f("uq_staff_number"), ["number"])


def downgrade() -> None:
    """Drop it again."""
    with op.batch_alter_table("staff") as batch:
        batch.drop_constraint(op.f("uq_staff_number"), type_="unique")
        batch.drop_column("number")
