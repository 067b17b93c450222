"""The tables, one aggregate a file; importing this package registers them all."""

from models.base import Base
from models.directory import (
    AccessTermRow,
    CityRow,
    LocationRow,
    OpeningRow,
    OrganizationRow,
    ScheduleExceptionRow,
    ScheduleRow,
    ServiceAtLocationRow,
    ServiceKindRow,
    ServiceRow,
)
from models.house import HouseKey, KeyMark
from models.letter import LetterRow
from models.outbox import OutboxRow
from models.person import PersonRow, Trace
from models.plan import FireRow, PlanRow
from models.staff import AuditRow, InvitationRow, StaffRoomRow, StaffRow
from models.thread import Link, ThreadRow
from models.updates import DeadLetter, SeenUpdate

__all__ = [
    "AccessTermRow",
    "AuditRow",
    "Base",
    "CityRow",
    "DeadLetter",
    "FireRow",
    "HouseKey",
    "InvitationRow",
    "KeyMark",
    "LetterRow",
    "Link",
    "LocationRow",
    "OpeningRow",
    "OrganizationRow",
    "OutboxRow",
    "PersonRow",
    "PlanRow",
    "ScheduleExceptionRow",
    "ScheduleRow",
    "SeenUpdate",
    "ServiceAtLocationRow",
    "ServiceKindRow",
    "ServiceRow",
    "StaffRoomRow",
    "StaffRow",
    "ThreadRow",
    "Trace",
]
