"""Screens about the team: members, roles, invitations, the journal."""

from collections.abc import Sequence
from enum import IntEnum
from zoneinfo import ZoneInfo

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.journal import Entry
from bot.domain.staff import Invitation, Member, Role
from bot.domain.worklist import Colleague
from bot.telegram.desk_callbacks import MemberAct, MemberCity, StaffGo, TeamAct, TeamPage
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import team as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.rooms import every_city
from bot.telegram.texts.worklist import colleague_label, colleague_name, marks_of_colleagues
from bot.telegram.texts.zones import clock_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side
from bot.telegram.views.room_steps import mark_of

ROLES = tuple(Role)  # told in buttons by their place, from 1
LINES_A_PAGE = 10
TURN = "-"  # in the place of a city: only another page is shown


class TeamStep(IntEnum):
    """What a coordinator can do with the team."""

    INVITE = 1
    DISMISS = 2


class MemberStep(IntEnum):
    """What a coordinator can do with a member's role."""

    SHOW = 1
    GIVE = 2
    CITIES = 3


class TeamList(IntEnum):
    """Lists about the team."""

    ROLES = 1
    INVITATIONS = 2
    JOURNAL = 3
    WAITING = 4
    REVOKE = 5
    LOCKDOWN = 6
    LOCKDOWN_COPIED = 7
    LOCKDOWN_NO_COPY = 8


def team_screen(
    colleagues: Sequence[Colleague], *, me: Member, waiting: int = 0, toast: str | None = None
) -> Screen:
    """List members with how busy they are, and the roles one can invite."""
    labels = {one.member.id: colleague_label(one) for one in colleagues}
    others: tuple[Row, ...] = tuple(
        (button(f"✖️ {labels[one.member.id]}", TeamAct(act=TeamStep.DISMISS, what=one.member.id.hex)),)
        for one in colleagues
        if one.member.id != me.id
    )
    roles = side_by_side(
        [button(f"➕ {role_name(role)}", TeamAct(act=TeamStep.INVITE, what=role.value)) for role in Role]
    )
    text = lines(words.team(), marks_of_colleagues())
    return Screen(text, (*others, *roles, *_lists(waiting), _to_desk()), toast=toast)


def _lists(waiting: int) -> tuple[Row, ...]:
    rows: list[Row] = [
        (
            button(plain("🔁 Roles"), TeamPage(what=TeamList.ROLES)),
            button(plain("🎟 Invitations"), TeamPage(what=TeamList.INVITATIONS)),
        ),
        (
            button(plain("🧾 Journal"), TeamPage(what=TeamList.JOURNAL)),
            button(plain("🔒 Lockdown"), TeamPage(what=TeamList.LOCKDOWN)),
        ),
    ]
    if waiting:
        label = plain("✋ Waits for a second coordinator · {count}", count=waiting)
        rows.insert(0, (button(label, TeamPage(what=TeamList.WAITING)),))
    return tuple(rows)


def roles_screen(colleagues: Sequence[Colleague], *, toast: str | None = None) -> Screen:
    """List members whose role can be changed."""
    rows = [
        (button(colleague_name(one), MemberAct(act=MemberStep.SHOW, who=one.member.id.hex)),)
        for one in colleagues
    ]
    return Screen(words.roles(), (*rows, _to_team()), toast=toast)


def role_screen(member: Member) -> Screen:
    """Offer every role but the one a member has."""
    buttons = [
        button(role_name(role), MemberAct(act=MemberStep.GIVE, who=member.id.hex, role=number))
        for number, role in enumerate(ROLES, start=1)
        if role is not member.role
    ]
    cities = (button(plain("📍 Cities"), MemberAct(act=MemberStep.CITIES, who=member.id.hex)),)
    back = (button(plain("‹ Back"), TeamPage(what=TeamList.ROLES)),)
    return Screen(words.role_of(role_name(member.role)), (*side_by_side(buttons), cities, back))


def cities_screen(member: Member, cities: Sequence[City], page: int = 0) -> Screen:
    """Ask for whose women a member is called first; a press on a city switches it."""
    cut, who = cut_page(cities, page), mark_of(member.id)

    def switch(label: str, city: str, *, is_on: bool) -> Button:
        return button(f"✅ {label}" if is_on else label, MemberCity(who=who, city=city, page=cut.number))

    chosen = [switch(one.name, short_code(one.id), is_on=one.id in member.cities) for one in cut.items]
    everywhere = (switch(every_city(), "", is_on=not member.cities),)
    turning = paging_rows(cut, lambda number: MemberCity(who=who, city=TURN, page=number))
    back = (button(plain("‹ Back"), MemberAct(act=MemberStep.SHOW, who=member.id.hex)),)
    named = [one.name for one in cities if one.id in member.cities]
    text = words.cities_of(role_name(member.role), named)
    return Screen(text, (everywhere, *side_by_side(chosen), *turning, back))


def invitations_screen(
    invitations: Sequence[Invitation], zone: ZoneInfo, *, page: int = 0, toast: str | None = None
) -> Screen:
    """List invitations that can still be used; a press revokes one."""
    cut = cut_page(invitations, page)
    rows = tuple(
        (
            button(
                words.invitation_label(one, zone),
                TeamPage(what=TeamList.REVOKE, page=cut.number, mark=one.mark),
            ),
        )
        for one in cut.items
    )
    turning = paging_rows(cut, lambda number: TeamPage(what=TeamList.INVITATIONS, page=number))
    return Screen(words.invitations(len(invitations)), (*rows, *turning, _to_team()), toast=toast)


def journal_screen(entries: Sequence[Entry], zone: ZoneInfo, *, page: int = 0) -> Screen:
    """Tell what was done last, without content."""
    cut = cut_page(entries, page, size=LINES_A_PAGE)
    said = [words.journal_line(one, zone) for one in cut.items] or [words.empty_journal()]
    turning = paging_rows(cut, lambda number: TeamPage(what=TeamList.JOURNAL, page=number))
    return Screen(lines(words.journal(clock_name(zone.key)), "", *said), (*turning, _to_team()))


def _to_team() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.TEAM)),)


def _to_desk() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)
