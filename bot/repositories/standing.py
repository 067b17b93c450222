"""SQL for where something stands, or goes: in a topic of its conversation, in which room."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_

from models.outbox import OutboxRow
from models.staff import StaffRoomRow
from models.thread import Link, StandRow, ThreadRow

C = ThreadRow.__table__.c
L = Link.__table__.c
R = StaffRoomRow.__table__.c
S = StandRow.__table__.c


def in_a_topic() -> ColumnElement[bool]:
    """Tell whether a linked message goes with a topic of its conversation, present or left."""
    has_none = exists().where(R.id == L.room_id, R.is_forum.is_(False))
    left = exists().where(S.thread_id == L.thread_id, S.room_id == L.room_id, S.topic_id.is_not(None))
    in_one = (and_(C.topic_id.is_not(None), C.room_id == L.room_id) | left) & ~has_none
    return in_one & L.is_outside.is_(False)


def goes_elsewhere(room_ids: Collection[UUID]) -> ColumnElement[bool]:
    """Tell whether a parcel goes to none of these rooms, by its conversation (joined), else by its stream."""
    room_in_stream = func.substr(OutboxRow.__table__.c.stream, 2, 32)  # see `room_stream`
    of_no_room = room_in_stream.not_in([room_id.hex for room_id in room_ids])
    return or_(C.sent_to.not_in(room_ids), and_(C.sent_to.is_(None), of_no_room))
