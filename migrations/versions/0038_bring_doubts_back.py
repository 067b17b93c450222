"""Remember which change of the directory has settled a doubt, so that taking it back brings the doubt back.

Revision ID: 0038
Revises: 0037
"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("directory_change") as batch:
        batch.add_column(sa.Column("doubt", sa.JSON(none_as_null=True), nullable=True))
    with op.batch_alter_table("mistake") as batch:
        batch.add_column(sa.Column("settled_by", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    with op.batch_alter_table("mistake") as batch:
        batch.drop_column("settled_by")
    with op.batch_alter_table("directory_change") as batch:
        batch.drop_column("doubt")
