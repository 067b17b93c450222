"""Which commands the private chats of members list, kept up to date across upgrades."""

from uuid import UUID

from bot.domain.outgoing import Kind, Lane, Outgoing, Parcel, member_stream
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork, Works
from bot.services.post import Post
from bot.services.world import World


class CommandLists:
    """Let chats list commands. Which list a chat has is known once Telegram has taken it, by a mark of it."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._world = world

    async def show(self, member: Member, *, is_member: bool, lane: Lane = Lane.SCREEN) -> None:
        """Let a private chat list the staff's commands, or those of everybody again."""
        now, mark = self._world.clock.now(), self._world.commands_mark if is_member else ""
        await Post(self._uow, self._world).send(
            Outgoing(
                Kind.COMMANDS,
                lane,
                stream=member_stream(member.id),
                dedupe_key=f"{_keys(member.id)}{mark}:{now.timestamp():.0f}",
                payload={
                    "chat_id": member.chat_id,
                    "is_member": is_member,
                    "member": member.id.hex,
                    "mark": mark,
                },
            )
        )

    async def show_outdated(self) -> None:
        """Show the commands of today in every chat that lists others, and is not about to be shown them."""
        for member in await self._uow.staff.list_outdated(self._world.commands_mark):
            if not await self._uow.batches.is_waiting(_keys(member.id)):
                await self.show(member, is_member=True, lane=Lane.REMINDER)

    async def shown(self, parcel: Parcel) -> None:
        """Remember which list a chat has; a parcel of an earlier version does not say."""
        if "member" in parcel.payload:
            await self._uow.staff.note_commands(UUID(parcel.payload["member"]), parcel.payload["mark"])


async def bring_up_to_date(works: Works, world: World) -> None:
    """Show the commands of today in every chat that lists others, in a transaction of its own."""
    async with works.begin() as uow:
        await CommandLists(uow, world).show_outdated()
        await uow.commit()


def _keys(member_id: UUID) -> str:
    return f"commands:{member_id.hex}:"
