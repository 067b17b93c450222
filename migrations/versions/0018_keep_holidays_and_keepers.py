"""Keep a region's own holidays, required papers, and who keeps an entry.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add table and columns."""
    op.create_table(
        "holiday",
        sa.Column("region", sa.String(length=12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("region", "day", name=op.f("pk_holiday")),
    )
    with op.batch_alter_table("service") as batch:
        batch.add_column(sa.Column("required_documents", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(sa.Column("service_area", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("service") as batch:
        batch.alter_column("required_documents", server_default=None)
        batch.alter_column("service_area", server_default=None)
    with op.batch_alter_table("service_at_location") as batch:
        batch.add_column(sa.Column("keeper", sa.String(length=24), nullable=False, server_default=""))
    with op.batch_alter_table("service_at_location") as batch:
        batch.alter_column("keeper", server_default=None)


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("service_at_location") as batch:
        batch.drop_column("keeper")
    with op.batch_alter_table("service") as batch:
        batch.drop_column("service_area")
        batch.drop_column("required_documents")
    op.drop_table("holiday")
