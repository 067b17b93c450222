"""Two ways to `INSERT`: leaving alone what is there already, and half a million rows at once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

MOST_VALUES = 16384  # of a column, that are remembered as the driver takes them


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
        self._pick = itemgetter(*names)
        types = [table.columns[name].type.dialect_impl(connection.dialect) for name in names]
        processors = [kind.bind_processor(connection.dialect) for kind in types]
        self._processors = [process and lru_cache(MOST_VALUES, typed=True)(process) for process in processors]

    async def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Insert the rows; each has every column, and what is not yet fit for the driver can be hashed."""
        columns = zip(*map(self._pick, rows), strict=True)
        bound = [
            column if process is None else map(process, column)
            for process, column in zip(self._processors, columns, strict=False)
        ]
        if bound:
            await self._connection.exec_driver_sql(self._statement, list(zip(*bound, strict=True)))
