"""The staff: who they are, how they come in, and how they go."""

from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.staff import InvitationTerms, Member, NotRegistered, Role
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.world import World

INVITATION_BYTES = 18  # 144 random bits, 24 characters in the link
INVITATION_LIFE = timedelta(hours=24)


class Team:
    """Recognise, invite and dismiss members of staff."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def find(self, telegram_id: int) -> Member | None:
        """Return the active member with this Telegram id."""
        return await self._uow.staff.find(telegram_id)

    async def list_members(self) -> list[Member]:
        """Return all active members."""
        return await self._uow.staff.list_active()

    async def invite(self, role: Role, *, by: Member | None = None) -> str:
        """Make a one-use code, good for 24 hours.

        Raises:
            NotRegistered: `by` is not a coordinator (None is the command line).
        """
        if by is not None and not by.is_coordinator:
            raise NotRegistered
        now = self._world.clock.now()
        code = token_urlsafe(INVITATION_BYTES)
        await self._uow.staff.add_invitation(code, InvitationTerms(role, now + INVITATION_LIFE))
        await self._audit(f"invite:{role.value}", by)
        return code

    async def redeem(self, code: str, telegram_id: int, *, chat_id: int) -> Member | None:
        """Make whoever brings a good code a member; None for any other code.

        A member is no client: what the bot knew of them as one is erased.
        """
        terms = await self._uow.staff.use_invitation(code)
        now = self._world.clock.now()
        if terms is None or terms.expires_at <= now:
            return None
        person = await self._uow.people.find(telegram_id)
        if person is not None:
            await self._uow.people.erase(person)
        member = await self._uow.staff.enlist(telegram_id, chat_id=chat_id, role=terms.role, day=now.date())
        await self._audit("join", member)
        await self._list_commands(member, is_member=True)
        return member

    async def dismiss(self, member_id: UUID, *, by: Member) -> bool:
        """Take a member's rights away at once.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        if not by.is_coordinator:
            raise NotRegistered
        await self._audit("dismiss", by)
        leaving = [one for one in await self.list_members() if one.id == member_id]
        for member in leaving:
            await self._list_commands(member, is_member=False)
        return await self._uow.staff.dismiss(member_id)

    async def _list_commands(self, member: Member, *, is_member: bool) -> None:
        """Let a private chat list the staff's commands, or those of everybody again."""
        await Post(self._uow, self._world).send(
            Outgoing(
                Kind.COMMANDS,
                Lane.SCREEN,
                stream=member_stream(member.id),
                dedupe_key=f"commands:{member.id.hex}:{is_member:d}",
                payload={"chat_id": member.chat_id, "is_member": is_member},
            )
        )

    async def _audit(self, action: str, member: Member | None) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id if member else None)


class Invitations:
    """Invite from outside an update, in a transaction of its own."""

    def __init__(self, works: Works, world: World) -> None:
        self._works = works
        self._world = world

    async def invite(self, role: Role) -> str:
        """Make a one-use code, good for 24 hours."""
        async with self._works.begin() as uow:
            code = await Team(uow, self._world).invite(role)
            await uow.commit()
            return code
