"""One step of the form that makes a reminder: what is shown next for what she has chosen so far."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.recurrence import AsNeeded, Recurrence
from bot.domain.wish_codes import read_wish, write_wish
from bot.domain.wishes import FIRST_OWN, Ask, Wish, can_ask, next_ask, own_words
from bot.services.new_reminders import Outlook
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved
from bot.telegram.views.new_reminder import STEP_SCREENS, preview_screen, wording_of
from bot.telegram.views.reminder_details import reading_screen
from bot.telegram.views.reminder_steps import Look
from bot.telegram.views.reminders import city_first_screen, list_screen

WORDING = "wording"


class ReminderForm(StatesGroup):
    """What she may type: an answer of the form, other times of a reminder, or something set of it."""

    typing = State()
    time = State()
    setting = State()


def wish_of(code: str) -> Wish:
    """Read a wish from a button.

    Raises:
        NotFound: no button ever carried it.
    """
    try:
        return read_wish(code)
    except ValueError as error:
        raise NotFound from error


class Step:
    """The form in the hands of one woman, at one wish."""

    def __init__(self, wish: Wish, scope: Scope, person: Person, state: FSMContext) -> None:
        self._wish = wish
        self._scope = scope
        self._person = person
        self._state = state

    async def show(self, ask: Ask = Ask.NEXT, *, page: int = 0, again: bool = False) -> Screen:
        """Ask one thing, or whatever is missing; when nothing is, show what it comes to.

        Raises:
            NotFound: that cannot be asked of this wish.
        """
        if self._person.settings.zone is None:
            return city_first_screen()
        if not can_ask(self._wish, ask):
            raise NotFound
        asked = next_ask(self._wish) if ask is Ask.NEXT else ask
        if asked is Ask.PREVIEW:
            return await self._preview()
        return await self._question(asked, page=page, again=again)

    async def offer(self, ask: Ask, readings: Sequence[Wish]) -> Screen:
        """Ask which meaning of her words is right; she may also write again."""
        await self._listen(ask)
        return reading_screen(ask, self._wish, readings)

    async def save(self, made: int) -> Screen:
        """Save it under the id its preview gave, and show the list; ask whatever is missing by now.

        Raises:
            NotFound: it comes to nothing that can be kept.
            TooManyReminders: she has made twenty already.
        """
        return await self.save_as(uuid5(self._person.id, f"{made}.{write_wish(self._wish)}"))

    async def save_as(self, plan_id: UUID) -> Screen:
        """Save it under this id, as `save` does."""
        if self._person.settings.zone is None:
            return city_first_screen()
        wording = await self._wording()
        if next_ask(self._wish) is not Ask.PREVIEW or wording is None:
            return await self.show()
        outlook = self._outlook()
        if _is_over(outlook) or (outlook.disturbed is not None and self._wish.is_moved is None):
            return await self._preview()
        await self._state.clear()
        await self._scope.new_reminders.keep(self._person, plan_id, self._wish, wording)
        plans = await self._scope.reminders.list_of(self._person)
        return list_screen(plans, self._scope.world.clock.now(), toast=saved())

    async def _preview(self) -> Screen:
        wording = await self._wording()
        if wording is None:
            self._wish = replace(self._wish, words=None)
            return await self._question(Ask.WORDS)
        outlook = self._outlook()
        if _is_over(outlook):
            return await self._ask_anew()
        return preview_screen(self._wish, wording, outlook, self._scope.world.clock.now())

    async def _ask_anew(self) -> Screen:
        """Ask for the day, or for the time, of what has passed."""
        if self._wish.day is not None and self._wish.day < self._scope.reminders.today(self._person):
            self._wish = replace(self._wish, day=None)
            return await self._question(Ask.DAY, again=True)
        self._wish = self._wish.at()
        return await self._question(Ask.TIMES, is_over=True)

    async def _question(
        self, ask: Ask, *, page: int = 0, again: bool = False, is_over: bool = False
    ) -> Screen:
        await self._listen(ask)
        today = self._scope.reminders.today(self._person)
        look = Look(today, page, again=again, is_over=is_over, rule=self._rule(ask))
        return STEP_SCREENS[ask](self._wish, look)

    async def _listen(self, ask: Ask) -> None:
        wording = (await self._state.get_data()).get(WORDING)
        await self._state.set_state(ReminderForm.typing)
        await self._state.set_data({"wish": write_wish(self._wish), "ask": int(ask), WORDING: wording})

    async def _wording(self) -> str | None:
        number = self._wish.words
        if number is None or number < FIRST_OWN:
            return None if number is None else wording_of(number)
        wording: str | None = (await self._state.get_data()).get(WORDING)
        return wording if wording is not None and own_words(wording) == number else None

    def _rule(self, ask: Ask) -> Recurrence | None:
        is_last = ask is Ask.WORDS and next_ask(replace(self._wish, words=1)) is Ask.PREVIEW
        return self._outlook().rule if is_last else None

    def _outlook(self) -> Outlook:
        return self._scope.new_reminders.outlook(self._person, self._wish)


def _is_over(outlook: Outlook) -> bool:
    return not outlook.fires and not isinstance(outlook.rule, AsNeeded)
