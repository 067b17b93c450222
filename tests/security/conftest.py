"""The stage of the flows, lent to the tests of security."""

import pytest

from bot.telegram import budget
from tests.flows.conftest import (
    app,
    clock,
    furnished,
    migrated_postgres,
    settings,
    stage,
    telegram,
)
from tests.flows.test_canary import recorder

__all__ = [
    "app",
    "clock",
    "furnished",
    "migrated_postgres",
    "recorder",
    "roomy",
    "settings",
    "stage",
    "telegram",
]


@pytest.fixture
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a group and a private chat take more than Telegram would; before any message."""
    monkeypatch.setattr(budget, "GROUP_LIMIT", 500)
    monkeypatch.setattr(budget, "PRIVATE_BURST", 500)
