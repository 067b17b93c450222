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
from models.outbox import OutboxRow
from models.person import PersonRow, Trace
from models.plan import FireRow, PlanRow
from models.updates import DeadLetter, SeenUpdate

__all__ = [
    "AccessTermRow",
    "Base",
    "CityRow",
    "DeadLetter",
    "FireRow",
    "HouseKey",
    "KeyMark",
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
    "Trace",
]
