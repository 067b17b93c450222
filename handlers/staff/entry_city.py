"""The city of a place, found on pages or by a part of its name, and its clock."""

from collections.abc import Mapping

from bot.domain.directory import City
from bot.domain.entry_checks import EntryRefused, tidy
from bot.domain.zones import is_zone
from bot.services.entries import EntryView
from bot.telegram.directory_callbacks import DraftAct, DraftStep
from bot.telegram.screens import Screen
from bot.telegram.views import entry_city as views
from bot.telegram.views.entry_edit import preview_screen
from handlers.staff.entry_draft import Desk, Draft, Step, change_draft, keep_draft

TYPED = "city"
SOUGHT = "sought"
MOST_LETTERS = 40


async def editor(view: EntryView, draft: Draft, desk: Desk) -> Screen:
    """Ask for the city."""
    cities = await _cities(desk)
    return views.city_screen(view, draft.value, cities, sought=draft.part.get(SOUGHT, ""), number=draft.page)


async def take(draft: Draft, text: str, desk: Desk) -> Screen:
    """Look for a city by a part of its name."""
    return await _ask(draft, desk, sought=tidy(text)[:MOST_LETTERS])


async def _cities(desk: Desk) -> list[City]:
    return [city for city, _count in await desk.scope.entries.cities(by=desk.member, everywhere=True)]


async def _ask(draft: Draft, desk: Desk, *, sought: str | None = None, page: int = 0) -> Screen:
    draft.page = page
    if sought is not None:
        draft.part = {SOUGHT: sought}
    view = await desk.view(draft.code)
    await keep_draft(desk.state, draft, asks=TYPED)
    return await editor(view, draft, desk)


async def _page(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    return await _ask(draft, desk, page=pressed.value)


async def _everything(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _ask(draft, desk, sought="")


async def _choose(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    """Take a city with its clock; where nobody knows that, ask for it."""
    found = [city for city in await _cities(desk) if views.number_of(city) == pressed.value]
    if not found:
        raise EntryRefused("unknown_code")
    await change_draft(desk.state, draft, [found[0].id, found[0].zone])
    return await (_preview(draft, desk) if is_zone(found[0].zone) else _clocks(draft, desk))


async def _ask_clock(draft: Draft, _pressed: DraftAct, desk: Desk) -> Screen:
    return await _clocks(draft, desk)


async def _clocks(draft: Draft, desk: Desk) -> Screen:
    view = await desk.view(draft.code)
    await keep_draft(desk.state, draft)
    own = await _own_zone(draft, desk)
    return views.zone_screen(view, draft.value[1], desk.scope.world.clock.now(), own=own)


async def _own_zone(draft: Draft, desk: Desk) -> str:
    """Return the zone of the city that is chosen; nothing where it has none."""
    zones = [city.zone for city in await _cities(desk) if city.id == draft.value[0]]
    return next((zone for zone in zones if is_zone(zone)), "")


async def _clock(draft: Draft, pressed: DraftAct, desk: Desk) -> Screen:
    zone = views.zone_name(pressed.value, await _own_zone(draft, desk))
    await change_draft(desk.state, draft, [draft.value[0], zone])
    return await _preview(draft, desk)


async def _preview(draft: Draft, desk: Desk) -> Screen:
    found = await desk.scope.previews.of(draft.code, draft.what, draft.value, by=desk.member)
    draft.is_seen = True
    await keep_draft(desk.state, draft)
    return preview_screen(found, draft.what)


STEPS: Mapping[int, Step] = {
    DraftStep.CITY: _choose,
    DraftStep.ZONES: _ask_clock,
    DraftStep.ZONE: _clock,
    DraftStep.PAGE: _page,
    DraftStep.EVERY_CITY: _everything,
}
