"""The part of a unit of work that speaks of the directory: places, hours, buses, slips, upkeep."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.repositories.atlas import Atlas, Revision
from bot.repositories.buses import Buses, StopWatches
from bot.repositories.cities import Cities
from bot.repositories.directory import DirectoryStore
from bot.repositories.directory_changes import DirectoryChanges
from bot.repositories.directory_copy import DirectoryCopy
from bot.repositories.directory_jobs import DirectoryJobs
from bot.repositories.entries import Entries
from bot.repositories.entry_lists import EntryLists
from bot.repositories.listings import Listings
from bot.repositories.referrals import Referrals
from bot.repositories.safe import Safe
from bot.repositories.service_places import ServicePlaces
from bot.repositories.upkeep import Upkeep


class DirectoryWork:
    """The repositories of the directory, in one transaction."""

    def __init__(self, connection: AsyncConnection, safe: Safe, atlas: Atlas) -> None:
        self.connection = connection
        self.safe = safe
        self._atlas = atlas

    @cached_property
    def buses(self) -> Buses:
        """What crews say of today."""
        return Buses(self.connection, self._revision)

    @cached_property
    def stop_watches(self) -> StopWatches:
        """Who wants to hear of which stops."""
        return StopWatches(self.connection, self.safe)

    @cached_property
    def referrals(self) -> Referrals:
        """Referral slips."""
        return Referrals(self.connection, self.safe)

    @cached_property
    def directory_jobs(self) -> DirectoryJobs:
        """Directory files that members have sent."""
        return DirectoryJobs(self.connection, self.safe)

    @cached_property
    def directory_copy(self) -> DirectoryCopy:
        """The directory as a whole."""
        return DirectoryCopy(self.connection, self._revision)

    @cached_property
    def directory(self) -> DirectoryStore:
        """The directory as a whole, to be written."""
        return DirectoryStore(self.connection, self._revision)

    @cached_property
    def listings(self) -> Listings:
        """The directory as the screens read it."""
        return Listings(self.connection, self._revision, self._atlas)

    @cached_property
    def service_places(self) -> ServicePlaces:
        """Where a service is."""
        return ServicePlaces(self.connection, self._revision)

    @cached_property
    def cities(self) -> Cities:
        """Cities, as they are edited."""
        return Cities(self.connection, self._revision)

    @cached_property
    def entries(self) -> Entries:
        """One entry of the directory, to be edited."""
        return Entries(self.connection, self._revision, self.listings)

    @cached_property
    def entry_lists(self) -> EntryLists:
        """Lists of the directory for those who keep it."""
        return EntryLists(self.connection)

    @cached_property
    def directory_changes(self) -> DirectoryChanges:
        """The history of the directory."""
        return DirectoryChanges(self.connection)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What keeps the directory true."""
        return Upkeep(self.connection, self.safe, self._revision)

    @cached_property
    def _revision(self) -> Revision:
        return Revision(self.connection)
