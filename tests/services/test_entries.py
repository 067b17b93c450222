"""The staff's lists read no more than the page they show, and find what people write."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from bot.domain.codes import short_code
from bot.domain.directory import City, Directory
from bot.domain.rights import NoRight
from bot.domain.staff import Member, Role
from bot.repositories.uow import Works
from bot.services.directory_import import load_directory
from bot.services.entries import PAGE
from bot.services.scope import Scope
from bot.services.world import World

COPIES = 30


def many() -> Directory:
    """Multiply one entry of Tomsk."""
    directory = load_directory(today=date(2026, 11, 23))
    first = next(one for one in directory.places if one.id == "tomsk-dropin")
    copies = [replace(first, id=f"copy-{number}", schedules=(), exceptions=()) for number in range(COPIES)]
    return replace(directory, places=(*directory.places, *copies))


@pytest.fixture
async def scope(works: Works, world: World) -> AsyncIterator[Scope]:
    async with works.begin() as uow:
        await uow.directory_copy.replace(many())
        yield Scope(uow, world)


@pytest.fixture
def peer() -> Member:
    return Member(uuid4(), Role.PEER, chat_id=1)


async def tomsk(scope: Scope) -> City:
    return await scope.entries.city(short_code("tomsk"))


async def test_pages_hold_every_entry_once(scope: Scope, peer: Member) -> None:
    city = await tomsk(scope)
    first = await scope.entries.page(city, 0, by=peer)

    pages = [await scope.entries.page(city, number, by=peer) for number in range(first.count)]

    codes = [line.code for page in pages for line in page.lines]
    assert len(codes) == len(set(codes)) == first.total > COPIES
    assert {len(page.lines) for page in pages[:-1]} == {PAGE}


@pytest.mark.parametrize("number", [-1, 99999])
async def test_page_out_of_range_is_the_nearest(scope: Scope, peer: Member, number: int) -> None:
    page = await scope.entries.page(await tomsk(scope), number, by=peer)

    assert page.lines
    assert page.number in {0, page.count - 1}


async def test_card_leads_back_to_its_page(scope: Scope, peer: Member) -> None:
    view = await scope.entries.view(short_code(f"copy-{COPIES - 1}"), by=peer)

    page = await scope.entries.page(view.city, view.page, by=peer)
    assert view.code in [line.code for line in page.lines]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("дроп", True),
        ("ДРОП-ИН", True),
        ("Дроп ромашковая", True),
        ("желтой", True),
        ("Жёлтой", True),
        ("дроп светлая", False),
        ("%", False),
        ("__", False),
        ("дроп%центр", False),
        ("\\", False),
        ("", False),
    ],
)
async def test_words_are_found_as_people_write(
    scope: Scope, peer: Member, words: str, *, is_found: bool
) -> None:
    page = await scope.entries.find(words, 0, by=peer)

    assert bool([line for line in page.lines if line.name == "Дроп-ин центр"]) is is_found


async def test_found_pages_turn_and_end(scope: Scope, peer: Member) -> None:
    last = await scope.entries.find("дроп", 9999, by=peer)

    assert last.lines
    assert last.number == last.count - 1


async def test_cities_without_entries_are_left_out(scope: Scope, peer: Member) -> None:
    shown = await scope.entries.cities(by=peer)
    everywhere = await scope.entries.cities(by=peer, everywhere=True)

    assert [city.id for city, _count in shown] == ["tomsk", "spb", "vyborg", "chelny", "chapaevsk"]
    assert len(everywhere) == 24


async def test_history_is_for_coordinators(scope: Scope, peer: Member) -> None:
    with pytest.raises(NoRight):
        await scope.entries.history(short_code("tomsk-dropin"), by=peer)
