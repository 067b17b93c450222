"""Every screen of places, in every city and at odd hours: short, with a way on, opened without Telegram."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from bot.clock import FrozenClock
from bot.domain.errands import Errand
from bot.domain.people import Person
from bot.repositories.uow import Works
from bot.services.directory_start import DirectoryStart
from bot.services.scope import Scope
from bot.services.world import World
from bot.telegram.callbacks import Card, DeskWords, Shelf
from bot.telegram.screens import Screen
from handlers.client import doctors, home, places, testing

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

PRESS = cast("CallbackQuery", None)  # these handlers do not look at the press itself
TAG = re.compile(r"<[^>]+>")
CITIES = ("tomsk", "spb", "vyborg", "chelny", "chapaevsk", "novosibirsk", "moscow")


async def open_screen(data: str, scope: Scope, person: Person) -> Screen:
    """Open the screen behind a button of a list or a card."""
    if data.startswith("l:"):
        return await places.turn_shelf(PRESS, Shelf.unpack(data), scope, person)
    if data.startswith("c:"):
        return await places.card(PRESS, Card.unpack(data), scope)
    return await places.desk_words(PRESS, DeskWords.unpack(data), scope)


async def every_screen(scope: Scope, person: Person) -> list[Screen]:
    """Follow every button from the menu, the tests and the doctors through lists and cards."""
    found = [await home.home(scope, person), await testing.what_test(PRESS)]
    found.append(await doctors.doctors(PRESS, scope, person))
    waiting = [Shelf(what=errand).pack() for errand in Errand]
    seen = set(waiting)
    while waiting:
        screen = await open_screen(waiting.pop(), scope, person)
        found.append(screen)
        new = {data for data in data_of(screen) if data[:2] in {"l:", "c:", "w:"}} - seen
        seen |= new
        waiting += new
    return found


def data_of(screen: Screen) -> Iterator[str]:
    """Give the data of every button."""
    return (button.data for row in screen.rows for button in row if button.data)


@pytest.mark.parametrize("hours", [0, 17, 24 * 40])
async def test_every_screen_is_short(works: Works, world: World, clock: FrozenClock, hours: int) -> None:
    await DirectoryStart(works, world).import_once()
    clock.move(timedelta(hours=hours))
    async with works.begin() as uow:
        scope = Scope(uow, world)
        person = await scope.visitors.meet(1, chat_id=1)
        for city in CITIES:
            person.settings.city = city
            for screen in await every_screen(scope, person):
                text = TAG.sub("", screen.text)
                assert len(text.split("\n")) <= 12, text
                assert len(text) <= 4096
                assert all(1 <= len(data.encode()) <= 64 for data in data_of(screen))
                assert len(screen.rows) <= 13
                assert screen.rows[-1][-1].label in {"🏠 Меню", "⚙️ Ещё"}
