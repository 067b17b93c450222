"""Where every way home ends: the menu, or the welcome for a woman who has not chosen a city."""

from bot.domain.directory import City
from bot.domain.people import Dialog, Person
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.views.menu import MenuHead, menu_screen
from bot.telegram.views.welcome import welcome_screen


async def home(scope: Scope, person: Person, *, toast: str | None = None, unclear: bool = False) -> Screen:
    """Show the menu on today's data and leave any unfinished form; without a city, ask for it."""
    person.dialog.state, person.dialog.answers = Dialog().state, {}
    city = await her_city(scope, person)
    if city is None:
        return await welcome(scope)
    head = MenuHead(
        now=scope.world.clock.now(),
        city=city,
        outlook=await scope.places.nearest_line(city),
        answers=await scope.letters.count_waiting(person.id),
    )
    return menu_screen(head, toast=toast, unclear=unclear)


async def welcome(scope: Scope) -> Screen:
    """Greet as a stranger."""
    return welcome_screen(await scope.places.programmes(), await scope.places.cities())


async def her_city(scope: Scope, person: Person) -> City | None:
    """Return the city she chose, if the directory still has it."""
    cities = await scope.places.cities()
    return next((city for city in cities if city.id == person.settings.city), None)
