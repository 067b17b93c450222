"""The closed accesses, for coordinators: why and until when, never whose."""

from collections.abc import Sequence

from bot.domain.barring import Bar, Opening
from bot.telegram.desk_callbacks import BarAct, BarOpen, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import bars as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.staff import opening_label
from bot.telegram.views.desk import Desk


def bars_screen(closed: Sequence[Bar], zone: str, *, toast: str | None = None) -> Screen:
    """List closed accesses; each can be opened again."""
    rows: tuple[Row, ...] = tuple(
        (button(words.bar_label(bar, zone), BarAct(key=bar.key)),) for bar in closed
    )
    back: Row = (button(plain("‹ Back"), StaffGo(to=Desk.SETTINGS)),)
    return Screen(words.bars(is_any=bool(closed)), (*rows, back), toast=toast)


def why_screen(bar: Bar, zone: str) -> Screen:
    """Ask why an access is opened again."""
    rows: tuple[Row, ...] = tuple(
        (button(opening_label(why), BarOpen(key=bar.key, why=why)),) for why in Opening
    )
    back: Row = (button(plain("‹ Back"), StaffGo(to=Desk.CLOSED)),)
    return Screen(words.why(bar, zone), (*rows, back))
