"""Screens of the staff's private chat: the desk, the queue, the team."""

from collections.abc import Sequence
from enum import IntEnum

from bot.domain.conversation import Thread
from bot.domain.staff import Member, Role
from bot.telegram.desk_callbacks import StaffGo, TeamAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.zones import staff_time
from bot.telegram.views.paging import side_by_side


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


class TeamStep(IntEnum):
    """What a coordinator can do with the team."""

    INVITE = 1
    DISMISS = 2


def told_rows(code: str) -> tuple[Row, ...]:
    """Return the buttons under a line that a member is told in private."""
    if code != "stranger":
        return ()
    return ((button(plain("All is well, go on"), StaffGo(to=Desk.RESUME)),),)


def desk_screen(
    member: Member, waiting: int, *, is_new: bool = False, is_paused: bool = False, toast: str | None = None
) -> Screen:
    """Show the private desk."""
    head = words.desk(role_name(member.role), waiting)
    if is_paused:
        head = lines(head, words.paused())
    text = lines(words.welcome(role_name(member.role)), "", head) if is_new else head
    rows: list[Row] = [
        (
            button(words.queue_label(is_mine=False), StaffGo(to=Desk.QUEUE)),
            button(words.queue_label(is_mine=True), StaffGo(to=Desk.MINE)),
        )
    ]
    if member.is_coordinator:
        rows += told_rows("stranger") if is_paused else ()
        team = button(plain("👥 Team"), StaffGo(to=Desk.TEAM))
        rows.append((team, button(plain("🧩 Templates"), StaffGo(to=Desk.TEMPLATES))))
    duties = button(plain("🗓 Duties"), StaffGo(to=Desk.DUTIES))
    rows.append((duties, button(plain("🛠 Settings"), StaffGo(to=Desk.SETTINGS))))
    return Screen(text, tuple(rows), toast=toast)


def queue_screen(threads: Sequence[Thread], *, zone: str, is_mine: bool = False) -> Screen:
    """List all conversations, or those a member has taken."""
    shown = [
        words.queue_line(
            alias_name(thread.alias),
            theme_name(thread.theme),
            is_urgent=thread.is_urgent,
            state=thread.state.value,
            since=staff_time(thread.waiting_since, zone) if thread.waiting_since else None,
        )
        for thread in threads
    ]
    return Screen(lines(words.queue(is_mine=is_mine), "", *(shown or [words.empty_queue()])), (_back(),))


def team_screen(members: Sequence[Member], *, me: Member, toast: str | None = None) -> Screen:
    """List members, and the roles one can invite."""
    others: tuple[Row, ...] = tuple(
        (button(f"✖️ {role_name(one.role)} {number}", TeamAct(act=TeamStep.DISMISS, what=one.id.hex)),)
        for number, one in enumerate(members, start=1)
        if one.id != me.id
    )
    roles = side_by_side(
        [button(f"➕ {role_name(role)}", TeamAct(act=TeamStep.INVITE, what=role.value)) for role in Role]
    )
    return Screen(words.team(), (*others, *roles, _back()), toast=toast)


def _back() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)
