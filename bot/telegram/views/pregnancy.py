"""Screens of the row of visits of a pregnancy."""

from datetime import date
from uuid import uuid4

from bot.domain.pregnancy import STAGES, Planned, planned
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Screen
from bot.telegram.series_callbacks import SeriesForm, SeriesStep
from bot.telegram.texts import pregnancy as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.visit_form_callbacks import VisitForm, VisitStep

OFFERED_ON = sum(1 << place for place, stage in enumerate(STAGES) if stage.is_offered_on)
ASKING = (SeriesStep.ASK, SeriesStep.WEEK, SeriesStep.DUE, SeriesStep.PERIOD)


def ask_screen(step: SeriesStep, *, again: bool = False) -> Screen:
    """Ask for the week, the due date, or the last period."""
    choices = (
        (button(plain("The week"), SeriesForm(step=SeriesStep.WEEK)),),
        (button(plain("The due date"), SeriesForm(step=SeriesStep.DUE)),),
        (button(plain("The last period"), SeriesForm(step=SeriesStep.PERIOD)),),
    )
    if step is SeriesStep.ASK:
        return Screen(words.ask(0, again=again), (*choices, home_row(VisitForm(step=VisitStep.CHOOSE))))
    back = home_row(SeriesForm(step=SeriesStep.ASK))
    return Screen(words.ask(ASKING.index(step), again=again), (back,))


def row_screen(due: date, today: date, on: int, series: str) -> Screen:
    """Show the row with a switch for each visit; the button carries the id the row will have."""
    items = switched(due, today, on)
    series = series or uuid4().hex
    shown = SeriesForm(step=SeriesStep.ITEMS, due=due.toordinal(), on=on, series=series)
    switches = tuple(
        (
            button(
                words.item_label(one, is_on=is_on),
                shown.model_copy(update={"on": on ^ (1 << STAGES.index(one.stage))}),
            ),
        )
        for one, is_on in items
    )
    save = button(plain("Save"), shown.model_copy(update={"step": int(SeriesStep.SAVE)}), style="success")
    return Screen(
        words.row(due, today, items), (*switches, (save,), home_row(SeriesForm(step=SeriesStep.ASK)))
    )


def switched(due: date, today: date, on: int) -> list[tuple[Planned, bool]]:
    """Return the visits that lie ahead, each with whether it is on."""
    return [(one, bool(on >> STAGES.index(one.stage) & 1)) for one in planned(due, today)]
