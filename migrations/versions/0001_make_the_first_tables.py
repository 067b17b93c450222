"""Make the first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from models import types

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at_hour"), "audit", ["at_hour"], unique=False)
    op.create_table(
        "city",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=48), nullable=False),
        sa.Column("region", sa.String(length=12), nullable=False),
        sa.Column("has_services", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city")),
    )
    op.create_table(
        "dead_letter",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("error", sa.String(length=80), nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_dead_letter")),
    )
    op.create_index(op.f("ix_dead_letter_at_hour"), "dead_letter", ["at_hour"], unique=False)
    op.create_table(
        "house_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("dek", types.Sealed(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_key")),
    )
    op.create_table(
        "invitation",
        sa.Column("code", sa.LargeBinary(length=32), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_expires_at"), "invitation", ["expires_at"], unique=False)
    op.create_table(
        "key_mark",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_key_mark")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bidx", sa.LargeBinary(length=32), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("dek", types.Sealed(), nullable=False),
        sa.Column("chat", types.Sealed(), nullable=False),
        sa.Column("settings", types.Sealed(), nullable=False),
        sa.Column("dialog", types.Sealed(), nullable=True),
        sa.Column("alias", sa.String(length=40), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("seen_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("alias", name=op.f("uq_person_alias")),
        sa.UniqueConstraint("bidx", name=op.f("uq_person_bidx")),
    )
    op.create_index(op.f("ix_person_epoch"), "person", ["epoch"], unique=False)
    op.create_table(
        "seen_update",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_seen_update")),
    )
    op.create_index(op.f("ix_seen_update_at_hour"), "seen_update", ["at_hour"], unique=False)
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("bidx", sa.LargeBinary(length=32), nullable=False),
        sa.Column("chat", types.Sealed(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("bidx", name=op.f("uq_staff_bidx")),
    )
    op.create_table(
        "staff_room",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("chat", types.Sealed(), nullable=False),
        sa.Column("is_forum", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_room")),
    )
    op.create_table(
        "location",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("city_id", sa.String(length=48), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=48), nullable=False),
        sa.Column("location_type", sa.String(length=24), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("landmark", sa.Text(), nullable=False),
        sa.Column("how_to_find", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["city_id"], ["city.id"], name=op.f("fk_location_city_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.String(length=48), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["city_id"], ["city.id"], name=op.f("fk_organization_city_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("dedupe_key", sa.String(length=80), nullable=False),
        sa.Column("stream", sa.String(length=40), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("thread_id", sa.Uuid(), nullable=True),
        sa.Column("payload", types.Sealed(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("not_before", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outbox_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
    )
    op.create_index(op.f("ix_outbox_closed_at"), "outbox", ["closed_at"], unique=False)
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"], unique=False)
    op.create_index(
        "ix_outbox_stream_waiting",
        "outbox",
        ["stream", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(op.f("ix_outbox_thread_id"), "outbox", ["thread_id"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["lane", "seq"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("times", sa.String(length=200), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("rrule", sa.String(length=200), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("late_minutes", sa.Integer(), nullable=False),
        sa.Column("body", types.Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_plan_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_index(op.f("ix_plan_person_id"), "plan", ["person_id"], unique=False)
    op.create_table(
        "thread",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("theme", types.Sealed(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("waiting_since", types.UtcDateTime(timezone=True), nullable=True),
        sa.Column("opened_day", sa.Date(), nullable=False),
        sa.Column("delete_after", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_thread_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["taken_by"], ["staff.id"], name=op.f("fk_thread_taken_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
    )
    op.create_index(op.f("ix_thread_delete_after"), "thread", ["delete_after"], unique=False)
    op.create_index(op.f("ix_thread_person_id"), "thread", ["person_id"], unique=False)
    op.create_index(op.f("ix_thread_state"), "thread", ["state"], unique=False)
    op.create_index(op.f("ix_thread_topic_id"), "thread", ["topic_id"], unique=False)
    op.create_table(
        "trace",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_hers", sa.Boolean(), nullable=False),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_trace_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "message_id", name=op.f("pk_trace")),
    )
    op.create_index(op.f("ix_trace_at_hour"), "trace", ["at_hour"], unique=False)
    op.create_table(
        "fire",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("postponed", sa.SmallInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_fire_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fire")),
        sa.UniqueConstraint("plan_id", "occurrence", name=op.f("uq_fire_plan_id_occurrence")),
    )
    op.create_index(
        "ix_fire_pending",
        "fire",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_fire_queued",
        "fire",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("body", types.Sealed(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("stub_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_message_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_letter_thread_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index(op.f("ix_letter_expires_at"), "letter", ["expires_at"], unique=False)
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"], unique=False)
    op.create_index(op.f("ix_letter_thread_id"), "letter", ["thread_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=False),
        sa.Column("person_message_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_message_id", sa.BigInteger(), nullable=True),
        sa.Column("at_hour", types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_link_thread_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_person_message_id"), "link", ["person_message_id"], unique=False)
    op.create_index(op.f("ix_link_staff_message_id"), "link", ["staff_message_id"], unique=False)
    op.create_index(op.f("ix_link_thread_id"), "link", ["thread_id"], unique=False)
    op.create_table(
        "service",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("organization_id", sa.String(length=48), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("what_they_ask", sa.Text(), nullable=False),
        sa.Column("what_to_bring", sa.Text(), nullable=False),
        sa.Column("desk_words", sa.Text(), nullable=False),
        sa.Column("result_when", sa.Text(), nullable=False),
        sa.Column("fees", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_service_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    op.create_table(
        "service_at_location",
        sa.Column("id", sa.String(length=48), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("city_id", sa.String(length=48), nullable=False),
        sa.Column("service_id", sa.String(length=48), nullable=False),
        sa.Column("location_id", sa.String(length=48), nullable=False),
        sa.Column("phones", sa.JSON(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["city_id"], ["city.id"], name=op.f("fk_service_at_location_city_id")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_service_at_location_location_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_at_location_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_at_location")),
        sa.UniqueConstraint("code", name=op.f("uq_service_at_location_code")),
    )
    op.create_index(op.f("ix_service_at_location_city_id"), "service_at_location", ["city_id"], unique=False)
    op.create_table(
        "service_kind",
        sa.Column("service_id", sa.String(length=48), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_kind_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("service_id", "kind", name=op.f("pk_service_kind")),
    )
    op.create_table(
        "access_term",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("term", sa.String(length=24), nullable=False),
        sa.Column("value", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["service_at_location.id"], name=op.f("fk_access_term_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "term", name=op.f("pk_access_term")),
    )
    op.create_table(
        "opening",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("city_id", sa.String(length=48), nullable=False),
        sa.Column("starts_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("audience", sa.String(length=24), nullable=False),
        sa.Column("stop", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["service_at_location.id"], name=op.f("fk_opening_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "number", name=op.f("pk_opening")),
    )
    op.create_index("ix_opening_city_starts", "opening", ["city_id", "starts_at"], unique=False)
    op.create_table(
        "schedule",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("freq", sa.String(length=24), nullable=False),
        sa.Column("byday", sa.JSON(), nullable=False),
        sa.Column("interval", sa.Integer(), nullable=False),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("dtstart", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("stop", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("on_holiday", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["service_at_location.id"], name=op.f("fk_schedule_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("place_id", "position", name=op.f("pk_schedule")),
    )
    op.create_table(
        "schedule_exception",
        sa.Column("place_id", sa.String(length=48), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("stop", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["service_at_location.id"],
            name=op.f("fk_schedule_exception_place_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("place_id", "position", name=op.f("pk_schedule_exception")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("schedule_exception")
    op.drop_table("schedule")
    op.drop_index("ix_opening_city_starts", table_name="opening")
    op.drop_table("opening")
    op.drop_table("access_term")
    op.drop_table("service_kind")
    op.drop_index(op.f("ix_service_at_location_city_id"), table_name="service_at_location")
    op.drop_table("service_at_location")
    op.drop_table("service")
    op.drop_index(op.f("ix_link_thread_id"), table_name="link")
    op.drop_index(op.f("ix_link_staff_message_id"), table_name="link")
    op.drop_index(op.f("ix_link_person_message_id"), table_name="link")
    op.drop_table("link")
    op.drop_index(op.f("ix_letter_thread_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_person_id"), table_name="letter")
    op.drop_index(op.f("ix_letter_expires_at"), table_name="letter")
    op.drop_table("letter")
    op.drop_index(
        "ix_fire_queued",
        table_name="fire",
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    )
    op.drop_index(
        "ix_fire_pending",
        table_name="fire",
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.drop_table("fire")
    op.drop_index(op.f("ix_trace_at_hour"), table_name="trace")
    op.drop_table("trace")
    op.drop_index(op.f("ix_thread_topic_id"), table_name="thread")
    op.drop_index(op.f("ix_thread_state"), table_name="thread")
    op.drop_index(op.f("ix_thread_person_id"), table_name="thread")
    op.drop_index(op.f("ix_thread_delete_after"), table_name="thread")
    op.drop_table("thread")
    op.drop_index(op.f("ix_plan_person_id"), table_name="plan")
    op.drop_table("plan")
    op.drop_index(
        "ix_outbox_waiting",
        table_name="outbox",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(op.f("ix_outbox_thread_id"), table_name="outbox")
    op.drop_index(
        "ix_outbox_stream_waiting",
        table_name="outbox",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.drop_index(op.f("ix_outbox_person_id"), table_name="outbox")
    op.drop_index(op.f("ix_outbox_closed_at"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("organization")
    op.drop_table("location")
    op.drop_table("staff_room")
    op.drop_table("staff")
    op.drop_index(op.f("ix_seen_update_at_hour"), table_name="seen_update")
    op.drop_table("seen_update")
    op.drop_index(op.f("ix_person_epoch"), table_name="person")
    op.drop_table("person")
    op.drop_table("key_mark")
    op.drop_index(op.f("ix_invitation_expires_at"), table_name="invitation")
    op.drop_table("invitation")
    op.drop_table("house_key")
    op.drop_index(op.f("ix_dead_letter_at_hour"), table_name="dead_letter")
    op.drop_table("dead_letter")
    op.drop_table("city")
    op.drop_index(op.f("ix_audit_at_hour"), table_name="audit")
    op.drop_table("audit")
