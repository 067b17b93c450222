"""Where every way home ends: the menu, or the welcome for a woman who has not chosen a city."""

from bot.domain.directory import City
from bot.domain.people import Dialog, Person
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.views.menu import MenuHead, menu_screen
from bot.telegram.views.place_list import Around
from bot.telegram.views.welcome import welcome_screen


async def home(scope: Scope, person: Person, *, toast: str | None = None, unclear: bool = False) -> Screen:
    """Show the menu on today's data and leave any unfinished form; without a city, ask for it."""
    person.dialog.state, person.dialog.answers = Dialog().state, {}
    around = await look_around(scope, person)
    if around is None:
        return await welcome(scope, toast=toast)
    head = MenuHead(
        around=around,
        outlook=await scope.places.nearest_line(around.served),
        answers=await scope.mailbox.count_unread(person),
    )
    return menu_screen(head, toast=toast, unclear=unclear)


async def welcome(scope: Scope, *, toast: str | None = None) -> Screen:
    """Greet as a stranger."""
    return welcome_screen(await scope.places.programmes(), await scope.places.cities(), toast=toast)


async def her_city(scope: Scope, person: Person) -> City | None:
    """Return the city she chose, if the directory still has it."""
    if person.settings.city is None:
        return None
    return await scope.places.find_city(person.settings.city)


async def look_around(scope: Scope, person: Person) -> Around | None:
    """Return her city and the one whose places she is shown; None before she chose a city."""
    city = await her_city(scope, person)
    if city is None:
        return None
    nearest = await scope.places.nearest_town(city)
    return Around(city, nearest.city, scope.world.clock.now(), nearest.kilometres)
