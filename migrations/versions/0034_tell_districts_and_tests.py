"""Keep the district of a place, and how a service tests.

Revision ID: 0034
Revises: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of what is there already nothing is known."""
    op.add_column("location", sa.Column("district", sa.Text(), nullable=False, server_default=""))
    column = sa.Column("how_tested", sa.String(24), nullable=False, server_default="unknown")
    op.add_column("service", column)


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("service") as service:
        service.drop_column("how_tested")
    with op.batch_alter_table("location") as location:
        location.drop_column("district")
