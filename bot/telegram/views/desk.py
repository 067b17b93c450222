"""Screens of the staff's private chat: the desk and the team."""

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from bot.domain.staff import Member, Role, Room
from bot.domain.worklist import ANSWERING, Colleague
from bot.telegram.desk_callbacks import StaffGo, TeamAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import staff as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.worklist import colleague_label, marks_of_colleagues
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.room_steps import resume_button


class Desk(IntEnum):
    """The screens of the private desk."""

    HOME = 1
    QUEUE = 2
    MINE = 3
    TEAM = 4
    RESUME = 5
    DUTIES = 6
    TEMPLATES = 7
    SETTINGS = 8
    FIND = 20
    REPORTS = 21


class TeamStep(IntEnum):
    """What a coordinator can do with the team."""

    INVITE = 1
    DISMISS = 2


def told_rows(code: str, room: str | None = None) -> tuple[Row, ...]:
    """Return the buttons under a line that a member is told in private; `room` is the room it is about."""
    if code != "stranger" or room is None:
        return ()
    return ((resume_button(UUID(room)),),)


def desk_screen(
    member: Member,
    waiting: int,
    *,
    is_new: bool = False,
    paused: Sequence[Room] = (),
    toast: str | None = None,
) -> Screen:
    """Show the private desk; `paused` are the rooms nothing goes into."""
    head = words.desk(role_name(member.role), waiting)
    if paused:
        head = lines(head, words.paused())
    text = lines(words.welcome(role_name(member.role)), "", head) if is_new else head
    resuming = [(resume_button(room.id),) for room in paused] if member.is_coordinator else []
    return Screen(text, (*resuming, *_desk_rows(member)), toast=toast)


def _desk_rows(member: Member) -> tuple[Row, ...]:
    """Offer what a role works with, two side by side."""
    answering = [
        button(plain("📥 Queue"), StaffGo(to=Desk.QUEUE)),
        button(plain("👤 Mine"), StaffGo(to=Desk.MINE)),
        button(plain("🔎 Find"), StaffGo(to=Desk.FIND)),
    ]
    offered = [button(plain("🗓 Duties"), StaffGo(to=Desk.DUTIES))]
    if member.role in ANSWERING:
        templates = button(plain("🧩 Templates"), StaffGo(to=Desk.TEMPLATES))
        offered = [*answering, *offered, templates]
    if member.is_coordinator:
        offered.append(button(plain("👥 Team"), StaffGo(to=Desk.TEAM)))
    offered.append(button(plain("🛠 Settings"), StaffGo(to=Desk.SETTINGS)))
    return side_by_side(offered)


def team_screen(colleagues: Sequence[Colleague], *, me: Member, toast: str | None = None) -> Screen:
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
    return Screen(lines(words.team(), marks_of_colleagues()), (*others, *roles, _back()), toast=toast)


def _back() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)
