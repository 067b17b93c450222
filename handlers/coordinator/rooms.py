"""Which questions come to which room: asked after /bind, listed and changed in private."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.errors import NotFound
from bot.domain.rights import Right, require
from bot.domain.staff import Member, NotRegistered, Role, Room
from bot.services.scope import Scope
from bot.telegram.audience import Audience, From
from bot.telegram.desk_callbacks import RoomAct
from bot.telegram.screens import Screen, Toast
from bot.telegram.texts import rooms as words
from bot.telegram.texts.staff import only_coordinators, resumed
from bot.telegram.views import rooms as views
from bot.telegram.views.room_steps import RoomStep, mark_of

Pressed = Screen | Toast
IN_PRIVATE = frozenset(
    {RoomStep.LIST, RoomStep.MEMBERS, RoomStep.UNBIND, RoomStep.RESUME, RoomStep.BIND_MEMBER}
)


def router() -> Router:
    """Answer the buttons about rooms; whoever is not registered gets no effect."""
    router = Router(name="rooms")
    in_private = From(Audience.STAFF_PRIVATE)
    anywhere = From(Audience.STAFF_PRIVATE, Audience.STAFF_ROOM, Audience.OTHER_CHAT)
    router.callback_query.register(look, in_private, RoomAct.filter(F.act.in_(IN_PRIVATE)))
    router.callback_query.register(narrow, anywhere, RoomAct.filter(F.act.not_in(IN_PRIVATE)))
    return router


async def narrow(
    _query: CallbackQuery, callback_data: RoomAct, scope: Scope, member: Member | None
) -> Pressed:
    """Say which questions come to a room: first the role, then the city."""
    if member is None:
        return Toast()
    try:
        return await _narrow(callback_data, scope, member)
    except NotRegistered:
        return Toast(str(only_coordinators()))
    except (NotFound, ValueError):
        return Toast(words.not_possible())


async def _narrow(pressed: RoomAct, scope: Scope, member: Member) -> Screen:
    room, cities = await _room(pressed.room, scope), await _cities(scope)
    match RoomStep(pressed.act):
        case RoomStep.ROLE:
            role = Role(pressed.value) if pressed.value else None
            room = await scope.binding.narrow(room, role, None, by=member)
            return views.city_screen(room, cities)
        case RoomStep.CITY:
            city = next((one.id for one in cities if short_code(one.id) == pressed.value), None)
            if city is None and pressed.value:
                raise NotFound
            room = await scope.binding.narrow(room, room.role, city, by=member)
            return views.settled_screen(room, _names(cities))
    return views.scope_screen(room)


async def look(_query: CallbackQuery, callback_data: RoomAct, scope: Scope, member: Member) -> Pressed:
    """List the rooms, unbind one, let one go on, or make a private chat one."""
    require(member, Right.ROOM)
    if callback_data.act == RoomStep.MEMBERS:
        return views.members_screen(await scope.team.list_members())
    try:
        toast = await _change(callback_data, scope, member)
    except (NotFound, ValueError):
        toast = words.not_possible()
    named = scope.world.staff_chat_id
    names = _names(await _cities(scope))
    return views.rooms_screen(await scope.staff_rooms.bound(), names, named=named, toast=toast)


async def _change(pressed: RoomAct, scope: Scope, member: Member) -> str | None:
    match RoomStep(pressed.act):
        case RoomStep.UNBIND:
            await scope.binding.unbind((await _room(pressed.room, scope)).id, by=member)
            return words.unbound()
        case RoomStep.RESUME:
            await scope.staff_rooms.resume((await _room(pressed.room, scope)).id, by=member)
            return resumed()
        case RoomStep.BIND_MEMBER:
            await scope.binding.bind_member(await _owner(pressed.room, scope), by=member)
    return None


async def _owner(mark: int, scope: Scope) -> Member:
    for member in await scope.team.list_members():
        if mark_of(member.id) == mark:
            return member
    raise NotFound


async def _room(mark: int, scope: Scope) -> Room:
    for room in await scope.staff_rooms.known():
        if mark_of(room.id) == mark:
            return room
    raise NotFound


async def _cities(scope: Scope) -> tuple[City, ...]:
    """Return the cities where there is something; all of them where there is nothing yet."""
    cities = await scope.places.cities()
    return tuple(city for city in cities if city.has_services) or cities


def _names(cities: tuple[City, ...]) -> dict[str, str]:
    return {city.id: city.name for city in cities}
