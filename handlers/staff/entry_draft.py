"""The draft of a field of the directory, in a member's sealed dialog: it survives presses and restarts."""

import dataclasses
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from bot.domain.entry_fields import EntryField
from bot.domain.rights import require_edit
from bot.domain.staff import Member
from bot.services.entries import EntryView
from bot.services.scope import Scope
from bot.telegram.directory_callbacks import DraftAct
from bot.telegram.screens import Screen, Toast

DRAFT = "entry"


class Typing(StatesGroup):
    """Where a member is while something is typed into a draft; `Draft.asks` says what."""

    words = State()


@dataclass(slots=True)
class Draft:
    """One field of one entry: what it was when the draft was begun, and what it is to become.

    `is_seen` tells that this very value was shown as a preview, so that nothing unseen is saved; `asks` names
    what is being typed, `at` which item of a list is edited, `page` where its list stands, `part` an item
    that is not whole yet.
    """

    code: str
    field: int
    base: Any
    value: Any
    is_seen: bool = False
    asks: str = ""
    at: int = -1
    page: int = 0
    part: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def what(self) -> EntryField:
        """Return the field."""
        return EntryField(self.field)


async def load_draft(state: FSMContext) -> Draft | None:
    """Return the draft at hand."""
    kept = (await state.get_data()).get(DRAFT)
    return None if kept is None else Draft(**kept)


async def keep_draft(state: FSMContext, draft: Draft, *, asks: str = "") -> Draft:
    """Remember a draft; `asks` waits for words of this kind."""
    draft.asks = asks
    await state.set_data({DRAFT: asdict(draft)})
    await state.set_state(Typing.words if asks else None)
    return draft


async def change_draft(state: FSMContext, draft: Draft, value: Any) -> Draft:
    """Give a draft another value, which nobody has seen yet."""
    draft.value, draft.is_seen = value, False
    return await keep_draft(state, draft)


class Desk:
    """What a step of editing works with: the services, who edits, and where the draft lies."""

    def __init__(self, scope: Scope, member: Member, state: FSMContext) -> None:
        self.scope = scope
        self.member = member
        self.state = state

    async def view(self, code: str) -> EntryView:
        """Return an entry this member may edit.

        Raises:
            NotFound: it left the directory.
            NoRight: others keep it.
        """
        view = await self.scope.entries.view(code, by=self.member)
        require_edit(self.member, view.listing.place.keeper)
        return view


Step = Callable[[Draft, DraftAct, Desk], Awaitable[Screen | Toast]]
