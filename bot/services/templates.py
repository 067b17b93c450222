"""Prepared answers of the programme: read by all, changed by coordinators."""

from bot.domain.conversation import Theme
from bot.domain.staff import Member, NotRegistered
from bot.domain.templates import MOST, Template
from bot.repositories.uow import UnitOfWork


class Templates:
    """The programme's own templates."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    async def list_own(self) -> list[Template]:
        """Return those the programme has written."""
        return await self._uow.templates.list_all()

    async def add(self, title: str, words: str, *, by: Member) -> int | None:
        """Store a template; return its number, or None when there are too many.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        _check(by)
        if len(await self.list_own()) >= MOST:
            return None
        return await self._uow.templates.add(title, words)

    async def set_theme(self, number: int, theme: Theme | None, *, by: Member) -> None:
        """Say for which theme a template is.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        _check(by)
        await self._uow.templates.set_theme(number, theme)

    async def remove(self, number: int, *, by: Member) -> None:
        """Forget a template.

        Raises:
            NotRegistered: `by` is not a coordinator.
        """
        _check(by)
        await self._uow.templates.remove(number)


def _check(member: Member) -> None:
    if not member.is_coordinator:
        raise NotRegistered
