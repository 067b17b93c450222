"""Screens of the search by nickname."""

from collections.abc import Sequence
from datetime import date

from bot.domain.conversation import Thread
from bot.services.search import Found
from bot.telegram.desk_callbacks import FindGo, FindSee, QueueAct, StaffGo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import find as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.worklist import MARKS, theme_and_month
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side
from bot.telegram.views.staff import Act
from bot.telegram.views.worklist import Where

MOST_SHOWN = 8


def ask_screen() -> Screen:
    """Ask for a nickname."""
    return Screen(words.ask(), (_home(),))


def names_screen(aliases: Sequence[str], number: int) -> Screen:
    """List the nicknames that were found."""
    if not aliases:
        return Screen(words.nobody(), (_again(), _home()))
    page = cut_page(aliases, number)
    names = [button(alias_name(alias), FindSee(alias=alias)) for alias in page.items]
    rows = (*side_by_side(names), *paging_rows(page, lambda to: FindGo(page=to)), _again(), _home())
    return Screen(words.found(len(aliases)), rows, about=tuple(page.items))


def found_screen(found: Found, today: date) -> Screen:
    """List the conversations of a nickname by theme and month; each can be opened."""
    if not found.threads:
        return Screen(words.no_longer(), (_again(), _home()))
    in_order = sorted(found.threads, key=lambda one: not one.is_open)
    rows: tuple[Row, ...] = tuple((_to_case(one, today),) for one in in_order[:MOST_SHOWN])
    listed = [theme_and_month(one, today) for one in in_order[:MOST_SHOWN]]
    text = lines(words.conversations_of(alias_name(found.alias)), *listed)
    return Screen(text, (*rows, _again(), _home()), about=(found.alias,))


def _to_case(thread: Thread, today: date) -> Button:
    see = QueueAct(thread=thread.id.hex, act=Act.CARD, where=Where.FOUND)
    return button(f"{MARKS[thread.state.value]} {theme_and_month(thread, today)}", see)


def _again() -> Row:
    return (button(plain("🔎 Find"), StaffGo(to=Desk.FIND)),)


def _home() -> Row:
    return (back_button(StaffGo(to=Desk.HOME)),)
