"""Which button of the form leads where; every button carries all that was chosen before."""

from bot.domain.visit_templates import VisitKind
from bot.services.visits import VisitView
from bot.telegram.visit_form_callbacks import UNKNOWN_MINUTE, Flags, VisitForm, VisitStep


def step_to(form: VisitForm, step: VisitStep, **changed: int | str) -> VisitForm:
    """Return the button data of another question with some of what was chosen changed."""
    return form.model_copy(update={"step": step, **changed})


def calendar_form(view: VisitView) -> VisitForm:
    """Return the button data that chooses another day for a visit that is kept."""
    return VisitForm(
        step=VisitStep.CALENDAR, kind=view.visit.kind, minute=_minute(view), plan=view.plan_id.hex
    )


def next_form(view: VisitView) -> VisitForm:
    """Return the button data that sets the next visit of a row; after a birth it is another kind."""
    if view.visit.kind is VisitKind.BORN or view.next_day is None:
        return VisitForm(step=VisitStep.KIND, kind=VisitKind.AFTER_BIRTH)
    return VisitForm(
        step=VisitStep.TIME,
        kind=view.visit.kind,
        day=view.next_day.toordinal(),
        minute=_minute(view),
        flags=Flags.BOTH,
        plan=view.plan_id.hex,
    )


def _minute(view: VisitView) -> int:
    wall = view.visit.wall
    return UNKNOWN_MINUTE if wall is None else wall.hour * 60 + wall.minute
