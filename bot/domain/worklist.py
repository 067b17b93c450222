"""The order of a member's work: what fits their role, urgent first, longest waiting first."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.domain.conversation import Theme, Thread, ThreadState
from bot.domain.routing import roles_for
from bot.domain.staff import Member, Role

NEVER = datetime.max.replace(tzinfo=UTC)
STANDS_IN = {Role.PEER: Role.CONSULTANT}  # whose questions a role answers beside its own


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member, and how busy and present they are."""

    member: Member
    open_count: int = 0
    is_on_duty: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier conversation, as far as the staff see it: theme, day and state."""

    theme: Theme
    opened_day: date
    state: ThreadState


def fits(role: Role, theme: Theme, team: Collection[Role]) -> bool:
    """Tell whether a question of this theme is for this role; coordinators look after all.

    `team` are the roles there are: what is for a role nobody has is for consultants, and without any for all.
    """
    wanted = next((one for one in roles_for(theme) if one in team), Role.CONSULTANT)
    return role is Role.COORDINATOR or wanted not in team or wanted in {role, STANDS_IN.get(role)}


def is_for(member: Member, thread: Thread, team: Collection[Role]) -> bool:
    """Tell whether a member should see a conversation first: their own, fitting, or urgent with nobody."""
    is_orphan = thread.is_urgent and thread.taken_by is None
    return thread.taken_by == member.id or is_orphan or fits(member.role, thread.theme, team)


def in_order(threads: Iterable[Thread]) -> list[Thread]:
    """Sort conversations: urgent first, then whoever has waited longest, answered ones last."""
    return sorted(threads, key=lambda one: (not one.is_urgent, one.waiting_since or NEVER, one.alias))


def waiting_for(threads: Iterable[Thread]) -> list[Thread]:
    """Sort a member's own conversations: first who waits for them, urgent and longest first."""
    return sorted(in_order(threads), key=lambda one: one.waiting_since is None)
