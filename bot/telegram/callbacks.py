"""Every kind of button data women get; the staff's is in `desk_callbacks`. Append your own classes below.

Prefixes are unique, short and meaningless, so the data tells a reader nothing. Prefixes, field
orders and numbers are for ever: a button in a chat keeps working for years. Never trust what
comes back: authorise and re-read on every press.
"""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData


class Place(IntEnum):
    """Number every static destination; the gaps are for relatives."""

    MENU = 1
    HOURS_TODAY = 2
    TESTS = 3
    DOCTORS = 4
    HELP = 5
    ASK = 6
    REMINDERS = 7
    SOS = 8
    MORE = 9
    CITY = 10
    PRIVACY = 11
    ABOUT = 12
    ERASE = 13
    OPEN_NOW = 14
    TOWNS = 15
    HOURS_TOMORROW = 20
    HOURS_WEEK = 21
    MY_QUESTIONS = 30
    REMINDER_ADD = 40
    ARTICLES = 50
    INVITE = 51
    SUGGEST = 52
    HIDE = 60
    STORED = 61
    DISCREET = 62
    READING = 63
    SAFE_WORD = 64


class Go(CallbackData, prefix="g"):
    """Show a static destination."""

    to: Place


class Crisis(CallbackData, prefix="x"):
    """Show a step of a card that works without the database; the cards are in `bot.telegram.crisis`."""

    card: int
    step: int = 0


class AskUrgent(CallbackData, prefix="u"):
    """Write to the person on duty from a card of `Crisis`."""

    card: int


class CityPick(CallbackData, prefix="k"):
    """Choose a city by its short code."""

    code: str


class CityPages(CallbackData, prefix="m"):
    """Turn the pages of cities without services."""

    page: int


class Speak(CallbackData, prefix="n"):
    """Choose a language by its code."""

    code: str


class Shelf(CallbackData, prefix="l"):
    """Show a page of places; `what` is an `Errand` and her chips, as `bot.domain.chips` writes them."""

    what: int
    page: int = 0


class Card(CallbackData, prefix="c"):
    """Show a place by its short code; `what` and `page` say which shelf it was taken from."""

    code: str
    what: int
    page: int = 0


class DeskWords(CallbackData, prefix="w"):
    """Show what to say at the reception of a place."""

    code: str
    what: int
    page: int = 0


class EraseNow(CallbackData, prefix="z"):
    """Confirm that everything is to be deleted; the number leaves room for a code word."""

    sure: int = 1


class PhoneSeen(CallbackData, prefix="ra"):
    """Answer who else sees the phone; `who` counts the answers from 1."""

    who: int


class PlanPages(CallbackData, prefix="rb"):
    """Turn the pages of her reminders."""

    page: int


class PlanOften(CallbackData, prefix="rc"):
    """Ask how often a new reminder of this kind comes."""

    kind: int


class PlanWhen(CallbackData, prefix="rd"):
    """Ask for the time of day of a new reminder."""

    kind: int
    often: int


class PlanTime(CallbackData, prefix="re"):
    """Choose a time in minutes since midnight, for the reminder `plan` or, where it is empty, a new one."""

    kind: int
    minute: int
    plan: str = ""


class PlanWords(CallbackData, prefix="rf"):
    """Show a page of wordings for a new reminder."""

    kind: int
    minute: int
    page: int = 0


class PlanPreview(CallbackData, prefix="rg"):
    """Choose a wording by its number and see what it gives."""

    kind: int
    minute: int
    words: int


class PlanSave(CallbackData, prefix="rh"):
    """Save what was previewed, under the id made for it; `words` 0 means words of her own."""

    kind: int
    minute: int
    words: int
    plan: str


class PlanAct(CallbackData, prefix="ri"):
    """Show a reminder, or do something to it."""

    plan: str
    act: int


class FireAct(CallbackData, prefix="rj"):
    """Answer a reminder that has come, or take the answer back."""

    fire: str
    act: int


class FireLater(CallbackData, prefix="rk"):
    """Put a reminder off by so many minutes."""

    fire: str
    minutes: int


class AskAbout(CallbackData, prefix="a"):
    """Begin a question about a theme."""

    theme: int


class AskStep(CallbackData, prefix="b"):
    """Send, continue or drop what she has written; the steps are in `bot.telegram.views.question`."""

    step: int


class HeldAct(CallbackData, prefix="h"):
    """Send a message that waits for a second press, or write it in words; `message` is its id."""

    message: int
    act: int


class PrivacyAct(CallbackData, prefix="pv"):
    """Choose something about her privacy; the steps are in `bot.telegram.views.discreet`."""

    what: int
    value: int = 0


class LetterAct(CallbackData, prefix="e"):
    """Open or hide a letter, or answer it."""

    letter: str
    act: int


class NewsAct(CallbackData, prefix="nw"):
    """Open or hide an announcement, or switch them off or on; `news` is empty on the privacy screen."""

    news: str
    act: int


class Rate(CallbackData, prefix="q"):
    """Say how far a conversation has helped, 1 to 5; 0 asks."""

    thread: str
    score: int
