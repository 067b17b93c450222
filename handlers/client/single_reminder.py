"""Making a reminder that comes once: for a test to repeat, for a visit."""

from datetime import date, time

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person
from bot.domain.reminder import Body, once
from bot.services.reminders import Draft
from bot.services.scope import Scope
from bot.telegram.screens import Screen
from bot.telegram.texts.reminders import saved
from bot.telegram.views.new_reminder import wording_of
from bot.telegram.views.reminders import city_first_screen, plan_screen
from bot.telegram.views.single_reminder import (
    BODY_KINDS,
    OnceKind,
    days_screen,
    once_preview_screen,
    once_time_screen,
    once_words_screen,
)
from bot.telegram.visit_callbacks import OnceDays, OncePreview, OnceSave, OnceTime, OnceWords
from handlers.client.reminder_form import id_of, wall_of

FIRST_ORDINAL = date(2020, 1, 1).toordinal()
LAST_ORDINAL = date(2100, 1, 1).toordinal()


def router() -> Router:
    """Answer the buttons of the form."""
    router = Router(name="single_reminder")
    router.callback_query.register(ask_day, OnceDays.filter())
    router.callback_query.register(ask_time, OnceTime.filter())
    router.callback_query.register(offer_words, OnceWords.filter())
    router.callback_query.register(preview, OncePreview.filter())
    router.callback_query.register(save, OnceSave.filter())
    return router


async def ask_day(_query: CallbackQuery, callback_data: OnceDays, scope: Scope, person: Person) -> Screen:
    """Begin with the day."""
    if person.settings.zone is None:
        return city_first_screen()
    return days_screen(kind_of(callback_data.kind), scope.reminders.today(person), callback_data.page)


async def ask_time(_query: CallbackQuery, callback_data: OnceTime) -> Screen:
    """Choose a day."""
    return once_time_screen(
        kind_of(callback_data.kind), day_of(callback_data.day), number=callback_data.words
    )


async def offer_words(_query: CallbackQuery, callback_data: OnceWords) -> Screen:
    """Look at other wordings."""
    wall_of(callback_data.minute)
    kind, day = kind_of(callback_data.kind), day_of(callback_data.day)
    return once_words_screen(kind, day, callback_data.minute, callback_data.page)


async def preview(_query: CallbackQuery, callback_data: OncePreview, scope: Scope, person: Person) -> Screen:
    """See what it gives; a time that has passed is asked for again."""
    if person.settings.zone is None:
        return city_first_screen()
    kind, day, wall = _read(callback_data)
    shown = scope.reminders.preview(person, once(wall, on=day))
    if not shown.fires:
        return once_time_screen(kind, day, number=callback_data.words, is_over=True)
    return once_preview_screen(kind, day, wall=wall, number=callback_data.words, preview=shown)


async def save(_query: CallbackQuery, callback_data: OnceSave, scope: Scope, person: Person) -> Screen:
    """Keep it; one whose time has passed meanwhile is asked for again."""
    kind, day, wall = _read(callback_data)
    if not scope.reminders.preview(person, once(wall, on=day)).fires:
        return once_time_screen(kind, day, number=callback_data.words, is_over=True)
    body = Body(BODY_KINDS[kind], wording_of(callback_data.words) or "")
    plan = await scope.reminders.add(person, id_of(callback_data.plan), Draft(once(wall, on=day), body))
    return plan_screen(plan, scope.world.clock.now(), toast=saved())


def _read(chosen: OncePreview | OnceSave) -> tuple[OnceKind, date, time]:
    if wording_of(chosen.words) is None:
        raise NotFound
    return kind_of(chosen.kind), day_of(chosen.day), wall_of(chosen.minute)


def kind_of(number: int) -> OnceKind:
    """Read a kind from a button.

    Raises:
        NotFound: there is no such kind.
    """
    if number not in set(OnceKind):
        raise NotFound
    return OnceKind(number)


def day_of(ordinal: int) -> date:
    """Read a day from a button.

    Raises:
        NotFound: it is no day a button ever carried.
    """
    if not FIRST_ORDINAL <= ordinal <= LAST_ORDINAL:
        raise NotFound
    return date.fromordinal(ordinal)
