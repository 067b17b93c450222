"""The staff's private desk."""

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from bot.domain.rights import Right, may
from bot.domain.staff import Member, Room
from bot.telegram.desk_callbacks import StaffGo, ThreatAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import staff as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
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
    CLOSED = 30
    ANNOUNCE = 40
    DIRECTORY = 61
    BUSES = 62


def told_rows(code: str, *, room: str | None = None, thread: str | None = None) -> tuple[Row, ...]:
    """Return the buttons under a line that a member is told in private about a room or a conversation."""
    if code == "threat" and thread is not None:
        return ((button(plain("👀 I take care of it"), ThreatAct(thread=thread)),),)
    if code != "stranger" or room is None:
        return ()
    return ((resume_button(UUID(room)),),)


def desk_screen(
    member: Member,
    waiting: int,
    *,
    is_new: bool = False,
    paused: Sequence[Room] = (),
    is_homeless: bool = False,
    toast: str | None = None,
) -> Screen:
    """Show the private desk; `paused` are the rooms nothing goes into, `is_homeless` where there is none."""
    if not may(member, Right.QUEUE):
        return crew_screen(member, is_new=is_new)
    head = words.desk(role_name(member.role), waiting)
    if paused:
        head = lines(head, words.paused())
    if is_homeless and may(member, Right.ROOM):
        head = lines(head, words.told("no_room" if waiting else "no_room_yet", count=waiting))
    text = lines(words.welcome(role_name(member.role)), "", head) if is_new else head
    resuming = [(resume_button(room.id),) for room in paused] if may(member, Right.ROOM) else []
    return Screen(text, (*resuming, *_desk_rows(member)), toast=toast)


def _desk_rows(member: Member) -> tuple[Row, ...]:
    """Offer what a role works with, two side by side."""
    answering = [
        button(plain("📥 Queue"), StaffGo(to=Desk.QUEUE)),
        button(plain("👤 Mine"), StaffGo(to=Desk.MINE)),
        button(plain("🔎 Find"), StaffGo(to=Desk.FIND)),
    ]
    offered = [button(plain("🗓 Duties"), StaffGo(to=Desk.DUTIES))] if may(member, Right.DUTY) else []
    if may(member, Right.QUEUE):
        templates = button(plain("🧩 Templates"), StaffGo(to=Desk.TEMPLATES))
        offered = [*answering, *offered, *_directory(member), templates]
    if may(member, Right.ANNOUNCE):
        offered.append(button(plain("📣 Announcement"), StaffGo(to=Desk.ANNOUNCE)))
    if may(member, Right.REPORTS):
        offered.append(button(plain("📊 Reports"), StaffGo(to=Desk.REPORTS)))
    if may(member, Right.TEAM):
        offered.append(button(plain("👥 Team"), StaffGo(to=Desk.TEAM)))
    offered.append(button(plain("🛠 Settings"), StaffGo(to=Desk.SETTINGS)))
    return side_by_side(offered)


def _directory(member: Member) -> list[Button]:
    if not may(member, Right.PLACES):
        return []
    return [
        button(plain("🚌 Today"), StaffGo(to=Desk.BUSES)),
        button(plain("📍 Directory"), StaffGo(to=Desk.DIRECTORY)),
    ]


def crew_screen(member: Member, *, is_new: bool = False) -> Screen:
    """Show the private desk of whoever answers nobody."""
    head = words.crew_desk(role_name(member.role))
    text = lines(words.welcome(role_name(member.role)), "", head) if is_new else head
    return Screen(text, side_by_side(_directory(member)))
