"""The staff: who they are, how they come in, what they may do, and how they go."""

from dataclasses import replace
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from bot.domain.clock import whole_hour
from bot.domain.errors import NotFound
from bot.domain.journal import Entry
from bot.domain.outgoing import member_stream
from bot.domain.rights import RIGHTS, NoRight, Right, require
from bot.domain.staff import Invitation, InvitationTerms, LastCoordinator, Member, Role
from bot.repositories.uow import UnitOfWork, Works
from bot.services.approvals import Approvals
from bot.services.command_lists import CommandLists
from bot.services.desk import Desk
from bot.services.erasure import Erasure
from bot.services.post import Post
from bot.services.private_lines import PrivateLines
from bot.services.topics import Topics
from bot.services.world import World

INVITATION_BYTES = 18  # 144 random bits, 24 characters in the link
INVITATION_LIFE = timedelta(hours=24)
JOURNAL_LENGTH = 30
MOST_TAKEN = 1000


class Team:
    """Recognise, invite and dismiss members of staff, and change their roles."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def find(self, telegram_id: int) -> Member | None:
        """Return the active member with this Telegram id."""
        return await self._uow.staff.find(telegram_id)

    async def list_members(self) -> list[Member]:
        """Return all active members."""
        return await self._uow.staff.list_active()

    async def get(self, member_id: UUID, *, by: Member) -> Member:
        """Return an active member, to be changed.

        Raises:
            NoRight: `by` may not change the team.
            NotFound: there is none with this id.
        """
        require(by, Right.TEAM)
        return _one(member_id, await self._uow.staff.list_active())

    async def invite(self, role: Role, *, by: Member | None = None) -> str:
        """Make a one-use code, good for 24 hours.

        Raises:
            NoRight: `by` may not invite (None is the command line).
        """
        if by is not None:
            require(by, Right.INVITE)
        expires_at = self._world.clock.now() + INVITATION_LIFE
        code = token_urlsafe(INVITATION_BYTES)
        terms = InvitationTerms(role, expires_at, by.id if by else None)
        await self._uow.staff.add_invitation(code, terms)
        await self._audit(f"invite:{role.value}", by)
        return code

    async def list_invitations(self, *, by: Member) -> list[Invitation]:
        """Return what can still be used.

        Raises:
            NoRight: `by` may not invite.
        """
        require(by, Right.INVITE)
        return await self._uow.staff.list_invitations(now=self._world.clock.now())

    async def revoke(self, mark: str, *, by: Member) -> None:
        """Let an invitation be good for nothing.

        Raises:
            NoRight: `by` may not invite.
        """
        require(by, Right.INVITE)
        if await self._uow.staff.revoke_invitation(mark):
            await self._audit("revoke", by)

    async def redeem(self, code: str, telegram_id: int, *, chat_id: int) -> Member | None:
        """Make whoever brings a good code a member; None for any other code.

        A member is no client: what the bot knew of them as one is erased, in the rooms too.
        """
        terms = await self._uow.staff.use_invitation(code)
        now = self._world.clock.now()
        if terms is None or terms.expires_at <= now or not await self._may_still_invite(terms.made_by):
            return None
        person = await self._uow.people.find(telegram_id)
        if person is not None:
            await Erasure(self._uow, self._world).forget(person)
        before = await self.find(telegram_id)
        member = await self._uow.staff.enlist(telegram_id, chat_id=chat_id, role=terms.role, day=now.date())
        if before is not None:
            await self._keep_lines(before, member)
        await self._audit("join", member)
        await CommandLists(self._uow, self._world).show(member, is_member=True)
        return member

    async def _keep_lines(self, before: Member, member: Member) -> None:
        """Know what stands in the chat of a member who has come in anew, as long as it may stand there."""
        if Right.QUEUE in RIGHTS[member.role]:
            await self._uow.private_lines.belong_to(member.id, before=before.id)
        else:
            await PrivateLines(self._uow, self._world).take_all_from(before)

    async def _may_still_invite(self, member_id: UUID | None) -> bool:
        if member_id is None:
            return True
        inviting = [one.id for one in await self._uow.staff.list_active() if Right.INVITE in RIGHTS[one.role]]
        return member_id in inviting

    async def dismiss(self, member_id: UUID, *, by: Member) -> bool:
        """Take a member's rights away at once, and with them all that hangs on these; tell if there were any.

        Raises:
            NoRight: `by` may not, or not any more.
            LastCoordinator: nobody would be left to lead the team.
        """
        member = await self._about_to_change(member_id, Role.CREW, by=by)
        if member is None:
            return False
        await self._strip(member, RIGHTS[member.role], by=by)
        await self._uow.outbox.cancel_streams([member_stream(member_id)], now=self._world.clock.now())
        await CommandLists(self._uow, self._world).show(member, is_member=False)
        await self._audit(f"dismiss:{member.role}", by)
        return await self._uow.staff.dismiss(member_id)

    async def change_role(self, member_id: UUID, role: Role, *, by: Member) -> None:
        """Give a member another role, at once, and tell her.

        Raises:
            NoRight: `by` may not, or not any more.
            LastCoordinator: nobody would be left to lead the team.
        """
        member = await self._about_to_change(member_id, role, by=by)
        if member is None or member.role is role:
            return
        await self._strip(member, RIGHTS[member.role] - RIGHTS[role], by=by)
        await self._uow.staff.set_role(member_id, role)
        await self._audit(f"role:{role}", by)
        key = f"role:{member_id.hex}:{self._world.clock.now().timestamp()}"
        await Post(self._uow, self._world).tell(member, "role_changed", key, role=role.value)

    async def switch_city(self, member_id: UUID, city: str | None, *, by: Member) -> Member:
        """Let a member be called first for the women of a city, or not any more; None means for all.

        Raises:
            NoRight: `by` may not change the team.
            NotFound: nobody of the team is that.
        """
        member = await self.get(member_id, by=by)
        cities = frozenset[str]() if city is None else member.cities ^ {city}
        await self._uow.staff.set_cities(member.id, cities)
        await self._audit("cities", by)
        return replace(member, cities=cities)

    async def _about_to_change(self, member_id: UUID, role: Role, *, by: Member) -> Member | None:
        """Look at the team while nobody else can change it; return whom it is about, if she is there."""
        require(by, Right.TEAM)
        team = await self._uow.staff.list_locked()
        if not any(one.id == by.id and one.role is by.role for one in team):
            raise NoRight(Right.TEAM)
        member = next((one for one in team if one.id == member_id), None)
        leaders = {one.id for one in team if Right.TEAM in RIGHTS[one.role]}
        if leaders == {member_id} and Right.TEAM not in RIGHTS[role]:
            raise LastCoordinator
        return member

    async def _strip(self, member: Member, lost: frozenset[Right], *, by: Member) -> None:
        """Undo what a member could only begin with rights she loses now."""
        if lost:
            await Approvals(self._uow, self._world).void_of(member.id)
        if Right.INVITE in lost:
            await self._uow.staff.revoke_invitations_of(member.id)
        if Right.QUEUE in lost:
            await PrivateLines(self._uow, self._world).take_all_from(member)
        if Right.TAKE in lost:
            await self._uow.care_tasks.release_all(member.id)
            desk = Desk(self._uow, self._world)
            for thread in await self._uow.threads.list_open(limit=MOST_TAKEN, taken_by=member.id):
                released = await desk.hand_over(thread.id, by, to=None)
                await Topics(self._uow, self._world).show_state(released)

    async def journal(self, *, by: Member) -> list[Entry]:
        """Return what was done last, by code.

        Raises:
            NoRight: `by` may not read it.
        """
        require(by, Right.JOURNAL)
        return await self._uow.staff.list_journal(limit=JOURNAL_LENGTH)

    async def refuse(self, member: Member) -> None:
        """Tell a member in private, once an hour, that her role does not include what she tried."""
        hour = whole_hour(self._world.clock.now())
        key = f"norole:{member.id.hex}:{hour:%d%H}"
        await Post(self._uow, self._world).tell(member, "no_right", key)

    async def _audit(self, action: str, member: Member | None) -> None:
        hour = whole_hour(self._world.clock.now())
        await self._uow.staff.audit(action, at_hour=hour, staff_id=member.id if member else None)


def _one(member_id: UUID, members: list[Member]) -> Member:
    for member in members:
        if member.id == member_id:
            return member
    raise NotFound


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
