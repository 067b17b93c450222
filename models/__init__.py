"""The tables, one aggregate a file; importing this package registers them all."""

from models.base import Base
from models.house import HouseKey, KeyMark
from models.outbox import OutboxRow
from models.person import PersonRow, Trace
from models.plan import FireRow, PlanRow
from models.updates import DeadLetter, SeenUpdate

__all__ = [
    "Base",
    "DeadLetter",
    "FireRow",
    "HouseKey",
    "KeyMark",
    "OutboxRow",
    "PersonRow",
    "PlanRow",
    "SeenUpdate",
    "Trace",
]
