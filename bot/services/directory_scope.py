"""Services of the directory, bound to one unit of work and one clock: a part of `Scope`."""

from functools import cached_property

from bot.repositories.uow import UnitOfWork
from bot.services.city_editing import CityEditing
from bot.services.confirming import Confirming
from bot.services.day_statuses import DayStatuses
from bot.services.detaching import Detaching
from bot.services.directory_intake import DirectoryIntake
from bot.services.editing import Editing
from bot.services.entries import Entries
from bot.services.nearest import NearestPlaces
from bot.services.new_entries import NewEntries
from bot.services.places import Places
from bot.services.previews import Previews
from bot.services.slips import Slips
from bot.services.upkeep import Upkeep
from bot.services.world import World


class DirectoryScope:
    """What one transaction may do with the directory."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self.uow = uow
        self.world = world

    @cached_property
    def confirming(self) -> Confirming:
        """That an entry of the directory still holds."""
        return Confirming(self.uow, self.world)

    @cached_property
    def day_statuses(self) -> DayStatuses:
        """What places do today."""
        return DayStatuses(self.uow, self.world)

    @cached_property
    def city_editing(self) -> CityEditing:
        """Correcting cities."""
        return CityEditing(self.uow, self.world)

    @cached_property
    def detaching(self) -> Detaching:
        """Taking services away from places."""
        return Detaching(self.uow, self.world)

    @cached_property
    def editing(self) -> Editing:
        """Correcting the directory."""
        return Editing(self.uow, self.world)

    @cached_property
    def directory_intake(self) -> DirectoryIntake:
        """Directory files that members send."""
        return DirectoryIntake(self.uow, self.world)

    @cached_property
    def entries(self) -> Entries:
        """The directory for those who keep it."""
        return Entries(self.uow, self.world)

    @cached_property
    def nearest(self) -> NearestPlaces:
        """What is around a point."""
        return NearestPlaces(self.uow, self.places)

    @cached_property
    def new_entries(self) -> NewEntries:
        """What is new in the directory."""
        return NewEntries(self.uow, self.world)

    @cached_property
    def places(self) -> Places:
        """Where to go."""
        return Places(self.uow, self.world)

    @cached_property
    def previews(self) -> Previews:
        """What a change of the directory would give."""
        return Previews(self.uow, self.world)

    @cached_property
    def slips(self) -> Slips:
        """Referral slips."""
        return Slips(self.uow, self.world)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What keeps the directory true."""
        return Upkeep(self.uow, self.world)
