"""Words of a visit to a doctor: who comes along, and when."""

from datetime import date, timedelta
from enum import IntEnum

from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.times import full_date_words


class When(IntEnum):
    """When she would like somebody to come along; numbers stand in buttons and are for ever."""

    SOON = 1
    TODAY = 2
    TOMORROW = 3
    THIS_WEEK = 4
    AGREE = 5


LABELS = {
    When.SOON: N_("As soon as possible"),
    When.TODAY: N_("Today"),
    When.TOMORROW: N_("Tomorrow"),
    When.THIS_WEEK: N_("This week"),
    When.AGREE: N_("We will agree on it"),
}
DAYS_AHEAD = {When.TODAY: 0, When.TOMORROW: 1}


def when_label(when: When) -> str:
    """Label a time."""
    return plain(LABELS[when])


def when_to_go(name: str) -> Safe:
    """Ask when somebody is to come along, and say what happens then."""
    return lines(
        _("<b>🤝 Go with me</b>"),
        name,
        "",
        _("When would you like to go?"),
        _("I will put the request together, and you send it yourself."),
    )


def company_request(name: str, where: str, when: When, today: date) -> str:
    """Ask, in her voice, for somebody to come along; days are named, since it may be read later."""
    said = when_label(when).lower()
    if when in DAYS_AHEAD:
        day = full_date_words(today + timedelta(days=DAYS_AHEAD[when]))
        said = plain("{when} ({day})", when=said, day=day)
    return plain("🤝 Please go with me: {name}, {where}. When: {when}.", name=name, where=where, when=said)
