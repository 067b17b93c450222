"""aiogram's FSM storage over the dialog of the woman in hand; it is sealed and written with her row."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.domain.people import Dialog


class DialogStorage(BaseStorage):
    """Keep state and answers in one `Dialog`; the unit of work saves it when the update ends."""

    def __init__(self, dialog: Dialog) -> None:
        self._dialog = dialog

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Remember where she is in the form."""
        del key
        self._dialog.state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        """Tell where she is."""
        del key
        return self._dialog.state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace what she has answered; values must be JSON-able."""
        del key
        self._dialog.answers = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return a copy of what she has answered."""
        del key
        return dict(self._dialog.answers)

    async def close(self) -> None:
        """Nothing is held open."""
