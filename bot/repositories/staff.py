"""SQL for members of staff, invitations, and the audit."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.journal import Entry
from bot.domain.staff import Invitation, InvitationTerms, Member, Role
from bot.repositories.safe import Safe
from bot.repositories.vault import Purpose
from models.staff import AuditRow, InvitationRow, StaffRow

CHAT = "staff.chat"
PSEUDONYM = "staff.pseudonym"
S = StaffRow.__table__.c
INVITATION = InvitationRow.__table__.c
J = AuditRow.__table__.c
CITY_SEPARATOR = ","
MARK_BYTES = 12  # enough to tell invitations apart


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
        """Return all active members, by number."""
        rows = await self._connection.execute(select(*S).where(S.is_active.is_(True)).order_by(S.number))
        return [self._open(row) for row in rows]

    async def list_outdated(self, commands: str) -> list[Member]:
        """Return active members whose chats do not list the commands of this mark."""
        query = select(*S).where(S.is_active.is_(True), S.commands != commands).order_by(S.number)
        return [self._open(row) for row in await self._connection.execute(query)]

    async def note_commands(self, member_id: UUID, commands: str) -> None:
        """Note which commands the chat of a member lists."""
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(commands=commands))

    async def list_locked(self) -> list[Member]:
        """Return all active members, and let nobody else change the team until the transaction ends."""
        query = select(*S).where(S.is_active.is_(True)).order_by(S.id).with_for_update()
        return [self._open(row) for row in await self._connection.execute(query)]

    async def chats_of(self, member_ids: Collection[UUID]) -> dict[UUID, int]:
        """Return the private chats of members, also of those who have been dismissed."""
        rows = await self._connection.execute(select(S.id, S.chat).where(S.id.in_(member_ids)))
        return {row.id: int(self._safe.house.open(CHAT, row.id, row.chat)) for row in rows}

    async def set_role(self, member_id: UUID, role: Role) -> None:
        """Give a member another role."""
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(role=role.value))

    async def set_cities(self, member_id: UUID, cities: Collection[str]) -> None:
        """Note for whose women a member is called first; none means all."""
        joined = CITY_SEPARATOR.join(sorted(cities))
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(cities=joined))

    async def enlist(self, telegram_id: int, *, chat_id: int, role: Role, day: date) -> Member:
        """Add a member under a new number, or give a known one, also one who has left, this role."""
        known = delete(StaffRow).where(S.bidx == self._index(telegram_id)).returning(S.number)
        number = (await self._connection.execute(known)).scalar() or await self._next_number()
        member = Member(uuid4(), role, chat_id, number=number)
        values = {
            "id": member.id,
            "bidx": self._index(telegram_id),
            "chat": self._safe.house.seal(CHAT, member.id, str(chat_id).encode()),
            "number": number,
            "role": role.value,
            "is_active": True,
            "added_day": day,
        }
        await self._connection.execute(insert(StaffRow).values(values))
        return member

    async def _next_number(self) -> int:
        """Return a number that nobody has or had; of two who come at once one is refused, and tries again."""
        return int((await self._connection.execute(select(func.max(S.number)))).scalar() or 0) + 1

    async def set_away(self, member_id: UUID, until: date | None) -> None:
        """Note until which day a member is away."""
        await self._connection.execute(update(StaffRow).where(S.id == member_id).values(away_until=until))

    async def dismiss(self, member_id: UUID) -> bool:
        """Take a member's rights away; tell whether they had any."""
        query = update(StaffRow).where(S.id == member_id, S.is_active.is_(True)).values(is_active=False)
        return (await self._connection.execute(query)).rowcount == 1

    async def add_invitation(self, code: str, terms: InvitationTerms) -> None:
        """Remember an invitation by a keyed index of its code."""
        values = {
            "code": self._code(code),
            "role": terms.role.value,
            "expires_at": terms.expires_at,
            "made_by": terms.made_by,
        }
        await self._connection.execute(insert(InvitationRow).values(values))

    async def list_invitations(self, *, now: datetime) -> list[Invitation]:
        """Return what can still be used, the newest first."""
        query = select(*INVITATION).where(INVITATION.expires_at > now).order_by(INVITATION.expires_at.desc())
        rows = await self._connection.execute(query)
        return [Invitation(_mark(row.code), Role(row.role), row.expires_at) for row in rows]

    async def revoke_invitation(self, mark: str) -> bool:
        """Forget the invitation with this mark; tell whether there was one."""
        for code in (await self._connection.execute(select(INVITATION.code))).scalars().all():
            if _mark(code) == mark:
                await self._connection.execute(delete(InvitationRow).where(INVITATION.code == code))
                return True
        return False

    async def revoke_invitations_of(self, member_id: UUID) -> None:
        """Forget every invitation a member has made."""
        await self._connection.execute(delete(InvitationRow).where(INVITATION.made_by == member_id))

    async def use_invitation(self, code: str) -> InvitationTerms | None:
        """Take an invitation away and return its terms; None when there is none."""
        query = delete(InvitationRow).where(INVITATION.code == self._code(code))
        row = (await self._connection.execute(query.returning(*INVITATION))).first()
        return None if row is None else InvitationTerms(Role(row.role), row.expires_at, row.made_by)

    async def purge_invitations(self, *, now: datetime) -> None:
        """Forget invitations past their time."""
        await self._connection.execute(delete(InvitationRow).where(InvitationRow.expires_at <= now))

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

    async def list_journal(self, *, limit: int) -> list[Entry]:
        """Return what was done last, the newest first."""
        query = (
            select(*J, S.role)
            .outerjoin(StaffRow, S.id == J.staff_id)
            .order_by(J.at_hour.desc(), J.id)
            .limit(limit)
        )
        rows = await self._connection.execute(query)
        return [
            Entry(row.at_hour, row.action, Role(row.role) if row.role else None, row.staff_id is not None)
            for row in rows
        ]

    def _index(self, telegram_id: int) -> bytes:
        return self._safe.vault.index(Purpose.STAFF, str(telegram_id))

    def _code(self, code: str) -> bytes:
        return self._safe.vault.index(Purpose.CODE, code)

    def _open(self, row: Row[Any]) -> Member:
        chat_id = int(self._safe.house.open(CHAT, row.id, row.chat))
        pseudonym = None
        if row.pseudonym is not None:
            pseudonym = self._safe.house.open(PSEUDONYM, row.id, row.pseudonym).decode()
        signing = {"pseudonym": pseudonym, "signs_by_pseudonym": row.signs_by_pseudonym}
        cities = frozenset(filter(None, row.cities.split(CITY_SEPARATOR)))
        away = row.away_until
        return Member(row.id, Role(row.role), chat_id, away, cities=cities, number=row.number, **signing)


def _mark(code: bytes) -> str:
    """Shorten the index of a code; it is keyed, so nothing follows from it."""
    return code[:MARK_BYTES].hex()
