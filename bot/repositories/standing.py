"""SQL for whether a message in a room goes when a topic there is deleted."""

from sqlalchemy import ColumnElement, and_, exists

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
