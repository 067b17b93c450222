"""Columns refuse what must never reach the database."""

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import StatementError

from bot.repositories.uow import Works
from models.house import HouseKey
from models.updates import SeenUpdate


async def test_sealed_column_refuses_plaintext(works: Works) -> None:
    async with works.begin() as uow:
        with pytest.raises(StatementError, match="plaintext"):
            await uow.connection.execute(insert(HouseKey).values(id=uuid4(), epoch=1, dek=b"plain"))


async def test_instant_column_refuses_naive_time(works: Works) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - the very thing that must be refused

    async with works.begin() as uow:
        with pytest.raises(StatementError, match="naive"):
            await uow.connection.execute(insert(SeenUpdate).values(update_id=1, at_hour=naive))
