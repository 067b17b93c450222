"""What the staff see."""

from aiogram import Router

from handlers.staff import private, room


def routers() -> list[Router]:
    """Build every router of the staff's side."""
    return [room.router(), private.router()]
