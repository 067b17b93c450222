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
    visit_settings,
    worklist,
)

ORDER = (
    queue_handover,
    handover,
    templates,
    template_list,
    referring,
    card,
    signature,
    room,
    reactions,
    private_room,
    duties,
    stand_ins,
    duty_of,
    settings,
    office,
    time_settings,
    visit_settings,
    crew,
    directory,
    cities,
    entry_edit,
    upkeep,
    entry_new,
    entry_places,
    worklist,
    care,
    find,
    private,
    commands,
)


def routers() -> list[Router]:
    """Build every router of the staff's side."""
    return [module.router() for module in ORDER]
