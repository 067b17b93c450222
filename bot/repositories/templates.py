"""SQL for prepared answers."""

from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.conversation import Theme
from bot.domain.templates import MOST, OWN, Template
from models.template import TemplateRow

T = TemplateRow.__table__.c
NUMBER_SHIFT = 97  # what is left of an id's 128 bits tells some thirty templates apart


class Templates:
    """Answers the programme has prepared."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_all(self) -> list[Template]:
        """Return all, by title."""
        rows = await self._connection.execute(select(*T).order_by(T.title, T.id).limit(MOST))
        return [
            Template(_number(row.id), row.title, row.words, None if row.theme is None else Theme(row.theme))
            for row in rows
        ]

    async def add(self, title: str, words: str) -> int:
        """Store a template for all themes; return its number."""
        template_id = uuid4()
        values = {"id": template_id, "title": title, "words": words, "theme": None}
        await self._connection.execute(insert(TemplateRow).values(values))
        return _number(template_id)

    async def set_theme(self, number: int, theme: Theme | None) -> None:
        """Say for which theme a template is."""
        query = update(TemplateRow).where(T.id.in_(await self._ids(number)))
        await self._connection.execute(query.values(theme=None if theme is None else int(theme)))

    async def remove(self, number: int) -> None:
        """Forget a template."""
        await self._connection.execute(delete(TemplateRow).where(T.id.in_(await self._ids(number))))

    async def _ids(self, number: int) -> list[UUID]:
        rows = (await self._connection.execute(select(T.id))).scalars()
        return [template_id for template_id in rows if _number(template_id) == number]


def _number(template_id: UUID) -> int:
    return OWN | template_id.int >> NUMBER_SHIFT
