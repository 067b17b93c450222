"""What she takes when needed: noted now, or from when on it is possible."""

from datetime import datetime

from bot.services.needed import NeededView
from bot.telegram.callbacks import Go, Place, PlanAct
from bot.telegram.fire_callbacks import NeededUndo
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import needed as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.reminders import Act


def needed_screen(view: NeededView, now: datetime) -> Screen:
    """Show the log after a press."""
    row: tuple[Row, ...] = ()
    if view.noted is not None:
        row = ((button(plain("Undo"), NeededUndo(fire=view.noted.hex)),),)
    elif view.allowed_from is not None:
        row = ((button(plain("💬 Ask"), Go(to=Place.ASK)),),)
    return Screen(words.noted(view, now=now), (*row, home_row(PlanAct(plan=view.plan_id.hex, act=Act.SHOW))))
