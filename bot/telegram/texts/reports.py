"""Words of the reports: what a time tells in numbers, for a screen, a picture and a table."""

from datetime import date
from typing import Any

from babel.dates import format_date

from bot.domain.conversation import Theme
from bot.domain.figures import Event
from bot.domain.referral import SlipEnd
from bot.domain.reports import FEWEST, Period, Report, Shown, Span, Table
from bot.telegram.texts.catalogue import N_, Safe, _, current_language, lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.times import date_words

PERIODS = {
    Period.THIS_MONTH: N_("This month"),
    Period.LAST_MONTH: N_("Last month"),
    Period.QUARTER: N_("Quarter"),
    Period.YEAR: N_("Year"),
}
SUMS = {
    Event.TAKEN: N_("Taken"),
    Event.HANDED_OVER: N_("Handed over"),
    Event.UNDELIVERED: N_("Answers not delivered"),
    Event.EXPIRED: N_("Answers never opened"),
    Event.ALARMED: N_("Calls for a long wait"),
}


SLIPS = {
    SlipEnd.CAME: N_("She came"),
    SlipEnd.MISSED: N_("She did not come"),
    SlipEnd.REVOKED: N_("Called off"),
}


def choose() -> Safe:
    """Ask for a period."""
    return lines(
        _("<b>📊 Reports</b>"),
        _("For which time? There are only sums, nothing of one woman."),
        _("Numbers below {fewest} are hidden, and some beside them.", fewest=FEWEST),
    )


def period_label(period: Period) -> str:
    """Label a period."""
    return plain(PERIODS[period])


def span_words(span: Span) -> str:
    """Say from when to when."""
    return f"{date_words(span.first)} {span.first.year} – {date_words(span.last)} {span.last.year}"


def export_days(about: dict[str, Any]) -> Safe:
    """Say for which days a table is asked for."""
    span = Span(date.fromisoformat(about["first"]), date.fromisoformat(about["last"]))
    return _("A table of sums for donors: {span}", span=span_words(span))


def shown(number: Shown) -> str:
    """Say a number, or that it is hidden."""
    return f"<{FEWEST}" if number is None else str(number)


def report(found: Report) -> Safe:
    """Say a report in words; a screen holds twelve lines, so the themes stand in one."""
    return lines(
        _("<b>📊 Reports</b> · {span}", span=span_words(found.span)),
        _("Questions: {number}", number=shown(found.asked.total)),
        *_themes(found.asked),
        _("Closed: {number}", number=shown(found.closed.total)),
        _(
            "Half of the first answers came within: {wait}; of all answers: {any}",
            wait=minutes(found.first_wait),
            any=minutes(found.any_wait),
        ),
        _rated(found),
        *([_("By month: {months}", months=_averages(found))] if len(found.averages) > 1 else []),
        _slips(found.slips),
        *_sums(found),
    )


def _sums(found: Report) -> list[Safe]:
    """Say the single sums, the first two in one line."""
    told = [
        _("{what}: {number}", what=plain(words), number=shown(found.sums[event.value]))
        for event, words in SUMS.items()
    ]
    return [Safe(" · ".join(told[:2])), *told[2:]]


def _slips(table: Table) -> Safe:
    """Say how referrals have ended."""
    numbers = {code: shown(number) for code, number in table.rows}
    return _("Referrals: came {came}, did not come {missed}, called off {revoked}", **numbers)


def slip_rows(table: Table) -> list[tuple[str, Shown]]:
    """Name the ends of referrals."""
    return [(plain(SLIPS[SlipEnd(code)]), number) for code, number in table.rows]


def _rated(found: Report) -> Safe:
    number, average = shown(found.ratings.total), mark(found.average)
    return _("Rated: {number}, on average {average}", number=number, average=average)


def _themes(table: Table) -> list[Safe]:
    named = [f"{theme_name(Theme(int(code)))} {number}" for code, number in table.rows if number is not None]
    return [_("By theme: {themes}", themes=", ".join(named))] if named else []


def _averages(found: Report) -> str:
    return ", ".join(f"{month_words(month)} {mark(average)}" for month, average in found.averages)


def month_words(month: date) -> str:
    """Name a month."""
    return format_date(month, "LLLL", locale=current_language())


def minutes(count: int | None) -> str:
    """Say a wait in minutes; of too few answers nothing is told."""
    return plain("too few answers") if count is None else plain("{count} min", count=count)


def mark(average: float | None) -> str:
    """Say an average mark."""
    return plain("too few") if average is None else plain("{mark} of 5", mark=average)


def theme_rows(table: Table) -> list[tuple[str, Shown]]:
    """Name the themes of a table."""
    return [(theme_name(Theme(int(code))), number) for code, number in table.rows]


def picture_title(span: Span) -> tuple[str, str]:
    """Title the picture."""
    return plain("Questions by theme"), span_words(span)


def made() -> str:
    """Say that a picture is on its way."""
    return plain("The picture comes in a moment.")


def file_name() -> str:
    """Name a file, telling nothing."""
    return "report"


def sheet_titles() -> dict[str, str]:
    """Name the parts of the table for donors."""
    return {
        "title": plain("Report"),
        "asked": plain("Questions by theme"),
        "closed": plain("Closed by theme"),
        "ratings": plain("Ratings, 1 to 5"),
        "averages": plain("Average rating by month"),
        "slips": plain("Referrals"),
        "sums": plain("Other sums"),
        "waits": plain("Median wait, minutes"),
        "first": plain("First answers"),
        "any": plain("All answers"),
        "total": plain("Total"),
        "hidden": plain("“<5”: fewer than five, or hidden so that such a number cannot be computed."),
    }
