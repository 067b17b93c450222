"""Who signs an answer: a role, or a pseudonym a member has chosen; never a name."""

from collections.abc import Collection
from dataclasses import replace

from bot.domain.conversation import Thread
from bot.domain.pseudonym import Flaw, clean_pseudonym, flaw_in
from bot.domain.staff import Member
from bot.repositories.uow import UnitOfWork


class Signatures:
    """Choose pseudonyms, and when they are used."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    async def choose_pseudonym(
        self, member: Member, typed: str, *, names: Collection[str], roles: Collection[str]
    ) -> Flaw | None:
        """Keep a member's pseudonym and sign with it from now on; return why not, where it cannot be one.

        That of a colleague who has left stays hers: whoever reads it would take both for the same.
        `names` are what the member's account is called, `roles` what the roles are called.
        """
        pseudonym = clean_pseudonym(typed)
        taken = await self._uow.signings.list_pseudonyms(but=member.id)
        flaw = flaw_in(pseudonym, names=names, roles=roles, taken=taken)
        if flaw is None:
            await self._uow.signings.set_pseudonym(member.id, pseudonym)
            await self._uow.signings.set_usual(member.id, by_pseudonym=True)
        return flaw

    async def forget_pseudonym(self, member: Member) -> None:
        """Sign by the role again."""
        await self._uow.signings.set_pseudonym(member.id, None)
        await self._uow.signings.set_usual(member.id, by_pseudonym=False)

    async def switch_usual(self, member: Member) -> Member:
        """Let a member who has a pseudonym sign the other way from now on; return them as they are then."""
        if member.pseudonym is None:
            return member
        by_pseudonym = not member.signs_by_pseudonym
        await self._uow.signings.set_usual(member.id, by_pseudonym=by_pseudonym)
        return replace(member, signs_by_pseudonym=by_pseudonym)

    async def switch_in(self, thread: Thread, member: Member) -> str | None:
        """Let a member sign the other way in a conversation; return the pseudonym, or None for the role."""
        by_pseudonym = member.pseudonym is not None and await self.of(thread, member) is None
        await self._uow.signings.choose(thread.id, member.id, by_pseudonym=by_pseudonym)
        return member.pseudonym if by_pseudonym else None

    async def of(self, thread: Thread, member: Member) -> str | None:
        """Return the pseudonym a member signs with in a conversation; None where it is the role."""
        chosen = await self._uow.signings.chosen(thread.id, member.id)
        by_pseudonym = member.signs_by_pseudonym if chosen is None else chosen
        return member.pseudonym if by_pseudonym else None
