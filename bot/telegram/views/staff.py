"""Screens of the staff: the card of a conversation, and the private desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.domain.barring import BarReason
from bot.domain.conversation import Theme, Thread
from bot.domain.staff import Member, Role
from bot.telegram.desk_callbacks import DeskAct, DeskBar, DeskGive, StaffGo, TeamAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.paging import side_by_side

MARK_SHIFT = 96  # what is left of an id's 128 bits is enough for a team


class Act(IntEnum):
    """What a card offers."""

    TAKE = 1
    CLOSE = 2
    URGENT = 3
    HAND_OVER = 4
    CARD = 5
    RELEASE = 6
    MORE = 7
    THREAT = 8
    TEMPLATES = 9


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


def card_screen(card: dict[str, Any], *, toast: str | None = None) -> Screen:
    """Show the card of a conversation; `card` is what `Conversations.describe` tells."""
    text = words.card(
        alias=alias_name(card["alias"]),
        theme=theme_name(Theme(card["theme"])),
        city=card["city"] or words.no_city(),
        is_urgent=card["urgent"],
        state=card["state"],
        since=datetime.fromisoformat(card["since"]) if card["since"] else None,
        earlier=card["earlier"],
    )
    return Screen(text, _card_rows(card["thread"], card["state"], is_urgent=card["urgent"]), toast=toast)


def _card_rows(thread: str, state: str, *, is_urgent: bool) -> tuple[Row, ...]:
    if state == "closed":
        return ()
    hand_over = _act(plain("Hand over"), thread, Act.HAND_OVER)
    take = _act(plain("Take"), thread, Act.TAKE, style="primary")
    first = (take, hand_over) if state == "open" else (hand_over,)
    templates = _act(plain("Templates"), thread, Act.TEMPLATES)
    second = (templates,) if is_urgent else (templates, _act(plain("Urgent"), thread, Act.URGENT))
    third = (_act(plain("Close"), thread, Act.CLOSE), _act("⋯", thread, Act.MORE))
    return (first, second, third)


def _act(label: str, thread: str, act: Act, *, style: str | None = None) -> Button:
    return button(label, DeskAct(thread=thread, act=act), style=style)


def more_screen(card: dict[str, Any]) -> Screen:
    """Offer what is seldom needed: closing access, reporting a threat."""
    thread = card["thread"]
    bars: tuple[Row, ...] = tuple(
        (button(words.reason_label(reason), DeskBar(thread=thread, reason=reason)),) for reason in BarReason
    )
    if card["barred"]:
        bars = ((button(plain("✅ Open access again"), DeskBar(thread=thread, reason=0)),),)
    threat = (_act(plain("⚠️ Report a threat"), thread, Act.THREAT),)
    back = (_act(plain("‹ Back"), thread, Act.CARD),)
    return replace(card_screen(card), rows=(*bars, threat, back))


def member_mark(member: Member) -> int:
    """Return a short number that tells members apart."""
    return member.id.int >> MARK_SHIFT


def hand_over_screen(
    card: dict[str, Any], colleagues: Sequence[tuple[int, Member]], *, is_taken: bool
) -> Screen:
    """Ask to whom a conversation goes; colleagues by their number in the team."""
    thread = card["thread"]
    rows: list[Row] = list(
        side_by_side(
            [
                button(f"{role_name(one.role)} {number}", DeskGive(thread=thread, to=member_mark(one)))
                for number, one in colleagues
            ]
        )
    )
    if is_taken:
        rows.append((_act(plain("↩️ To the queue"), thread, Act.RELEASE),))
    rows.append((_act(plain("‹ Back"), thread, Act.CARD),))
    return replace(card_screen(card), rows=tuple(rows))


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


def queue_screen(threads: Sequence[Thread], *, is_mine: bool = False) -> Screen:
    """List all conversations, or those a member has taken."""
    shown = [
        words.queue_line(
            alias_name(thread.alias),
            theme_name(thread.theme),
            is_urgent=thread.is_urgent,
            state=thread.state.value,
            since=thread.waiting_since,
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
