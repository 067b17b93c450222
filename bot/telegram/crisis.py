"""The urgent screens: pure functions that need no database, so help never waits.

The receiver asks here before it opens a transaction. A press that cannot be read any more shows
the first urgent screen rather than an error.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from bot.domain import facts
from bot.domain.danger import DangerKind
from bot.telegram.callbacks import AskUrgent, Crisis, Go, Place
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Reply, Row, Screen
from bot.telegram.texts import crisis as words
from bot.telegram.texts import crisis_contact
from bot.telegram.texts.catalogue import N_, Safe, plain, plain_n


class CrisisCard(IntEnum):
    """Number the cards; the numbers are for ever."""

    OVERDOSE = 1
    THREAT = 2
    CONTACT = 3
    DEATH_THOUGHTS = 4
    PILLS = 5
    TAKEN = 6


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead from a page to another one; a label of its own may depend on the facts."""

    label: Callable[[], str]
    to: Crisis


@dataclass(frozen=True, slots=True)
class Page:
    """One step of a card: its words and where they lead; `back` is the step before it."""

    text: Callable[[], Safe]
    leads: tuple[Lead, ...] = ()
    back: int | None = None
    places: bool = False


_LABELS = {
    CrisisCard.OVERDOSE: N_("Overdose"),
    CrisisCard.THREAT: N_("I am threatened or beaten"),
    CrisisCard.CONTACT: N_("Sex without protection or violence"),
    CrisisCard.DEATH_THOUGHTS: N_("Thoughts of death"),
    CrisisCard.PILLS: N_("The pills ran out"),
    CrisisCard.TAKEN: N_("I am detained or my child is being taken"),
}

_CARD_OF_DANGER = {
    DangerKind.OVERDOSE: CrisisCard.OVERDOSE,
    DangerKind.SUICIDE: CrisisCard.DEATH_THOUGHTS,
    DangerKind.ASSAULT: CrisisCard.CONTACT,
    DangerKind.VIOLENCE: CrisisCard.THREAT,
    DangerKind.DETENTION: CrisisCard.TAKEN,
}


def crisis_menu() -> Screen:
    """Show the list of cards."""
    cards = tuple((button(plain(label), Crisis(card=card)),) for card, label in _LABELS.items())
    return Screen(words.menu(), (*cards, (_ask_urgent(0),), home_row(Go(to=Place.MENU))))


def crisis_card(card: int, step: int = 0) -> Screen:
    """Show a step of a card; an unknown one shows the list."""
    page = _find_page(card, step)
    if page is None:
        return crisis_menu()
    leads: tuple[Row, ...] = tuple((button(lead.label(), lead.to),) for lead in page.leads)
    places: tuple[Row, ...] = ((button(plain("🟢 Open now"), Go(to=Place.OPEN_NOW)),),) if page.places else ()
    back = Go(to=Place.SOS) if page.back is None else Crisis(card=card, step=page.back)
    return Screen(page.text(), (*leads, *places, (_ask_urgent(card),), home_row(back)))


def is_crisis_press(data: str | None) -> bool:
    """Tell whether this button belongs to the urgent screens."""
    return data is not None and crisis_outcome(data) is not None


def crisis_outcome(data: str) -> Screen | None:
    """Answer a press on an urgent button; any other button gives None."""
    if data == Go(to=Place.SOS).pack():
        return crisis_menu()
    if data.partition(":")[0] != Crisis.__prefix__:
        return None
    try:
        press = Crisis.unpack(data)
    except (TypeError, ValueError):
        return crisis_menu()
    return crisis_card(press.card, press.step)


def crisis_command(text: str | None) -> Screen | None:
    """Answer the command /sos, also when it is addressed or followed by words."""
    first = (text or "").split(maxsplit=1)[:1]
    if not first or first[0].partition("@")[0].lower() != "/sos":
        return None
    return crisis_menu()


def danger_reply(kind: DangerKind) -> Reply:
    """Send the card that matches words of danger as a message of its own."""
    screen = crisis_card(_CARD_OF_DANGER[kind])
    return Reply(screen.text, screen.rows)


def card_label(card: int) -> str:
    """Name a card for staff; an unknown one has the name of the whole list."""
    label = {int(known): text for known, text in _LABELS.items()}.get(card)
    return plain(label) if label else plain("🆘 Urgent")


def _find_page(card: int, step: int) -> Page | None:
    pages = {int(known): steps for known, steps in _PAGES.items()}.get(card, ())
    return pages[step] if 0 <= step < len(pages) else None


def _ask_urgent(card: int) -> Button:
    return button(plain("💬 Write to the person on duty"), AskUrgent(card=card), style="primary")


def _lead(label: str, card: CrisisCard, step: int = 0) -> Lead:
    return Lead(lambda: plain(label), Crisis(card=card, step=step))


def _hours(first: int, last: int) -> str:
    return plain_n("{first}–{last} hour", "{first}–{last} hours", last, first=first, last=last)


_NEXT = N_("Next")
_VIOLENCE = _lead(N_("It was violence"), CrisisCard.CONTACT, 5)
_WINDOWS = (
    Lead(
        lambda: plain("Less than {hours} hours", hours=facts.PEP_BEST),
        Crisis(card=CrisisCard.CONTACT, step=1),
    ),
    Lead(
        lambda: _hours(facts.PEP_BEST.value, facts.PEP_LATEST.value),
        Crisis(card=CrisisCard.CONTACT, step=2),
    ),
    Lead(
        lambda: _hours(facts.PEP_LATEST.value, facts.CONTRACEPTION_LATEST.value),
        Crisis(card=CrisisCard.CONTACT, step=3),
    ),
    _lead(N_("Longer"), CrisisCard.CONTACT, 4),
    _VIOLENCE,
)

_PAGES: dict[CrisisCard, tuple[Page, ...]] = {
    CrisisCard.OVERDOSE: (
        Page(words.overdose_call, (_lead(_NEXT, CrisisCard.OVERDOSE, 1),)),
        Page(words.overdose_breathe, (_lead(_NEXT, CrisisCard.OVERDOSE, 2),), back=0),
        Page(words.overdose_stay, back=1),
    ),
    CrisisCard.THREAT: (
        Page(
            words.threat_now,
            (
                _lead(N_("If you decide to leave"), CrisisCard.THREAT, 1),
                _lead(N_("After an attack"), CrisisCard.THREAT, 2),
            ),
        ),
        Page(words.threat_leave, back=0),
        Page(words.threat_after, (_lead(_LABELS[CrisisCard.CONTACT], CrisisCard.CONTACT),), back=0),
    ),
    CrisisCard.CONTACT: (
        Page(crisis_contact.when_was_it, _WINDOWS),
        Page(crisis_contact.first_day, (_VIOLENCE,), back=0, places=True),
        Page(crisis_contact.three_days, (_VIOLENCE,), back=0, places=True),
        Page(crisis_contact.five_days, (_VIOLENCE,), back=0, places=True),
        Page(crisis_contact.later, (_VIOLENCE,), back=0, places=True),
        Page(crisis_contact.after_violence, back=0),
    ),
    CrisisCard.DEATH_THOUGHTS: (Page(words.death_thoughts),),
    CrisisCard.PILLS: (Page(words.pills, places=True),),
    CrisisCard.TAKEN: (
        Page(
            words.taken_what,
            (
                _lead(N_("I am detained"), CrisisCard.TAKEN, 1),
                _lead(N_("My child is being taken"), CrisisCard.TAKEN, 2),
            ),
        ),
        Page(words.detained, back=0),
        Page(words.child_taken, back=0),
    ),
}
