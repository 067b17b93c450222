"""Keep referral slips.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.LargeBinary(length=32), nullable=False),
        sa.Column("code", sa.LargeBinary(length=32), nullable=False),
        sa.Column("body", types.Sealed(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_referral_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("code", name=op.f("uq_referral_code")),
        sa.UniqueConstraint("token", name=op.f("uq_referral_token")),
    )
    op.create_index(op.f("ix_referral_expires_at"), "referral", ["expires_at"])
    op.create_index(op.f("ix_referral_person_id"), "referral", ["person_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("referral")
