"""The `INSERT` that leaves alone what is there already, which each dialect spells for itself."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from sqlalchemy import ColumnElement
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
