"""What women see. Order matters: commands and buttons first, forms after them, `last` answers the rest."""

from aiogram import Router

from handlers.client import (
    city,
    doctors,
    hours,
    last,
    menu,
    more,
    places,
    presence,
    privacy,
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
        reminders.router(),
        reminder_form.router(),
        last.router(),
    ]
