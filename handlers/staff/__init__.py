"""What the staff see."""

from aiogram import Router

from handlers.staff import (
    card,
    care,
    cities,
    commands,
    crew,
    directory,
    duties,
    duty_of,
    entry_edit,
    entry_new,
    entry_places,
    find,
    handover,
    office,
    private,
    private_room,
    queue_handover,
    reactions,
    referring,
    room,
    settings,
    signature,
    stand_ins,
    template_list,
    templates,
    time_settings,
    upkeep,
    worklist,
)


def routers() -> list[Router]:
    """Build every router of the staff's side."""
    return [
        queue_handover.router(),
        handover.router(),
        templates.router(),
        template_list.router(),
        referring.router(),
        card.router(),
        signature.router(),
        room.router(),
        reactions.router(),
        private_room.router(),
        duties.router(),
        stand_ins.router(),
        duty_of.router(),
        settings.router(),
        office.router(),
        time_settings.router(),
        crew.router(),
        *_of_directory(),
        worklist.router(),
        care.router(),
        find.router(),
        private.router(),
        commands.router(),
    ]


def _of_directory() -> list[Router]:
    return [
        directory.router(),
        cities.router(),
        entry_edit.router(),
        upkeep.router(),
        entry_new.router(),
        entry_places.router(),
    ]
