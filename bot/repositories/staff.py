"""SQL for members of staff, invitations, the room, and the audit."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.sealing import Envelope
from bot.domain.staff import InvitationTerms, Member, Role, Room
from bot.repositories.safe import Safe
from bot.repositories.vault import Purpose
from models.staff import AuditRow, InvitationRow, StaffRoomRow, StaffRow

CHAT = "staff.chat"
ROOM = "staff_room.chat"
S = StaffRow.__table__.c
R = StaffRoomRow.__table__.c
INVITATION = InvitationRow.__table__.c


class StaffStore:
    """The staff's tables; what names a person or a chat is sealed by the house key or indexed."""

    def __init__(self, connection: AsyncConnection, safe: Safe) -> None:
        self._connection = connection
        self._safe = safe

    async def find(self, telegram_id: int) -> Member | None:
        """Return the active member with this Telegram id."""
        query = select(*S).where(S.bidx == self._index(telegram_id), S.is_active.is_(True))
        row = (await self._connection.execute(query)).first()
        return None if row is None else self._open(row)

    async def list_active(self) -> list[Member]:
        """Return all active members, longest serving first."""
        rows = await self._connection.execute(select(*S).where(S.is_active.is_(True)).order_by(S.added_day))
        return [self._open(row) for row in rows]

    async def enlist(self, telegram_id: int, *, chat_id: int, role: Role, day: date) -> Member:
        """Add a member, or give a known one this role."""
        await self._connection.execute(delete(StaffRow).where(S.bidx == self._index(telegram_id)))
        member = Member(uuid4(), role, chat_id)
        values = {
            "id": member.id,
            "bidx": self._index(telegram_id),
            "chat": self._safe.house.seal(CHAT, member.id, str(chat_id).encode()),
            "role": role.value,
            "is_active": True,
            "added_day": day,
        }
        await self._connection.execute(insert(StaffRow).values(values))
        return member

    async def set_away(self, member_id: UUID, until: date | None) -> None:
        """Note until which day a member is away."""
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(away_until=until))

    async def dismiss(self, member_id: UUID) -> bool:
        """Take a member's rights away; tell whether they had any."""
        query = update(StaffRow).where(S.id == member_id, S.is_active.is_(True)).values(is_active=False)
        return (await self._connection.execute(query)).rowcount == 1

    async def add_invitation(self, code: str, terms: InvitationTerms) -> None:
        """Remember an invitation by a keyed index of its code."""
        values = {"code": self._code(code), "role": terms.role.value, "expires_at": terms.expires_at}
        await self._connection.execute(insert(InvitationRow).values(values))

    async def use_invitation(self, code: str) -> InvitationTerms | None:
        """Take an invitation away and return its terms; None when there is none."""
        query = delete(InvitationRow).where(INVITATION.code == self._code(code))
        row = (
            await self._connection.execute(query.returning(InvitationRow.role, InvitationRow.expires_at))
        ).first()
        return None if row is None else InvitationTerms(Role(row.role), row.expires_at)

    async def purge_invitations(self, *, now: datetime) -> None:
        """Forget invitations past their time."""
        await self._connection.execute(delete(InvitationRow).where(InvitationRow.expires_at <= now))

    async def room(self) -> Room | None:
        """Return the current room."""
        return next((room for room, is_current in await self._rooms() if is_current), None)

    async def find_room(self, room_id: UUID) -> Room | None:
        """Return a room, current or not."""
        return next((room for room, _ in await self._rooms() if room.id == room_id), None)

    async def _rooms(self) -> list[tuple[Room, bool]]:
        rows = await self._connection.execute(select(*R))
        return [(self._open_room(row), row.is_current) for row in rows]

    async def bind_room(self, chat_id: int, *, is_forum: bool | None) -> Room:
        """Make this chat the current room; a chat that was one before keeps its id."""
        known = [room for room, _ in await self._rooms() if room.chat_id == chat_id]
        await self._connection.execute(update(StaffRoomRow).values(is_current=False))
        if known:
            again = update(StaffRoomRow).where(R.id == known[0].id)
            await self._connection.execute(again.values(is_current=True, is_forum=is_forum))
            return replace(known[0], is_forum=is_forum)
        room = Room(uuid4(), chat_id, is_forum)
        values = {
            "id": room.id,
            "chat": self._seal_chat(room),
            "is_forum": is_forum,
            "is_current": True,
            "is_paused": False,
            "reception_id": None,
        }
        await self._connection.execute(insert(StaffRoomRow).values(values))
        return room

    async def change_room(self, room: Room) -> None:
        """Store where a room is now, what topics it has, and whether it is paused."""
        values: dict[str, Any] = {
            "chat": self._seal_chat(room),
            "is_forum": room.is_forum,
            "is_paused": room.is_paused,
            "reception_id": room.reception_id,
        }
        await self._connection.execute(update(StaffRoomRow).where(R.id == room.id).values(values))

    def _seal_chat(self, room: Room) -> Envelope:
        return self._safe.house.seal(ROOM, room.id, str(room.chat_id).encode())

    def _open_room(self, row: Row[Any]) -> Room:
        chat_id = int(self._safe.house.open(ROOM, row.id, row.chat))
        return Room(row.id, chat_id, row.is_forum, row.is_paused, row.reception_id)

    async def audit(
        self, action: str, *, at_hour: datetime, staff_id: UUID | None, thread_id: UUID | None = None
    ) -> None:
        """Write down who did what, by code."""
        values = {
            "id": uuid4(),
            "at_hour": at_hour,
            "staff_id": staff_id,
            "action": action,
            "thread_id": thread_id,
        }
        await self._connection.execute(insert(AuditRow).values(values))

    def _index(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.STAFF, str(telegram_id))

    def _code(self, code: str) -> bytes:
        return self._safe.vault.index(Purpose.CODE, code)

    def _open(self, row: Row[Any]) -> Member:
        chat_id = int(self._safe.house.open(CHAT, row.id, row.chat))
        return Member(row.id, Role(row.role), chat_id, row.away_until)
