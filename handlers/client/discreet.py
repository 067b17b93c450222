"""How answers come to her, and who sees that she has read them."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound
from bot.domain.people import Person, PhoneSeenBy
from bot.services.scope import Scope
from bot.telegram.callbacks import Go, Place, PrivacyAct
from bot.telegram.screens import Screen
from bot.telegram.texts.discreet import switched
from bot.telegram.texts.letters import reading_told
from bot.telegram.texts.reminders import phone_answers
from bot.telegram.views import discreet as views
from bot.telegram.views.discreet import Step


def router() -> Router:
    """Answer the buttons of the discreet mode and of the mark that she has read."""
    router = Router(name="discreet")
    router.callback_query.register(show_mode, Go.filter(F.to == Place.DISCREET))
    router.callback_query.register(ask_about_phone, PrivacyAct.filter(F.what == Step.PHONE))
    router.callback_query.register(be_plain, PrivacyAct.filter(F.what == Step.PLAIN))
    router.callback_query.register(be_discreet, PrivacyAct.filter(F.what == Step.DISCREET))
    router.callback_query.register(show_reading, Go.filter(F.to == Place.READING))
    router.callback_query.register(set_reading, PrivacyAct.filter(F.what == Step.READING))
    return router


async def show_mode(_query: CallbackQuery, person: Person) -> Screen:
    """Say how answers come."""
    return views.discreet_screen(is_discreet=person.settings.discreet)


async def ask_about_phone(_query: CallbackQuery, callback_data: PrivacyAct, person: Person) -> Screen:
    """Ask who else sees her phone; keep the answer, and ask whether she is sure."""
    if not callback_data.value:
        return views.phone_screen()
    answers = dict(enumerate((stored for stored, _ in phone_answers()), start=1))
    if callback_data.value not in answers:
        raise NotFound
    person.settings.phone_seen_by = answers[callback_data.value]
    return views.sure_screen(is_hers_alone=person.settings.phone_seen_by == PhoneSeenBy.ONLY_HER)


async def be_plain(_query: CallbackQuery, person: Person) -> Screen:
    """Let answers come as they are, once she has said who sees her phone."""
    if person.settings.phone_seen_by is None:
        return views.phone_screen()
    person.settings.discreet = False
    return views.discreet_screen(is_discreet=False, toast=switched(is_discreet=False))


async def be_discreet(_query: CallbackQuery, scope: Scope, person: Person) -> Screen:
    """Let answers come as neutral lines; those that lie open close."""
    person.settings.discreet = True
    await scope.mailbox.close_all(person)
    return views.discreet_screen(is_discreet=True, toast=switched(is_discreet=True))


async def show_reading(_query: CallbackQuery, person: Person) -> Screen:
    """Say what the staff see."""
    return views.reading_screen(is_told=bool(person.settings.is_reading_told))


async def set_reading(_query: CallbackQuery, callback_data: PrivacyAct, person: Person) -> Screen:
    """Let the staff see that she has read, or not."""
    person.settings.is_reading_told = is_told = callback_data.value == 1
    return views.reading_screen(is_told=is_told, toast=reading_told(is_told=is_told))
