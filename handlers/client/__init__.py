"""What women see. Order matters: commands and buttons first, forms after them, `last` answers the rest."""

from aiogram import Router

from handlers.client import (
    city,
    doctors,
    hours,
    last,
    letters,
    loose,
    menu,
    more,
    places,
    presence,
    privacy,
    question,
    reminder_form,
    reminders,
    start,
    testing,
)


def routers() -> list[Router]:
    """Build every router of the women's side."""
    return [
        start.router(),
        menu.router(),
        city.router(),
        hours.router(),
        places.router(),
        testing.router(),
        doctors.router(),
        more.router(),
        privacy.router(),
        presence.router(),
        question.router(),
        letters.router(),
        reminders.router(),
        reminder_form.router(),
        loose.router(),
        last.router(),
    ]
