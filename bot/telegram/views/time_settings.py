"""Screens of the programme's settings about time, in the staff's private chat."""

from datetime import datetime
from enum import IntEnum

from bot.domain.programme import Programme
from bot.domain.zones import ZONE_NAMES, StaffZone, zone_of
from bot.telegram.desk_callbacks import ClockAct, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import time_settings as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import time_words
from bot.telegram.texts.zones import city_of
from bot.telegram.views.desk import Desk


class ClockStep(IntEnum):
    """What to decide about time; numbers stand in buttons and are for ever."""

    ZONES = 1
    ZONE = 2


def time_rows() -> tuple[Row, ...]:
    """Return the rows of «Settings» that lead to what is about time."""
    return ((button(words.zone_label(), ClockAct(act=ClockStep.ZONES)),),)


def zones_screen(programme: Programme, now: datetime) -> Screen:
    """Offer the clocks, each with the time it shows now."""
    rows = tuple((_zone(zone, programme, now),) for zone in StaffZone)
    return Screen(words.choose_zone(), (*rows, back_to_settings()))


def _zone(zone: StaffZone, programme: Programme, now: datetime) -> Button:
    name = ZONE_NAMES[zone]
    label = f"{city_of(zone)} · {time_words(now, zone_of(name))}"
    return button(
        words.choice(label, is_chosen=name == programme.zone), ClockAct(act=ClockStep.ZONE, value=zone)
    )


def back_to_settings() -> Row:
    """Return the row that leads back to «Settings»."""
    return (button(plain("‹ Back"), StaffGo(to=Desk.SETTINGS)),)
