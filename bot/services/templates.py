"""Prepared answers of the programme: read by all, changed by coordinators."""

from collections.abc import Collection

from bot.domain.conversation import Theme, Thread
from bot.domain.errors import NotFound
from bot.domain.people import DEFAULT_LANGUAGE
from bot.domain.rights import Right, require
from bot.domain.staff import Member
from bot.domain.templates import MOST, Template, TemplateRefused, check_title, check_words
from bot.repositories.uow import UnitOfWork


class Templates:
    """The programme's own templates. `known` are the names of the places that fill themselves."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    async def list_own(self) -> list[Template]:
        """Return those the programme has written, in its order."""
        return await self._uow.templates.list_all()

    async def get(self, number: int) -> Template:
        """Return one of the programme's own.

        Raises:
            NotFound: it is gone.
        """
        found = next((one for one in await self.list_own() if one.number == number), None)
        if found is None:
            raise NotFound
        return found

    async def language_for(self, thread: Thread) -> str:
        """Return the language the woman of a conversation reads; it is for her answer alone."""
        person = await self._uow.people.get(thread.person_id)
        return person.settings.language if person else DEFAULT_LANGUAGE

    async def check_title(self, title: str, *, by: Member) -> None:
        """Let through what can be the title of a new template.

        Raises:
            NoRight: `by` may not write templates.
            TemplateRefused: what is wrong with it, or `many` there are already.
        """
        require(by, Right.WRITE_TEMPLATES)
        check_title(title)
        if len(await self.list_own()) >= MOST:
            raise TemplateRefused("many")

    async def add(self, title: str, words: str, *, known: Collection[str], by: Member) -> int:
        """Store a template; return its number.

        Raises:
            NoRight: `by` may not write templates.
            TemplateRefused: what is wrong with it, or `many` there are already.
        """
        await self.check_title(title, by=by)
        check_words(words, known)
        return await self._uow.templates.add(title.strip(), words.strip())

    async def rename(self, number: int, title: str, *, by: Member) -> None:
        """Give a template another title.

        Raises:
            NoRight: `by` may not write templates.
            TemplateRefused: what is wrong with it.
        """
        require(by, Right.WRITE_TEMPLATES)
        check_title(title)
        await self._uow.templates.change(number, title=title.strip())

    async def rewrite(
        self, number: int, words: str, *, language: str, known: Collection[str], by: Member
    ) -> None:
        """Let a template say something else, in the staff's language or another.

        Raises:
            NoRight: `by` may not write templates.
            NotFound: it is gone.
            TemplateRefused: what is wrong with the words.
        """
        require(by, Right.WRITE_TEMPLATES)
        check_words(words, known)
        await self.get(number)
        if language == DEFAULT_LANGUAGE:
            await self._uow.templates.change(number, words=words.strip())
        else:
            await self._uow.templates.say(number, language, words.strip())

    async def set_theme(self, number: int, theme: Theme | None, *, by: Member) -> None:
        """Say for which theme a template is.

        Raises:
            NoRight: `by` may not write templates.
        """
        require(by, Right.WRITE_TEMPLATES)
        await self._uow.templates.change(number, theme=None if theme is None else int(theme))

    async def move(self, number: int, step: int, *, by: Member) -> None:
        """Move a template by so many places in the list; past its ends nothing happens.

        Raises:
            NoRight: `by` may not write templates.
            NotFound: it is gone.
        """
        require(by, Right.WRITE_TEMPLATES)
        numbers = [one.number for one in await self.list_own()]
        if number not in numbers:
            raise NotFound
        place = max(0, min(numbers.index(number) + step, len(numbers) - 1))
        numbers.remove(number)
        numbers.insert(place, number)
        await self._uow.templates.arrange(numbers)

    async def remove(self, number: int, *, by: Member) -> None:
        """Forget a template.

        Raises:
            NoRight: `by` may not write templates.
        """
        require(by, Right.WRITE_TEMPLATES)
        await self._uow.templates.remove(number)
