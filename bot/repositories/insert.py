"""Two ways to `INSERT`: leaving alone what is there already, and half a million rows at once."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute


def insert_new(
    connection: AsyncConnection,
    row: type,
    *,
    unless: Sequence[ColumnElement[Any] | InstrumentedAttribute[Any]],
) -> Any:
    """Return an `Insert` into the table of `row` that does nothing where these columns are taken."""
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    return dialect.insert(row).on_conflict_do_nothing(index_elements=unless)


class BulkInsert:
    """An `INSERT` of bare tuples; SQLAlchemy's own takes as long as the database itself."""

    def __init__(self, connection: AsyncConnection, table: Table) -> None:
        self._connection = connection
        compiled = insert(table).compile(dialect=connection.dialect)
        self._statement = str(compiled)
        names = compiled.positiontup or ()
        types = [table.columns[name].type.dialect_impl(connection.dialect) for name in names]
        processors = [kind.bind_processor(connection.dialect) for kind in types]
        self._pick = itemgetter(*names)
        self._processed = [(at, process) for at, process in enumerate(processors) if process is not None]

    async def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Insert the rows; each has every column."""
        values = [self._bound(row) for row in rows]
        if values:
            await self._connection.exec_driver_sql(self._statement, values)

    def _bound(self, row: dict[str, Any]) -> tuple[Any, ...]:
        values = list(self._pick(row))
        for at, process in self._processed:
            values[at] = process(values[at])
        return tuple(values)
