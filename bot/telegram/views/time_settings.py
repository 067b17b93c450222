"""Screens of the programme's settings about time, in the staff's private chat."""

from datetime import datetime
from enum import IntEnum

from bot.domain.programme import Programme
from bot.domain.time_settings import NEVER, DigestDays, DigestTo
from bot.domain.zones import ZONE_NAMES, StaffZone, zone_of
from bot.telegram.desk_callbacks import ClockAct, HoursAct, OfficeStep, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import time_settings as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import time_words
from bot.telegram.texts.zones import city_of
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side

# Places in these stand in buttons and are for ever: append.
USUAL = ((15, 60), (5, 30), (10, 30), (30, 60), (30, 120), (60, 180))
URGENT = ((5, 15, 60), (2, 5, 15), (5, 10, 30), (10, 30, 60))
REPEATS = (NEVER, 1, 2, 4, 8)
DIGEST_HOURS = (6, 7, 8, 9, 10, 11, 12)


class ClockStep(IntEnum):
    """What to decide about time; numbers stand in buttons and are for ever."""

    ZONES = 1
    ZONE = 2
    ALARMS = 3
    USUAL = 4
    URGENT = 5
    REPEAT = 6
    DIGEST = 7
    DIGEST_HOUR = 8
    DIGEST_DAYS = 9
    DIGEST_TO = 10


def time_rows() -> tuple[Row, ...]:
    """Return the rows of «Settings» that lead to what is about time."""
    hours = button(words.hours_label(), HoursAct(act=OfficeStep.PLAN, theme=0))
    return (
        (hours, button(words.zone_label(), ClockAct(act=ClockStep.ZONES))),
        (
            button(words.alarms_label(), ClockAct(act=ClockStep.ALARMS)),
            button(words.digest_label(), ClockAct(act=ClockStep.DIGEST)),
        ),
    )


def zones_screen(programme: Programme, now: datetime) -> Screen:
    """Offer the clocks, each with the time it shows now."""
    rows = tuple((_zone(zone, programme, now),) for zone in StaffZone)
    return Screen(words.choose_zone(), (*rows, back_to_settings()))


def _zone(zone: StaffZone, programme: Programme, now: datetime) -> Button:
    name = ZONE_NAMES[zone]
    label = f"{city_of(zone)} · {time_words(now, zone_of(name))}"
    return _choice(label, ClockStep.ZONE, zone, is_chosen=name == programme.zone)


def alarms_screen(programme: Programme, *, toast: str | None = None) -> Screen:
    """Offer after how many minutes somebody is called, and how often again."""
    usual = [
        _choice(
            f"⏳ {words.minutes_words(levels)}",
            ClockStep.USUAL,
            place,
            is_chosen=levels == programme.usual_minutes,
        )
        for place, levels in enumerate(USUAL)
    ]
    urgent = [
        _choice(
            f"🆘 {words.minutes_words(levels)}",
            ClockStep.URGENT,
            place,
            is_chosen=levels == programme.urgent_minutes,
        )
        for place, levels in enumerate(URGENT)
    ]
    again = [
        _choice(
            f"🔁 {words.hours_words(hours)}",
            ClockStep.REPEAT,
            hours,
            is_chosen=hours == programme.repeat_hours,
        )
        for hours in REPEATS
    ]
    rows = (*side_by_side(usual, wide=3), *side_by_side(urgent), *side_by_side(again), back_to_settings())
    return Screen(words.alarms(programme), rows, toast=toast)


def digest_screen(programme: Programme, *, toast: str | None = None) -> Screen:
    """Offer when the morning summary comes, and to whom."""
    hours = [
        _choice(words.hour_label(hour), ClockStep.DIGEST_HOUR, hour, is_chosen=hour == programme.digest_hour)
        for hour in DIGEST_HOURS
    ]
    days = [
        _choice(
            words.digest_days_label(one), ClockStep.DIGEST_DAYS, one, is_chosen=one is programme.digest_days
        )
        for one in DigestDays
    ]
    to = [
        _choice(words.digest_to_label(one), ClockStep.DIGEST_TO, one, is_chosen=one is programme.digest_to)
        for one in DigestTo
    ]
    rows = (*side_by_side(hours, wide=4), *side_by_side(days, wide=3), tuple(to), back_to_settings())
    return Screen(words.digest(), rows, toast=toast)


def _choice(label: str, step: ClockStep, value: int, *, is_chosen: bool) -> Button:
    return button(words.choice(label, is_chosen=is_chosen), ClockAct(act=step, value=value))


def back_to_settings() -> Row:
    """Return the row that leads back to «Settings»."""
    return (button(plain("‹ Back"), StaffGo(to=Desk.SETTINGS)),)
