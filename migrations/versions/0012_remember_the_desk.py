"""Remember where a member is in a form, and templates by order and language.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "staff_dialog",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("dialog", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_dialog_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_dialog")),
    )
    op.create_table(
        "template_words",
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["template.id"],
            name=op.f("fk_template_words_template_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("template_id", "language", name=op.f("pk_template_words")),
    )
    with op.batch_alter_table("template") as table:
        table.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Drop the tables and columns."""
    with op.batch_alter_table("template") as table:
        table.drop_column("position")
    op.drop_table("template_words")
    op.drop_table("staff_dialog")
