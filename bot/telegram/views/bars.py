"""The closed accesses, for coordinators: why and until when, never whose."""

from collections.abc import Sequence

from bot.domain.barring import Bar
from bot.telegram.desk_callbacks import BarAct, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import bars as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.desk import Desk


def bars_screen(closed: Sequence[Bar], zone: str, *, toast: str | None = None) -> Screen:
    """List closed accesses; each can be opened again."""
    rows: tuple[Row, ...] = tuple(
        (button(words.bar_label(bar, zone), BarAct(key=bar.key)),) for bar in closed
    )
    back: Row = (button(plain("‹ Back"), StaffGo(to=Desk.SETTINGS)),)
    return Screen(words.bars(is_any=bool(closed)), (*rows, back), toast=toast)
