"""SQL for prepared answers."""

from collections import defaultdict
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import Theme
from bot.domain.templates import MOST, OWN, Template
from models.template import TemplateRow, TemplateWordsRow

T = TemplateRow.__table__.c
W = TemplateWordsRow.__table__.c
NUMBER_SHIFT = 97  # what is left of an id's 128 bits tells some thirty templates apart


class Templates:
    """Answers the programme has prepared."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_all(self) -> list[Template]:
        """Return all, in the order the programme has given them."""
        variants: dict[UUID, dict[str, str]] = defaultdict(dict)
        for row in await self._connection.execute(select(*W)):
            variants[row.template_id][row.language] = row.words
        rows = await self._connection.execute(select(*T).order_by(T.position, T.title, T.id).limit(MOST))
        return [
            Template(
                _number(row.id),
                row.title,
                row.words,
                None if row.theme is None else Theme(row.theme),
                variants[row.id],
            )
            for row in rows
        ]

    async def add(self, title: str, words: str) -> int:
        """Store a template for all themes as the last one; return its number."""
        template_id = uuid4()
        last = (await self._connection.execute(select(func.max(T.position)))).scalar() or 0
        values = {"id": template_id, "title": title, "words": words, "theme": None, "position": last + 1}
        await self._connection.execute(insert(TemplateRow).values(values))
        return _number(template_id)

    async def change(self, number: int, **values: Any) -> None:
        """Change columns of a template."""
        query = update(TemplateRow).where(T.id.in_(await self._ids(number)))
        await self._connection.execute(query.values(values))

    async def arrange(self, numbers: list[int]) -> None:
        """Put the templates into this order."""
        for position, number in enumerate(numbers, start=1):
            await self.change(number, position=position)

    async def say(self, number: int, language: str, words: str | None) -> None:
        """Keep what a template says in one more language; None forgets it."""
        for template_id in await self._ids(number):
            known = (W.template_id == template_id, W.language == language)
            await self._connection.execute(delete(TemplateWordsRow).where(*known))
            if words is not None:
                values = {"template_id": template_id, "language": language, "words": words}
                await self._connection.execute(insert(TemplateWordsRow).values(values))

    async def remove(self, number: int) -> None:
        """Forget a template."""
        await self._connection.execute(delete(TemplateRow).where(T.id.in_(await self._ids(number))))

    async def _ids(self, number: int) -> list[UUID]:
        rows = (await self._connection.execute(select(T.id))).scalars()
        return [template_id for template_id in rows if _number(template_id) == number]


def _number(template_id: UUID) -> int:
    return OWN | template_id.int >> NUMBER_SHIFT
