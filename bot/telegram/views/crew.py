"""«🚌 Today»: how each bus goes, said by its crew in one tap."""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from bot.domain.bus import MINUTES, BusState
from bot.services.buses import BusToday
from bot.telegram.desk_callbacks import StaffGo
from bot.telegram.directory_callbacks import BusSay
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import buses as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.desk import Desk

MOST_BUSES = 5
LABEL_LIMIT = 60


class CrewAct(IntEnum):
    """What a crew says; numbers stand in buttons and are for ever."""

    STANDING = 1
    LATE = 2
    CANCELLED = 3
    TAKE_BACK = 4


STATES = {
    CrewAct.STANDING: BusState.STANDING,
    CrewAct.LATE: BusState.LATE,
    CrewAct.CANCELLED: BusState.CANCELLED,
}


def crew_today_screen(buses: Sequence[BusToday], *, toast: str | None = None) -> Screen:
    """Show the buses of today, and below each what its crew can say."""
    shown = buses[:MOST_BUSES]
    rows = [row for bus in shown for row in _rows(bus, is_alone=len(shown) == 1)]
    return Screen(words.crew(shown), (*rows, (back_button(StaffGo(to=Desk.HOME)),)), toast=toast)


def _rows(bus: BusToday, *, is_alone: bool) -> Iterator[Row]:
    name = "" if is_alone else f" · {bus.listing.service.name}"
    if bus.openings:
        yield (_say(bus, CrewAct.STANDING, name),)
        yield (_say(bus, CrewAct.LATE, name, minutes=MINUTES[0]),)
        if bus.status is not None and bus.status.state is BusState.LATE:
            yield tuple(_say(bus, CrewAct.LATE, "", minutes=minutes) for minutes in MINUTES[1:])
        yield (_say(bus, CrewAct.CANCELLED, name),)
    if bus.status is not None:
        label = plain("↩️ Unsay it") + name
        yield (button(label[:LABEL_LIMIT], BusSay(code=bus.code, act=CrewAct.TAKE_BACK)),)


def _say(bus: BusToday, act: CrewAct, name: str, *, minutes: int = 0) -> Button:
    state, said = STATES[act], bus.status
    is_said = said is not None and (said.state, said.minutes) == (state, minutes)
    label = f"{'✓ ' if is_said else ''}{words.said_label(state, minutes)}{name}"[:LABEL_LIMIT]
    return button(label, BusSay(code=bus.code, act=act, minutes=minutes))
