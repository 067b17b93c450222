"""Screens of getting tested: what for, when the risk was, what tells already, and when to repeat."""

from collections.abc import Sequence
from datetime import date

from bot.domain.chips import NO_CHIPS, Chip, with_chips
from bot.domain.errands import TESTS, Errand
from bot.domain.windows import FIRST_AID, WEEKS, Ago, FirstAid, Reading, Sample, repeats
from bot.telegram.callbacks import Crisis, Go, Place, Shelf
from bot.telegram.crisis import CrisisCard
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import errands as errand_words
from bot.telegram.texts import testing as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.times import full_date_words
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.place_list import help_row
from bot.telegram.views.single_reminder import USUAL_MINUTE, OnceKind
from bot.telegram.visit_callbacks import OncePreview, Retest, RiskAgo

WEEKS_WIDE = 4
STEPS = {FirstAid.PEP_AT_ONCE: 1, FirstAid.PEP: 2, FirstAid.CONTRACEPTION: 3}  # of the card of a contact


def tests_screen() -> Screen:
    """Ask what she wants to be tested for."""
    choose = button(errand_words.label(Errand.TEST_CHOOSE), Shelf(what=Errand.TEST_CHOOSE))
    return Screen(words.what_test(), (*_test_rows(), (choose,), home_row(Go(to=Place.MENU))))


def choose_test_screen() -> Screen:
    """Ask when the risk was: hours, days, weeks."""
    first = (_ago(Ago.UNDER_A_DAY), _ago(Ago.UNDER_THREE_DAYS))
    weeks = [_ago(ago) for ago in WEEKS if ago is not Ago.NINE_WEEKS]
    rows: tuple[Row, ...] = (
        first,
        (_ago(Ago.DAYS),),
        *side_by_side(weeks, wide=WEEKS_WIDE),
        (_ago(Ago.NINE_WEEKS), _ago(Ago.THREE_MONTHS)),
        help_row(),
        home_row(Go(to=Place.TESTS)),
    )
    return Screen(words.when_was_risk(), rows)


def what_tells_screen(ago: Ago, risk: date, found: Sequence[Reading]) -> Screen:
    """Say which test tells; in the first days lead to what can be prevented before anything else."""
    remind = button(plain("⏰ Remind me to repeat the test"), Retest(risk=risk.toordinal()))
    rows: tuple[Row, ...] = (
        *_first_aid_rows(FIRST_AID.get(ago)),
        *_test_rows(found),
        *(((remind,),) if repeats(found) else ()),
        help_row(),
        home_row(Shelf(what=Errand.TEST_CHOOSE)),
    )
    return Screen(words.what_tells(ago, found), rows)


def retest_screen(found: Sequence[Reading]) -> Screen:
    """Offer a reminder on each day on which a test is to be repeated."""
    again = repeats(found)
    days = tuple((_day(day),) for day in again)
    return Screen(words.which_day(again), (*days, home_row(Shelf(what=Errand.TEST_CHOOSE))))


def _day(day: date) -> Button:
    preview = OncePreview(kind=OnceKind.RETEST, day=day.toordinal(), minute=USUAL_MINUTE)
    return button(f"⏰ {full_date_words(day)}", preview)


def _first_aid_rows(first: FirstAid | None) -> tuple[Row, ...]:
    if first is None:
        return ()
    card = Crisis(card=CrisisCard.CONTACT, step=STEPS[first])
    return ((button(plain("🆘 What can be done now"), card, style="danger"),),)


def _test_rows(found: Sequence[Reading] = ()) -> tuple[Row, ...]:
    """Make the ways to places; where only a laboratory can tell already, that of HIV asks for one."""
    told = {one.sample for one in found if one.tells}
    is_lab = Sample.HIV_LAB in told and Sample.HIV_RAPID not in told
    lists = {errand: with_chips(errand, NO_CHIPS) for errand in TESTS}
    if is_lab:
        lists[Errand.TEST_HIV] = with_chips(Errand.TEST_HIV, Chip.LAB)
    return side_by_side([button(errand_words.label(one), Shelf(what=what)) for one, what in lists.items()])


def _ago(ago: Ago) -> Button:
    return button(words.ago_label(ago), RiskAgo(ago=ago))
