"""What each role may do: one table, asked by one function."""

from enum import StrEnum

from bot.domain.staff import Member, NotRegistered, Role


class Right(StrEnum):
    """One thing that not everybody in the team may do."""

    QUEUE = "queue"  # see who waits
    TAKE = "take"  # take, hand over, mark urgent
    ANSWER = "answer"  # write to a woman, change and take back what was written
    CLOSE = "close"  # close a conversation
    BLOCK = "block"  # mute, close access and open it again
    USE_TEMPLATES = "use_templates"  # send prepared answers
    WRITE_TEMPLATES = "write_templates"  # write prepared answers for all
    DUTY = "duty"  # plan one's own duties
    DUTY_OF_OTHERS = "duty_of_others"  # plan those of colleagues
    PLACES = "places"  # say where a place or a bus stands today
    KEEP = "keep"  # correct and confirm the entries of the directory that one's role keeps
    DIRECTORY = "directory"  # correct, confirm and add any entry
    SETTINGS = "settings"  # decide for the programme
    TEAM = "team"  # change roles, take rights away
    INVITE = "invite"  # make and revoke invitations
    ROOM = "room"  # bind a group, end its pause
    REPORTS = "reports"  # see figures
    EXPORT = "export"  # ask for figures as a file; a second one confirms
    ANNOUNCE = "announce"  # ask for an announcement; a second one confirms
    LOCKDOWN = "lockdown"  # ask for a lockdown; a second one confirms
    JOURNAL = "journal"  # read who did what


ANSWERING = frozenset(
    {
        Right.QUEUE,
        Right.TAKE,
        Right.ANSWER,
        Right.CLOSE,
        Right.BLOCK,
        Right.USE_TEMPLATES,
        Right.DUTY,
        Right.PLACES,
        Right.KEEP,
    }
)
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(Right),
    Role.CONSULTANT: ANSWERING,
    Role.DOCTOR: ANSWERING,
    Role.LAWYER: ANSWERING,
    Role.SOCIAL_WORKER: ANSWERING,
    Role.PEER: ANSWERING,
    Role.CREW: frozenset({Right.PLACES, Right.KEEP}),
}


class NoRight(NotRegistered):
    """The member's role does not include this."""

    code = "no_right"


def may(member: Member, right: Right) -> bool:
    """Tell whether a member's role includes a right."""
    return right in RIGHTS[member.role]


def require(member: Member, right: Right) -> None:
    """Let through whoever has the right.

    Raises:
        NoRight: the role does not include it.
    """
    if not may(member, right):
        raise NoRight(right)


def may_edit(member: Member, keeper: str) -> bool:
    """Tell whether a member may correct and confirm an entry, by the role that keeps it."""
    return may(member, Right.DIRECTORY) or (may(member, Right.KEEP) and member.role == keeper)


def require_edit(member: Member, keeper: str) -> None:
    """Let through whoever may correct and confirm an entry.

    Raises:
        NoRight: the entry is kept by others.
    """
    if not may_edit(member, keeper):
        raise NoRight(Right.DIRECTORY)
