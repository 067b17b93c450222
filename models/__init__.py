"""The tables, one aggregate a file; importing this package registers them all."""

from models.announcement import AnnouncementRow
from models.approval import ApprovalRow
from models.bar import BarRow
from models.base import Base
from models.bus import BusStatusRow, StopToldRow, StopWatchRow
from models.care import CareTaskRow
from models.count import CountRow
from models.directory import (
    AccessTermRow,
    CityRow,
    HolidayRow,
    LocationRow,
    OpeningRow,
    OrganizationRow,
    ScheduleExceptionRow,
    ScheduleRow,
    ServiceAtLocationRow,
    ServiceKindRow,
    ServiceRow,
)
from models.directory_change import DirectoryChangeRow
from models.directory_job import DirectoryJobRow
from models.duty import DutyAskRow, DutyRow, DutySwapRow
from models.house import HouseKey, KeyMark
from models.letter import LetterRow
from models.liveness import CanaryRow, ZoneMarkRow
from models.lockdown import LockdownRow
from models.outbox import OutboxRow
from models.person import PersonRow, Trace
from models.plan import FireRow, PlanRow
from models.programme import ProgrammeSettingRow
from models.referral import ReferralRow
from models.signing import SigningRow
from models.staff import AuditRow, InvitationRow, StaffDialogRow, StaffRoomRow, StaffRow
from models.template import TemplateRow, TemplateWordsRow
from models.thread import FloodRow, GatheringRow, HandoverRow, Link, PrivateLineRow, StandRow, ThreadRow
from models.updates import DeadLetter, KeptUpdate, SeenUpdate
from models.upkeep import MistakeCountRow, MistakeRow, PlaceCheckRow

__all__ = [
    "AccessTermRow",
    "AnnouncementRow",
    "ApprovalRow",
    "AuditRow",
    "BarRow",
    "Base",
    "BusStatusRow",
    "CanaryRow",
    "CareTaskRow",
    "CityRow",
    "CountRow",
    "DeadLetter",
    "DirectoryChangeRow",
    "DirectoryJobRow",
    "DutyAskRow",
    "DutyRow",
    "DutySwapRow",
    "FireRow",
    "FloodRow",
    "GatheringRow",
    "HandoverRow",
    "HolidayRow",
    "HouseKey",
    "InvitationRow",
    "KeptUpdate",
    "KeyMark",
    "LetterRow",
    "Link",
    "LocationRow",
    "LockdownRow",
    "MistakeCountRow",
    "MistakeRow",
    "OpeningRow",
    "OrganizationRow",
    "OutboxRow",
    "PersonRow",
    "PlaceCheckRow",
    "PlanRow",
    "PrivateLineRow",
    "ProgrammeSettingRow",
    "ReferralRow",
    "ScheduleExceptionRow",
    "ScheduleRow",
    "SeenUpdate",
    "ServiceAtLocationRow",
    "ServiceKindRow",
    "ServiceRow",
    "SigningRow",
    "StaffDialogRow",
    "StaffRoomRow",
    "StaffRow",
    "StandRow",
    "StopToldRow",
    "StopWatchRow",
    "TemplateRow",
    "TemplateWordsRow",
    "ThreadRow",
    "Trace",
    "ZoneMarkRow",
]
