"""What is near a point she sends: used once, kept nowhere, and her message with it deleted."""

from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Location, Message

from bot.domain.chips import Chip, chips_of
from bot.domain.distance import Point
from bot.domain.nearby import POINT_AWAITED
from bot.domain.people import Person
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.texts.catalogue import Safe
from bot.telegram.texts.nearby import not_kept
from bot.telegram.views import nearby as views
from handlers.client.drafts import count_of
from handlers.client.home import home, look_around

AWAITED_FOR = timedelta(hours=1)


def router() -> Router:
    """Take a point she was asked for; must stand before whatever takes any message."""
    router = Router(name="nearby")
    router.message.register(take_point, F.location | F.venue, _is_awaited)
    return router


async def ask_for_point(scope: Scope, person: Person, chips: Chip) -> Screen:
    """Explain how to send a point, and wait for it; where no place has one, say so."""
    around = await look_around(scope, person)
    if around is None:
        return await home(scope, person)
    if not await scope.nearest.has_doors(around.served):
        return views.no_points_screen()
    until = scope.world.clock.now() + AWAITED_FOR
    person.dialog.answers[POINT_AWAITED] = {"chips": int(chips), "until": until.isoformat()}
    return views.send_point_screen(chips)


def _is_awaited(_message: Message, scope: Scope, person: Person) -> bool:
    awaited = person.dialog.answers.get(POINT_AWAITED)
    return awaited is not None and scope.world.clock.now() < datetime.fromisoformat(awaited["until"])


async def is_for_the_map(message: Message, scope: Scope, person: Person, state: FSMContext) -> bool:
    """Tell whether a message is a point that belongs to no conversation, begun or open."""
    if _location_of(message) is None or await count_of(state):
        return False
    answered = message.reply_to_message
    answers = None if answered is None else answered.message_id
    return await scope.conversations.find_open(person, answers=answers) is None


async def take_point(message: Message, scope: Scope, person: Person) -> Screen | None:
    """Show what is nearest to a point, and have her message deleted."""
    location = _location_of(message)
    if location is None:
        return None
    was_asked = _is_awaited(message, scope, person)
    kept = not_kept(was_live=location.live_period is not None, was_asked=was_asked)
    point = Point.of(location.latitude, location.longitude)
    return await show_nearest(scope, person, point, message_id=message.message_id, kept=kept)


def _location_of(message: Message) -> Location | None:
    """Return the point of a message; of a place with a name the point alone is read."""
    return message.location or (None if message.venue is None else message.venue.location)


async def show_nearest(
    scope: Scope, person: Person, point: Point | None, *, message_id: int, kept: Safe
) -> Screen:
    """Show what is nearest to a point, and have the message that held it deleted; `kept` says so."""
    await scope.erasure.withdraw(person.id, [message_id])
    if point is None:
        return views.bad_point_screen()
    awaited = person.dialog.answers.get(POINT_AWAITED)
    chips = chips_of(person.settings.chips if awaited is None else awaited["chips"])
    around = await look_around(scope, person)
    served = None if around is None else around.served
    found = await scope.nearest.around(point, chips, served)
    return views.nearest_screen(found, served, scope.world.clock.now(), kept)
