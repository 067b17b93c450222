"""Make the hashes of closed accesses slow, and let a person's row name hers.

The slow hash is made of the quick one, so that a database of before needs no keys to be brought up.

Revision ID: 0024
Revises: 0023
"""

import hashlib

import sqlalchemy as sa
from alembic import op

from models import types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BAR = sa.table("bar", sa.column("bidx", sa.LargeBinary))


def upgrade() -> None:
    """Add the column, and hash every closed access once more."""
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("bar", types.Sealed(), nullable=True))
    connection = op.get_bind()
    for quick in list(connection.execute(sa.select(BAR.c.bidx)).scalars()):
        slow = hashlib.scrypt(quick, salt=b"podruga/bar/v2", n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
        connection.execute(sa.update(BAR).where(BAR.c.bidx == quick).values(bidx=slow))


def downgrade() -> None:
    """Drop the column; slow hashes cannot be made quick again, so every access is open."""
    op.execute(sa.delete(BAR))
    with op.batch_alter_table("person") as batch:
        batch.drop_column("bar")
