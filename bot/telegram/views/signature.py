"""Screens on which a member chooses how answers are signed."""

from enum import IntEnum

from bot.domain.pseudonym import Flaw
from bot.domain.staff import Member
from bot.telegram.desk_callbacks import SignAct, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import signature as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.views.desk import Desk


class SignStep(IntEnum):
    """What a member chooses; the numbers are for ever."""

    ASK = 1
    SWITCH = 2
    FORGET = 3


def signature_row(member: Member) -> Row:
    """Offer both in the settings."""
    usual = words.usual_label(by_pseudonym=member.signs_by_pseudonym)
    return (
        button(plain("✍️ Pseudonym"), SignAct(act=SignStep.ASK)),
        button(usual, SignAct(act=SignStep.SWITCH)),
    )


def ask_screen(member: Member, flaw: Flaw | None = None) -> Screen:
    """Ask for a pseudonym."""
    back: Row = (button(plain("‹ Back"), StaffGo(to=Desk.SETTINGS)),)
    forget: Row = (button(plain("Remove the pseudonym"), SignAct(act=SignStep.FORGET)),)
    rows = (back,) if member.pseudonym is None else (forget, back)
    return Screen(words.ask(member, flaw), rows)
