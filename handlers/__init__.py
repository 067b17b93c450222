"""Routers: parse an update, call one service, show a screen."""

from aiogram import Router

from bot.telegram.audience import Audience, From
from handlers import client, coordinator, scan, staff


def build_router() -> Router:
    """Build the whole tree afresh: clinics, women, staff in private, the staff room, and all other chats."""
    root = Router(name="root")
    root.include_routers(
        _branch("scan", scan.routers(), Audience.PASSER_BY, Audience.CLIENT, Audience.STAFF_PRIVATE),
        _branch("client", client.routers(), Audience.CLIENT),
        _branch(
            "coordinator",
            coordinator.routers(),
            Audience.STAFF_PRIVATE,
            Audience.STAFF_ROOM,
            Audience.DISGUISED,
            Audience.OTHER_CHAT,
        ),
        _branch(
            "staff",
            staff.routers(),
            Audience.STAFF_PRIVATE,
            Audience.STAFF_ROOM,
            Audience.OTHER_CHAT,
        ),
    )
    return root


def _branch(name: str, routers: list[Router], *audiences: Audience) -> Router:
    branch = Router(name=name)
    for observer in branch.observers.values():
        observer.filter(From(*audiences))
    branch.include_routers(*routers)
    return branch
