"""Bind several rooms at once, and hand conversations over between them.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say which questions come to a room; the one there was gets all. Keep what a conversation has left."""
    with op.batch_alter_table("staff_room") as table:
        table.add_column(sa.Column("role", sa.String(16), nullable=True))
        table.add_column(sa.Column("city", sa.String(48), nullable=True))
        table.add_column(sa.Column("gave_way_to", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("moved_to", sa.Uuid(), nullable=True))
    with op.batch_alter_table("thread") as table:
        table.add_column(sa.Column("sent_to", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("messages", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("answers", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("answered_by", sa.String(80), nullable=False, server_default=""))
        table.create_foreign_key(
            op.f("fk_thread_sent_to"), "staff_room", ["sent_to"], ["id"], ondelete="SET NULL"
        )
    op.execute("UPDATE thread SET sent_to = room_id")
    _keep_places_left()
    _keep_handovers()


def _keep_places_left() -> None:
    op.create_table(
        "stand",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("delete_after", sa.Date(), nullable=False),
        _cascade("stand", "thread_id", "thread"),
        _cascade("stand", "room_id", "staff_room"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
    )
    for column in ("thread_id", "topic_id", "delete_after"):
        op.create_index(op.f(f"ix_stand_{column}"), "stand", [column])


def _keep_handovers() -> None:
    op.create_table(
        "handover",
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        _cascade("handover", "thread_id", "thread"),
        _cascade("handover", "room_id", "staff_room"),
        _cascade("handover", "staff_id", "staff"),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_handover")),
    )


def _cascade(table: str, column: str, of: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Leave one room current, and forget the rest."""
    op.drop_table("handover")
    op.drop_table("stand")
    with op.batch_alter_table("thread") as table:
        table.drop_constraint(op.f("fk_thread_sent_to"), type_="foreignkey")
        for column in ("answered_by", "answers", "messages", "sent_to"):
            table.drop_column(column)
    op.execute("UPDATE staff_room SET is_current = false WHERE role IS NOT NULL OR city IS NOT NULL")
    with op.batch_alter_table("staff_room") as table:
        for column in ("moved_to", "gave_way_to", "city", "role"):
            table.drop_column(column)
