"""What only coordinators may do."""

from aiogram import Router

from handlers.coordinator import bind, guard, rooms


def routers() -> list[Router]:
    """Build every router of the coordinators' side."""
    return [bind.router(), guard.router(), rooms.router()]
