"""Screens on which she chooses how answers come, and who sees that she has read them."""

from enum import IntEnum

from bot.telegram.callbacks import Go, Place, PrivacyAct
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Screen
from bot.telegram.texts import discreet as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.reminders import phone_answers


class Step(IntEnum):
    """What she chooses; the numbers are for ever."""

    PHONE = 1
    PLAIN = 2
    DISCREET = 3
    READING = 4
    FORGET_WORD = 5


def discreet_screen(*, is_discreet: bool, toast: str | None = None) -> Screen:
    """Say how answers come, and let her change it."""
    if is_discreet:
        text, switch = words.discreet_on(), _act(plain("Switch off"), Step.PHONE)
    else:
        text, switch = words.discreet_off(), _act(plain("Switch on"), Step.DISCREET)
    return Screen(text, ((switch,), home_row(Go(to=Place.PRIVACY))), toast=toast)


def phone_screen() -> Screen:
    """Ask who else sees her phone."""
    answers = [
        (_act(label, Step.PHONE, number),) for number, (_stored, label) in enumerate(phone_answers(), start=1)
    ]
    return Screen(words.who_sees_the_phone(), (*answers, home_row(Go(to=Place.DISCREET))))


def sure_screen(*, is_hers_alone: bool) -> Screen:
    """Ask once more before answers come openly; where others see the phone, advise against it."""
    keep = button(plain("Leave it on"), Go(to=Place.DISCREET))
    off = _act(plain("Yes, switch off") if is_hers_alone else plain("Switch off all the same"), Step.PLAIN)
    rows = ((off,), (keep,)) if is_hers_alone else ((keep,), (off,))
    return Screen(words.may_be_plain(is_hers_alone=is_hers_alone), (*rows, home_row(Go(to=Place.PRIVACY))))


def reading_screen(*, is_told: bool, toast: str | None = None) -> Screen:
    """Ask whether the staff may see that she has read."""
    answers = (_act(plain("Yes"), Step.READING, 1), _act(plain("No"), Step.READING))
    return Screen(words.reading(is_told=is_told), (answers, home_row(Go(to=Place.PRIVACY))), toast=toast)


def _act(label: str, step: Step, value: int = 0) -> Button:
    return button(label, PrivacyAct(what=step, value=value))
