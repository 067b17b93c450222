"""An entry that is taken out of the directory, as plain data: what brings it back for a day."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.domain.directory import (
    AccessTerm,
    Listing,
    Location,
    LocationType,
    ServiceAtLocation,
    Status,
    Tri,
)
from bot.domain.entry_fields import (
    EntryField,
    exception_from_json,
    read,
    schedule_from_json,
)


@dataclass(frozen=True, slots=True)
class TakenEntry:
    """A service at a location, the location itself, and where the entry stood in the directory."""

    place: ServiceAtLocation
    location: Location
    position: int

    @classmethod
    def of(cls, listing: Listing, position: int) -> "TakenEntry":
        """Keep what an entry is."""
        return cls(listing.place, listing.location, position)

    def to_json(self, listing: Listing) -> dict[str, Any]:
        """Return it as plain data; `listing` is what it was made of."""
        place = self.place
        return {
            "id": place.id,
            "service_id": place.service_id,
            "location": {**asdict(self.location), "location_type": self.location.location_type.value},
            "position": self.position,
            "phones": list(place.phones),
            "access": read(listing, EntryField.ACCESS),
            "hours": read(listing, EntryField.HOURS),
            "days": read(listing, EntryField.EXCEPTIONS),
            "verified_on": read(listing, EntryField.VERIFIED),
            "is_sample": place.is_sample,
            "status": place.status.value,
            "keeper": place.keeper,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "TakenEntry":
        """Make it of plain data."""
        kept, checked = values["location"], values["verified_on"]
        location = Location(**{**kept, "location_type": LocationType(kept["location_type"])})
        place = ServiceAtLocation(
            id=values["id"],
            service_id=values["service_id"],
            location_id=location.id,
            phones=tuple(values["phones"]),
            access={AccessTerm(term): Tri(value) for term, value in values["access"].items()},
            schedules=tuple(map(schedule_from_json, values["hours"])),
            exceptions=tuple(map(exception_from_json, values["days"])),
            verified_on=date.fromisoformat(checked) if checked else None,
            is_sample=values["is_sample"],
            status=Status(values["status"]),
            keeper=values["keeper"],
        )
        return cls(place, location, values["position"])
