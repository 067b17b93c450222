"""When a woman has erased herself: whoever has written to her is told, and nothing that could name her."""

from uuid import UUID

from bot.domain.letter import LetterBody
from bot.domain.outgoing import Kind, Lane, Outgoing, member_stream
from bot.domain.people import Person
from bot.domain.staff import Member
from bot.repositories.letters import BODY
from bot.repositories.uow import UnitOfWork
from bot.services.post import Post
from bot.services.world import World


class Farewells:
    """Tell members in private, without nickname or theme, that an answer reaches nobody."""

    def __init__(self, uow: UnitOfWork, world: World) -> None:
        self._uow = uow
        self._post = Post(uow, world)

    async def tell_authors(self, person: Person) -> None:
        """Tell of each answer that has not reached her; before she is erased."""
        key = await self._uow.people.key_of(person.id)
        letters = await self._uow.letters.list_never_delivered(person.id) if key is not None else []
        members = {member.id.hex: member for member in await self._uow.staff.list_active()} if letters else {}
        for letter in letters:
            if key is None or letter.body is None:
                continue
            body = LetterBody.from_json(key.open_json(BODY, letter.id, letter.body))
            member = members.get(body.author or "")
            if member is not None:
                await self._tell(member, "erased", mark=letter.id)

    async def tell_gone(self, member: Member, room_id: UUID, message_id: int) -> None:
        """Tell a member that what was written in the staff's room belongs to no conversation any more."""
        await self._tell(member, "conversation_gone", mark=room_id, number=message_id)

    async def _tell(self, member: Member, code: str, *, mark: UUID, number: int = 0) -> None:
        key = f"{code[:7]}:{mark.hex}:{number}:{member.id.hex[:12]}"
        payload = {"chat_id": member.chat_id, "code": code}
        stream = member_stream(member.id)
        await self._post.send(Outgoing(Kind.TELL, Lane.SCREEN, stream, key, payload))
