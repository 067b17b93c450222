"""Words of editing changed days."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.entry_checks import EntryRefused
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines
from bot.telegram.texts.entry_edit import refusal
from bot.telegram.texts.times import full_date_words

LABEL_LIMIT = 60
DATES, HOURS, STOP, NOTE = "dates", "day_hours", "day_stop", "day_note"
ASKED = {
    DATES: N_("Which days? For example: 31.12, or 31.12–08.01, or 24.12, 25.12"),
    HOURS: N_("From when to when? For example: 10–14, or 10:00–12:00, 16:00–18:00"),
    STOP: N_("Where does it stand on these days?"),
    NOTE: N_("What is to be known of these days? A few words."),
}


def days(view: EntryView, count: int) -> Safe:
    """Head the changed days of an entry."""
    told = [_("<b>{name}</b> · 📅 special days", name=view.listing.service.name)]
    if not count:
        told.append(_("None ahead: every day is as the hours say."))
    else:
        told.append(_n("{count} day ahead. Press it to change it.", "{count} days ahead.", count))
    return lines(*told)


def day_label(day: date, said: str) -> str:
    """Label the button of a changed day."""
    return f"{full_date_words(day)}: {said}"[:LABEL_LIMIT]


def asked(asks: str, refused: EntryRefused | None = None) -> Safe:
    """Ask for something about changed days."""
    told = [] if refused is None else [refusal(refused), Safe()]
    return lines(*told, _(ASKED[asks]))


def what(dates: Sequence[date], refused: EntryRefused | None = None) -> Safe:
    """Ask what happens on these days."""
    told = [] if refused is None else [refusal(refused), Safe()]
    return lines(*told, _("<b>{days}: what happens?</b>", days=dates_words(dates)))


def dates_words(dates: Sequence[date]) -> str:
    """Say dates: a run as its first and last."""
    first, last = dates[0], dates[-1]
    if len(dates) > 2 and last - first == timedelta(days=len(dates) - 1):  # noqa: PLR2004 - two stand side by side
        return f"{full_date_words(first)} – {full_date_words(last)}"
    return "; ".join(full_date_words(day) for day in dates)
