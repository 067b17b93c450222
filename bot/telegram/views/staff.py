"""Screens of the staff: the card of a conversation, and the private desk."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.domain.conversation import Theme, Thread
from bot.domain.staff import Member, Role
from bot.telegram.callbacks import DeskAct, StaffGo, TeamAct
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.themes import theme_name
from bot.telegram.views.paging import side_by_side


class Act(IntEnum):
    """What a card offers."""

    TAKE = 1
    CLOSE = 2


class Desk(IntEnum):
    """The screens of the private desk."""

    HOME = 1
    QUEUE = 2
    MINE = 3
    TEAM = 4


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
    return Screen(text, _card_rows(card["thread"], card["state"]), toast=toast)


def _card_rows(thread: str, state: str) -> tuple[Row, ...]:
    if state == "closed":
        return ()
    close = button(plain("Close"), DeskAct(thread=thread, act=Act.CLOSE))
    if state == "taken":
        return ((close,),)
    return ((button(plain("Take"), DeskAct(thread=thread, act=Act.TAKE), style="primary"), close),)


def desk_screen(member: Member, waiting: int, *, is_new: bool = False) -> Screen:
    """Show the private desk."""
    head = words.desk(role_name(member.role), waiting)
    text = lines(words.welcome(role_name(member.role)), "", head) if is_new else head
    rows: list[Row] = [
        (
            button(plain("📥 Queue"), StaffGo(to=Desk.QUEUE)),
            button(plain("👤 Mine"), StaffGo(to=Desk.MINE)),
        )
    ]
    if member.is_coordinator:
        rows.append((button(plain("👥 Team"), StaffGo(to=Desk.TEAM)),))
    return Screen(text, tuple(rows))


def queue_screen(title: str, threads: Sequence[Thread]) -> Screen:
    """List conversations."""
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
    return Screen(lines(words.queue(title), "", *(shown or [words.empty_queue()])), (_back(),))


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
