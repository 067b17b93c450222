"""Mark the directory's revision.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, with a mark where a directory is stored already."""
    op.create_table(
        "directory_revision",
        sa.Column("revision", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_directory_revision")),
    )
    op.execute("INSERT INTO directory_revision (revision) SELECT 'first' WHERE EXISTS (SELECT 1 FROM city)")


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("directory_revision")
