"""What women see. Order matters: commands and buttons first, forms after them, `last` answers the rest."""

from aiogram import Router

from handlers.client import (
    buses,
    city,
    discreet,
    doctors,
    held,
    hours,
    last,
    letters,
    loose,
    menu,
    mistakes,
    more,
    news,
    places,
    presence,
    privacy,
    question,
    rating,
    reactions,
    reminder_form,
    reminders,
    safe_word,
    single_reminder,
    slips,
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
        slips.router(),
        mistakes.router(),
        buses.router(),
        testing.router(),
        doctors.router(),
        more.router(),
        privacy.router(),
        discreet.router(),
        safe_word.router(),
        presence.router(),
        question.router(),
        letters.router(),
        news.router(),
        rating.router(),
        reactions.router(),
        reminders.router(),
        reminder_form.router(),
        single_reminder.router(),
        held.router(),
        loose.router(),
        last.router(),
    ]
