"""Tell the staff's rooms apart.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROOM = "(SELECT id FROM staff_room)"  # there was one


def upgrade() -> None:
    """Name the room beside each topic and message in it."""
    with op.batch_alter_table("staff_room") as table:
        table.add_column(sa.Column("is_current", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("staff_room") as table:
        table.alter_column("is_current", server_default=None)
    for name, when_gone in (("thread", "SET NULL"), ("link", "CASCADE"), ("letter", "SET NULL")):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("room_id", sa.Uuid(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_{name}_room_id"), "staff_room", ["room_id"], ["id"], ondelete=when_gone
            )
    op.execute(f"UPDATE thread SET room_id = {ROOM} WHERE topic_id IS NOT NULL OR card_id IS NOT NULL")  # noqa: S608 - our own words
    op.execute(f"UPDATE link SET room_id = {ROOM}")  # noqa: S608
    op.execute(f"UPDATE letter SET room_id = {ROOM}")  # noqa: S608


def downgrade() -> None:
    """Forget which room it was."""
    for name in ("letter", "link", "thread"):
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_room_id"), type_="foreignkey")
            table.drop_column("room_id")
    op.execute("DELETE FROM staff_room WHERE NOT is_current")
    with op.batch_alter_table("staff_room") as table:
        table.drop_column("is_current")
