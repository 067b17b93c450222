"""Words of the hours in which answers are given."""

from collections.abc import Sequence

from bot.domain.conversation import Theme
from bot.domain.office import ALL_THEMES, OfficeHours, OfficePlan
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.duties import minute_words, weekday_short
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.zones import clock_name


def subject(theme: int) -> str:
    """Name a theme, or all of them."""
    return plain("All themes") if theme == ALL_THEMES else theme_name(Theme(theme))


def days_words(days: frozenset[int]) -> str:
    """Say weekdays: a run as its first and last, others one by one."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(part for run in runs for part in _run_words(run))


def _run_words(run: Sequence[int]) -> list[str]:
    names = [weekday_short(day) for day in run]
    return [f"{names[0]}–{names[-1]}"] if len(run) > 2 else names  # noqa: PLR2004 - two stand side by side


def line_words(line: OfficeHours) -> str:
    """Say hours in a line: «Mon–Fri 10:00–18:00»."""
    return f"{days_words(line.days)} {minute_words(line.starts)}–{minute_words(line.ends)}"


def hours_words(hours: Sequence[OfficeHours]) -> str:
    """Say all hours of a theme."""
    return "; ".join(line_words(line) for line in hours)


def plan(office: OfficePlan, zone: str, *, on_holidays: bool) -> Safe:
    """Show all hours."""
    shown = [
        _("{subject}: {hours}", subject=subject(theme), hours=hours_words(office[theme]))
        for theme in sorted(office)
    ]
    nobody = _("Nobody has said yet when you answer: women are promised no time.")
    holidays = _("On public holidays too.") if on_holidays else _("Not on public holidays.")
    return lines(
        _("<b>Hours of answers</b> · {clock}", clock=clock_name(zone)),
        *(shown or [nobody]),
        *([holidays] if shown else []),
        "",
        _("Choose a theme. Where it has no hours of its own, those of all themes count."),
    )


def theme_hours(theme: int, hours: Sequence[OfficeHours]) -> Safe:
    """Show the hours of a theme."""
    none = _("No hours of its own.") if theme != ALL_THEMES else _("Nobody has said yet.")
    shown = [line_words(line) for line in hours]
    return lines(_("<b>{subject}</b>: hours of answers", subject=subject(theme)), *(shown or [none]))


def choose_days(theme: int) -> Safe:
    """Ask on which days."""
    return _("<b>{subject}: on which days?</b>", subject=subject(theme))


def choose_start(days: frozenset[int], zone: str) -> Safe:
    """Ask from when."""
    return _("<b>{days}: from when?</b> · {clock}", days=days_words(days), clock=clock_name(zone))


def choose_end(days: frozenset[int], start: int) -> Safe:
    """Ask until when."""
    return _("<b>{days}, from {start}: until when?</b>", days=days_words(days), start=minute_words(start))


def holidays_label(*, on_holidays: bool) -> str:
    """Label the switch for public holidays with what it would change."""
    return plain("🎌 Holidays: no answers") if on_holidays else plain("🎌 Holidays: answers as usual")
