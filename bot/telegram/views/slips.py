"""Screens of referral slips: hers, and the page that whoever scans the code sees."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from importlib import import_module

from bot.domain.errands import Errand
from bot.domain.referral import Slip, SlipState
from bot.services.slip_scans import Scan
from bot.telegram.callbacks import Card
from bot.telegram.keyboards import back_button, button, home_row, menu_button
from bot.telegram.place_callbacks import SlipAct, SlipMark, SlipTake
from bot.telegram.screens import Button, Picture, Reply, Row, Screen
from bot.telegram.texts import slips as words
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.unasked import letter_button
from bot.telegram.views.single_reminder import OnceKind
from bot.telegram.visit_callbacks import OnceDays

COPY_LIMIT = 256
START = "https://t.me/{username}?start=r_{token}"


class SlipStep(IntEnum):
    """What she can do with a slip; numbers stand in buttons and are for ever."""

    SHOW = 1
    PICTURE = 2
    REVOKE = 3


class Sure(IntEnum):
    """Which press on the page of a slip; numbers stand in buttons and are for ever."""

    FIRST = 0
    SECOND = 1
    BACK = 2


def take_row(origin: Card) -> Row:
    """Offer a slip on the card of a place."""
    take = SlipTake(code=origin.code, what=origin.what, page=origin.page)
    return (button(plain("📄 Take a referral"), take),)


def slip_screen(slip: Slip, origin: Card | None = None) -> Screen:
    """Show her a slip; the last row leads back to the card of the place."""
    back = home_row(origin or Card(code=slip.body.place, what=Errand.TODAY))
    if slip.state is SlipState.USED:
        return Screen(words.used(slip.body), (back,))
    rows = (
        (_act(plain("🔳 Show the QR"), slip, SlipStep.PICTURE),),
        (Button(plain("📋 Copy the words"), copy=words.desk_words(slip.body)[:COPY_LIMIT]),),
        (button(plain("⏰ Remind me of the visit"), OnceDays(kind=OnceKind.VISIT)),),
        (_act(plain("✖️ Call the referral off"), slip, SlipStep.REVOKE),),
        back,
    )
    return Screen(words.slip(slip.body), rows)


def _act(label: str, slip: Slip, act: SlipStep) -> Button:
    return button(label, SlipAct(slip=slip.id.hex, act=act))


def slip_rows(slips: Sequence[Slip]) -> tuple[Row, ...]:
    """Offer the slips she has that are good."""
    live = [slip for slip in slips if slip.state is SlipState.LIVE]
    return tuple((_act(words.label(slip.body), slip, SlipStep.SHOW),) for slip in live)


def picture_reply(slip: Slip, username: str) -> Reply:
    """Send the QR as a picture."""
    link = START.format(username=username, token=slip.body.token)
    picture = Picture("code", _drawing(link))
    back = home_row(SlipAct(slip=slip.id.hex, act=SlipStep.SHOW))
    return Reply(words.under_picture(slip.body), (back,), picture=picture)


def _drawing(link: str) -> Callable[[], bytes]:
    """Put off loading the library until the picture is drawn."""

    def draw() -> bytes:
        drawn: bytes = import_module("bot.telegram.qr_codes").draw_png(link)
        return drawn

    return draw


def revoked_screen(slip: Slip) -> Screen:
    """Say that a slip is called off, and offer another."""
    origin = Card(code=slip.body.place, what=Errand.TODAY)
    return Screen(words.revoked(), (take_row(origin), home_row(origin)))


def notice_rows(slip: str) -> tuple[Row, ...]:
    """Offer to open the neutral line about a slip the staff have issued."""
    return ((button(letter_button(), SlipAct(slip=slip, act=SlipStep.SHOW)),),)


def page_screen(scan: Scan) -> Screen:
    """Show whoever has scanned a slip what is agreed, and let it be marked."""
    if scan.is_used:
        return Screen(words.marked_before(), ((menu_button(),),))
    text = words.page(scan.body)
    if scan.is_hers:
        text = lines(text, "", words.own_page())
    return Screen(text, ((_mark(plain("Mark: she has come"), scan, Sure.FIRST),), (menu_button(),)))


def _mark(label: str, scan: Scan, sure: Sure) -> Button:
    return button(label, SlipMark(slip=scan.id.hex, sure=sure), style=None if sure else "success")


def after_press_screen(scan: Scan) -> Screen:
    """Show what a press on the page has done: marked, marked before, or asked whether she is sure."""
    if scan.is_news:
        return Screen(words.marked(), ((menu_button(),),))
    if scan.is_used:
        return Screen(words.marked_before(), ((menu_button(),),), toast=words.marked_before_toast())
    back = back_button(SlipMark(slip=scan.id.hex, sure=Sure.BACK))
    return Screen(words.sure(), ((_mark(plain("Yes, mark it"), scan, Sure.SECOND),), (back, menu_button())))
