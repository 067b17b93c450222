"""Screens about the rooms where staff answer."""

from collections.abc import Mapping, Sequence

from bot.domain.codes import short_code
from bot.domain.directory import City
from bot.domain.routing import ANSWERING
from bot.domain.staff import Member, Room
from bot.telegram.desk_callbacks import RoomAct, StaffGo
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Reply, Row, Screen
from bot.telegram.texts import rooms as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.worklist import member_name
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.room_steps import RoomStep, mark_of, resume_button

Names = Mapping[str, str]


def name_of(room: Room, cities: Names) -> str:
    """Name a room by what comes there."""
    return words.room_name(room.role, cities.get(room.city, room.city) if room.city else None)


def bound_reply(room: Room) -> Reply:
    """Say that a chat is bound, and ask which questions come there."""
    done = words.bound(is_forum=bool(room.is_forum), is_private=room.is_private)
    head = done if room.is_bound else words.named_elsewhere()
    return Reply(lines(head, words.which_questions()), _role_rows(room))


def scope_screen(room: Room) -> Screen:
    """Ask which questions come to a room."""
    return Screen(words.which_questions(), _role_rows(room))


def _role_rows(room: Room) -> tuple[Row, ...]:
    roles = [_step(role_name(role), RoomStep.ROLE, room, role.value) for role in ANSWERING]
    return ((_step(words.all_questions(), RoomStep.ROLE, room),), *side_by_side(roles))


def _step(label: str, step: RoomStep, room: Room, value: str = "") -> Button:
    return button(label, RoomAct(act=step, room=mark_of(room.id), value=value))


def city_screen(room: Room, cities: Sequence[City]) -> Screen:
    """Ask from which city the questions of a room come."""
    chosen = [_step(city.name, RoomStep.CITY, room, short_code(city.id)) for city in cities]
    everywhere = (_step(words.every_city(), RoomStep.CITY, room),)
    back = (_step(plain("‹ Back"), RoomStep.SCOPE, room),)
    return Screen(
        words.which_city(words.room_name(room.role, None)), (everywhere, *side_by_side(chosen), back)
    )


def settled_screen(room: Room, cities: Names) -> Screen:
    """Say which questions come to a room."""
    return Screen(words.settled(name_of(room, cities)), ((_step(plain("✏️ Change"), RoomStep.SCOPE, room),),))


def rooms_screen(
    rooms: Sequence[Room], cities: Names, *, named: int | None, toast: str | None = None
) -> Screen:
    """List the rooms; the one the settings name cannot be unbound here."""
    described = [
        words.room_line(room, name_of(room, cities), is_named=room.chat_id == named) for room in rooms
    ]
    rows: list[Row] = []
    for room in rooms:
        if room.is_paused:
            rows.append((resume_button(room.id),))
        if room.chat_id != named:
            rows.append((_step(words.unbind_label(name_of(room, cities)), RoomStep.UNBIND, room),))
    rows.append((button(plain("➕ A private chat"), RoomAct(act=RoomStep.MEMBERS)),))
    rows.append((back_button(StaffGo(to=Desk.SETTINGS)),))
    return Screen(words.rooms(described), tuple(rows), toast=toast)


def members_screen(members: Sequence[Member]) -> Screen:
    """Ask whose private chat becomes a room; members by their number."""
    offered = [
        button(member_name(one), RoomAct(act=RoomStep.BIND_MEMBER, room=mark_of(one.id)))
        for one in members
        if one.role in ANSWERING
    ]
    return Screen(words.whose_chat(), (*side_by_side(offered), (back_button(RoomAct(act=RoomStep.LIST)),)))
