"""Screens about a single message of hers: it cannot go, it waits for a second press, it went."""

from enum import IntEnum

from bot.domain.content import Risk, Unfit
from bot.telegram.callbacks import Go, HeldAct, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Screen
from bot.telegram.texts import sending as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.nearby import near_label


class HeldStep(IntEnum):
    """What to do with a message that is held."""

    SEND = 1
    IN_WORDS = 2
    NEARBY = 3


def unfit_screen(unfit: Unfit, *, beside: Screen | None = None) -> Screen:
    """Say why a message cannot be passed on, and what can; the draft `beside` it stays at hand."""
    if beside is None:
        return Screen(words.unfit(unfit), (home_row(Go(to=Place.ASK)),))
    return Screen(lines(words.unfit(unfit), "", beside.text), beside.rows)


def risk_screen(risk: Risk, message_id: int) -> Screen:
    """Say what a message can give away, and ask again."""
    send = button(plain("Send"), HeldAct(message=message_id, act=HeldStep.SEND))
    in_words = button(plain("Rather in words"), HeldAct(message=message_id, act=HeldStep.IN_WORDS))
    near = button(near_label(), HeldAct(message=message_id, act=HeldStep.NEARBY))
    return Screen(words.risk(risk), ((send, in_words), *(((near,),) if risk is Risk.PLACE else ())))


def passed_on_screen() -> Screen:
    """Say that a held message goes its way."""
    return Screen(words.passed_on(), (home_row(Go(to=Place.ASK)),))


def in_words_screen() -> Screen:
    """Say that nothing went, and invite her to write."""
    return Screen(words.in_words(), (home_row(Go(to=Place.ASK)),))
