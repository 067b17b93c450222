"""What women see. Order matters: commands and buttons first, forms after them, `last` answers the rest."""

from aiogram import Router

from handlers.client import (
    buses,
    city,
    discreet,
    districts,
    doctors,
    fires,
    held,
    hours,
    last,
    letters,
    loose,
    menu,
    mistakes,
    more,
    nearby,
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

ORDER = (
    start,
    nearby,
    menu,
    city,
    hours,
    districts,
    places,
    slips,
    mistakes,
    buses,
    testing,
    doctors,
    more,
    privacy,
    discreet,
    safe_word,
    presence,
    question,
    letters,
    news,
    rating,
    reactions,
    reminders,
    fires,
    reminder_form,
    single_reminder,
    held,
    loose,
    last,
)


def routers() -> list[Router]:
    """Build every router of the women's side."""
    return [module.router() for module in ORDER]
