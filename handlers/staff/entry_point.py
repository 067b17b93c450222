"""The point of a place on the map: typed, or sent from the map."""

from aiogram.types import Message

from bot.domain.entry_checks import EntryRefused
from bot.domain.nearby import point_of
from bot.domain.typed_point import check_distance, read_point
from bot.services.entries import EntryView
from bot.telegram.screens import Screen
from bot.telegram.texts.points import remove_words
from bot.telegram.views.entry_edit import preview_screen
from bot.telegram.views.entry_point import point_screen
from handlers.staff.entry_draft import Desk, Draft, change_draft, keep_draft

TYPED = "point"


def editor(view: EntryView, draft: Draft) -> Screen:
    """Ask for the point."""
    return point_screen(view, draft.value)


def said(message: Message) -> str:
    """Return what was typed, or the point that was sent as if it was typed."""
    place = message.location
    return message.text or "" if place is None else f"{place.latitude:.6f}, {place.longitude:.6f}"


async def take(draft: Draft, text: str, desk: Desk) -> Screen:
    """Take a point, and show what it gives."""
    view = await desk.view(draft.code)
    try:
        value = [] if text.strip().casefold() in remove_words() else read_point(text)
        if value:
            check_distance(value, point_of(view.city))
        found = await desk.scope.previews.of(draft.code, draft.what, value, by=desk.member)
    except EntryRefused as refused:
        await keep_draft(desk.state, draft, asks=TYPED)
        return point_screen(view, draft.value, refused=refused)
    await change_draft(desk.state, draft, value)
    draft.is_seen = True
    await keep_draft(desk.state, draft)
    return preview_screen(found, draft.what)
