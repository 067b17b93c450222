"""The directory as a file in a coordinator's private chat; it is read when the file is sent."""

from dataclasses import replace

from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, member_stream
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork
from bot.services.world import World

# Their numbers stand in buttons, from one on, and are for ever.
FORMS = (".xlsx", ".yaml", ".json")


class DirectorySending:
    """Send the directory of one unit of work."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def send(self, form: str, *, by: Member) -> None:
        """Send the whole of it to the coordinator who asks; it holds nothing about women.

        Raises:
            NoRight: the role does not include it.
        """
        require(by, Right.DIRECTORY)
        now = self._world.clock.now()
        key = f"places:{by.id.hex}:{form}:{now.timestamp()}"
        payload = {"chat_id": by.chat_id, "form": form}
        outgoing = Outgoing(Kind.PLACES_FILE, Lane.SCREEN, member_stream(by.id), key, payload)
        await self._uow.outbox.add(outgoing, now=now, key=None)

    async def packed(self, parcel: Parcel) -> Parcel:
        """Return a file's parcel with the directory, which no parcel stores."""
        if parcel.kind is not Kind.PLACES_FILE:
            return parcel
        directory = await self._uow.directory_copy.read()
        return replace(parcel, payload=parcel.payload | {"directory": directory})
