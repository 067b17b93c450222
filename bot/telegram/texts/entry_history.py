"""Words of an entry's history: who, when, which field; never what it says."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.entry_changes import Change
from bot.services.entries import EntryView
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.entries import field_name
from bot.telegram.texts.question import role_name
from bot.telegram.texts.rule_words import short_date
from bot.telegram.texts.times import time_words


def history(view: EntryView, changes: Sequence[Change], zone: ZoneInfo) -> Safe:
    """Show who changed what: by role, hour and field, without a word of what it says."""
    told = [_history_line(one, zone) for one in changes]
    return lines(
        _("<b>{name}</b> · history", name=view.listing.service.name),
        *(told or [_("Nothing was changed here by hand yet.")]),
    )


def _history_line(change: Change, zone: ZoneInfo) -> Safe:
    who = role_name(change.role) if change.role else plain("a former colleague")
    mark = "↩️ " if change.is_undoing else ""
    when, field = _moment(change.made_at, zone), field_name(change.field)
    line = _("{when} · {who}: {mark}{field}", when=when, who=who, mark=mark, field=field)
    return _("<s>{line}</s>", line=line) if change.undone else line


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    return f"{short_date(moment.astimezone(zone).date())} {time_words(moment, zone)}"
