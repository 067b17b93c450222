"""Words of first contact, of the menu and of what lies behind «More»."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.times import date_words, time_words, weekday_words

MOST_NAMES = 5


def welcome(programmes: Sequence[str]) -> Safe:
    """Greet a stranger: who runs this, what it can do, what it does not ask; then the one question."""
    return lines(
        _who(programmes),
        "",
        _("Here you find where to go now, ask a question and set a reminder."),
        "",
        _("We do not ask for your name, phone or papers."),
        _("The consultants see only a nickname, for example “Daisy-4821”."),
        _("Everything can be erased at any moment."),
        _("Telegram sees that you write here; the staff do not see who you are."),
        "",
        _("<b>Which city are you in?</b>"),
    )


def _who(programmes: Sequence[str]) -> Safe:
    if not programmes:
        return _("Hello. This bot is run by a support programme for women.")
    if len(programmes) == 1:
        return _("Hello. This bot is run by {name}.", name=programmes[0])
    return _("Hello. This bot is run by support programmes: {names}.", names=_names(programmes))


def _names(programmes: Sequence[str]) -> str:
    shown = list(programmes[:MOST_NAMES])
    if len(programmes) > MOST_NAMES:
        shown.append(plain("others"))
    return "; ".join(shown)


def which_city() -> Safe:
    """Ask for a city nobody serves yet."""
    return lines(
        _("<b>Which city are you in?</b>"),
        _("Not in the list? Choose the nearest big one."),
        _("We will help from afar and show the nearest place."),
    )


def head(now: datetime, *, city: str, zone: ZoneInfo, line: str) -> Safe:
    """Say the day, the city, and the one thing that matters now."""
    day = now.astimezone(zone).date()
    today = _("{weekday}, {date}", weekday=_capital(weekday_words(day)), date=date_words(day))
    return lines(_("<b>{today} · {city}</b>", today=today, city=city), line)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def more() -> Safe:
    """Head what lies behind «More»."""
    return _("<b>⚙️ More</b>")


def city_settings(now: datetime, *, city: str, zone: ZoneInfo, language: str) -> Safe:
    """Say which city, time and language she has."""
    return lines(
        _("<b>🌍 City, time, language</b>"),
        _("City: {city}", city=city),
        _("Time there: {time}. Hours and reminders follow it.", time=time_words(now, zone)),
        _("Language: {language}", language=language),
        "",
        _("Another city?"),
    )


def about(programmes: Sequence[str], username: str) -> Safe:
    """Say who runs this and how it works."""
    return lines(
        _("<b>ℹ️ About the programme</b>"),
        _about_who(programmes),
        "",
        _("Help is free. We never ask for papers here."),
        _("Questions are answered by people, not by a machine."),
        _("They see your nickname and what you write, nothing else."),
        real_ones(username),
        "",
        _("/sos — phone numbers, at any hour."),
        _("/hide — clears this chat at once."),
        _("/erase — deletes everything about you."),
    )


def real_ones(username: str) -> Safe:
    """Say how to tell the real consultants from somebody who pretends to be one."""
    return lines(
        _("They write only here, in @{username}, and never ask for a name or money.", username=username),
        _("Nor for photos of papers, nor for codes from messages. Whoever asks is not us."),
    )


def _about_who(programmes: Sequence[str]) -> Safe:
    if not programmes:
        return _("This bot is run by a support programme for women.")
    return _("This bot is run by: {names}.", names=_names(programmes))


def after_unclear(menu: Safe) -> Safe:
    """Say kindly that a message was not understood, and go on with the menu."""
    return lines(_("I did not quite understand. Here is the menu."), "", menu)
