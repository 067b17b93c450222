"""A lockdown in the chat: what it does, and whether the copy of the keys is safe."""

from bot.telegram.desk_callbacks import StaffGo, TeamPage
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import lockdown as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.desk import Desk
from bot.telegram.views.team import TeamList


def ask_screen() -> Screen:
    """Say what it does, and ask for the copy."""
    yes = button(words.has_copy_label(), TeamPage(what=TeamList.LOCKDOWN_COPIED), style="danger")
    no = button(words.no_copy_label(), TeamPage(what=TeamList.LOCKDOWN_NO_COPY))
    return Screen(words.explained(), ((yes,), (no,), _back()))


def copy_first_screen() -> Screen:
    """Refuse without a copy."""
    return Screen(words.copy_first(), (_back(),))


def _back() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.TEAM)),)
