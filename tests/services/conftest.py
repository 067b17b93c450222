"""Fixtures of the services' tests."""

import pytest

from bot.repositories.uow import Works
from bot.services.world import World
from tests.services.reminding import Reminding


@pytest.fixture
def reminding(works: Works, world: World) -> Reminding:
    """Drive reminders on this database."""
    return Reminding(works, world)
