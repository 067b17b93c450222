"""What the staff see."""

from aiogram import Router

from handlers.staff import card, duties, private, room, settings, templates, time_settings


def routers() -> list[Router]:
    """Build every router of the staff's side."""
    return [
        templates.router(),
        card.router(),
        room.router(),
        duties.router(),
        settings.router(),
        time_settings.router(),
        private.router(),
    ]
