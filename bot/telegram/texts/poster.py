"""Words of a poster: neutral unless asked otherwise, since it hangs where anybody reads it."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.directory import Freq, HoursState, LocationType, Schedule
from bot.domain.poster import Posted, is_for_women
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.rule_words import STATES, rule_days, span
from bot.telegram.texts.times import date_words

START = "https://t.me/{username}?start=l_{place}"
MOST_PHONES = 2


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of hours: on which days, when, what to know; in colour where they are for women only."""

    days: str
    span: str
    remark: str
    is_for_women: bool


@dataclass(frozen=True, slots=True)
class PosterWords:
    """All that is printed, in the order in which it stands."""

    title: str
    subtitle: str
    where: str
    hours: tuple[Hours, ...]
    unsure: str
    phones: str
    invitation: str
    link: str
    handle: str
    printed: str


def poster_words(posted: Posted, *, username: str, printed_on: date, is_full: bool) -> PosterWords:
    """Put a poster into words; `is_full` names the service too, for a wall that is not public."""
    hours = [_ahead(rule, printed_on) for rule in posted.hours]
    return PosterWords(
        title=posted.location.name,
        subtitle=posted.service.name if is_full else "",
        where=_where(posted),
        hours=tuple(_hours(rule) for rule in hours),
        unsure="" if hours else plain("Hours: ask first"),
        phones=", ".join(posted.place.phones[:MOST_PHONES]),
        invitation=plain("Hours of today, the way and questions: point the camera here"),
        link=START.format(username=username, place=posted.place.id),
        handle=plain("Telegram: @{username}", username=username),
        printed=plain("Printed on {day} {year}", day=date_words(printed_on), year=printed_on.year),
    )


def _where(posted: Posted) -> str:
    """Say city, street and landmark; how to find the door is told by the bot."""
    location = posted.location
    if location.location_type is LocationType.VIRTUAL:
        return ""
    return ", ".join(part for part in (posted.city, location.address, location.landmark) if part)


def _ahead(rule: Schedule, today: date) -> Schedule:
    """Leave out the dates that are over."""
    if rule.freq is not Freq.DATES:
        return rule
    return replace(rule, dates=tuple(day for day in rule.dates if day >= today))


def _hours(rule: Schedule) -> Hours:
    is_hers = is_for_women(rule)
    remarks = [rule.stop, plain("women only") if is_hers else ""]
    hours = span(rule.opens, rule.closes)
    if rule.state is HoursState.BY_APPOINTMENT:
        booked = plain(STATES[rule.state])
        hours, remarks = (booked, remarks) if rule.opens == rule.closes else (hours, [*remarks, booked])
    return Hours(rule_days(rule), hours, ", ".join(filter(None, remarks)), is_hers)
