"""Which questions come to which room: by theme and city, to the most specific of the rooms there are."""

from collections.abc import Sequence

from bot.domain.conversation import Theme
from bot.domain.staff import Role, Room

ANSWERING = (Role.DOCTOR, Role.LAWYER, Role.CONSULTANT, Role.SOCIAL_WORKER, Role.PEER)
ROLES: dict[Theme, tuple[Role, ...]] = {
    Theme.HEALTH: (Role.DOCTOR, Role.CONSULTANT),
    Theme.HIV: (Role.DOCTOR, Role.CONSULTANT),
    Theme.PREGNANCY: (Role.DOCTOR, Role.CONSULTANT),
    Theme.VIOLENCE: (Role.CONSULTANT, Role.SOCIAL_WORKER),
    Theme.LAWYER: (Role.LAWYER,),
    Theme.PAPERS: (Role.LAWYER, Role.SOCIAL_WORKER),
    Theme.HOUSING: (Role.SOCIAL_WORKER, Role.CONSULTANT),
    Theme.CHILDREN: (Role.LAWYER, Role.SOCIAL_WORKER, Role.CONSULTANT),  # mostly about keeping them
    Theme.DEPENDENCE: (Role.CONSULTANT, Role.PEER),
    Theme.TALK: (Role.CONSULTANT, Role.PEER),
    Theme.URGENT: (Role.CONSULTANT,),
    Theme.COMPANY: (Role.PEER, Role.SOCIAL_WORKER, Role.CONSULTANT),
}


def roles_for(theme: Theme) -> tuple[Role, ...]:
    """Return the roles that answer a theme, best first."""
    return ROLES[theme]


def takes(room: Room, theme: Theme, city: str | None) -> bool:
    """Tell whether questions of a theme from a city (its code, None: not chosen) come to a room."""
    is_of_role = room.role is None or room.role in ROLES[theme]
    return is_of_role and room.city in {None, city}


def choose(rooms: Sequence[Room], theme: Theme, city: str | None) -> Room | None:
    """Return the room a question goes to: role and city, else role, else city, else the general one.

    Where none of these is there, any other one, since a wrong room can hand over and no room cannot.
    None only where there is no room at all.
    """
    return min(rooms, key=lambda room: _distance(room, theme, city), default=None)


def _distance(room: Room, theme: Theme, city: str | None) -> tuple[int, int, int, int]:
    """Tell how far a room is from what a question needs; ids only make the answer always the same."""
    roles = ROLES[theme]
    if takes(room, theme, city):
        of_role = len(roles) if room.role is None else roles.index(room.role)
        return 0, of_role, int(room.city is None), room.id.int
    return 1, int(room.city not in {None, city}), int(room.role not in {None, *roles}), room.id.int
