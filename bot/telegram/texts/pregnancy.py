"""Words of the row of visits of a pregnancy."""

from collections.abc import Sequence
from datetime import date

from bot.domain.pregnancy import Planned, week_on
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.visit_form import dated
from bot.telegram.texts.visit_names import kind_name
from bot.telegram.texts.visit_stories import is_reviewed

QUESTIONS = (
    N_("Which one do you know?"),
    N_("Which week is it? Write the number: 12"),
    N_("When is the child due? Write the day: 14 May"),
    N_("On which day did the last period begin? Write it: 1 September"),
)


def ask(number: int, *, again: bool) -> Safe:
    """Ask for what the row is counted from; `number` is 0 for the choice itself."""
    return lines(
        _("<b>Pregnancy</b>"),
        *([_("That does not fit. Shall we look once more?")] if again else []),
        plain(QUESTIONS[number]),
    )


def row(due: date, today: date, items: Sequence[tuple[Planned, bool]]) -> Safe:
    """Show the visits that lie ahead, each on or off."""
    return lines(
        _("<b>Pregnancy</b>"),
        _("Week {week}, due on {day}", week=week_on(due, today), day=dated(due)),
        "",
        *(_item(one, is_on=is_on) for one, is_on in items),
        "",
        _("Press to switch on or off. Each day can be moved later, in the list."),
        *([] if all(is_reviewed(one.stage.kind) for one, _on in items) else [_unsure()]),
    )


def item_label(one: Planned, *, is_on: bool) -> str:
    """Label the switch of a visit."""
    return f"{'✓' if is_on else '▫️'} {kind_name(one.stage.kind)}"


def _item(one: Planned, *, is_on: bool) -> Safe:
    mark = "✓" if is_on else "▫️"
    if one.is_late:
        return _(
            "{mark} {name}: {day}, better soon", mark=mark, name=kind_name(one.stage.kind), day=dated(one.day)
        )
    return _("{mark} {name}: {day}", mark=mark, name=kind_name(one.stage.kind), day=dated(one.day))


def _unsure() -> Safe:
    return _("<i>A doctor has yet to check this text.</i>")
