"""The steps of the form that makes a reminder: what its screens share, and the way back from each.

Every button carries all that was chosen before, so an old one works after any restart.
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.recurrence import Recurrence
from bot.domain.wish_codes import write_wish
from bot.domain.wishes import DETAILS, MEDICINE_KIND, Ask, Way, Wish, has_times
from bot.telegram.callbacks import Go, Place
from bot.telegram.form_callbacks import FormStep
from bot.telegram.keyboards import button, home_row
from bot.telegram.screens import Button, Row


@dataclass(frozen=True, slots=True)
class Look:
    """What a question needs beside the wish: her day, a page, whether it is asked again, the rule so far.

    `is_over` says that the time she chose has passed.
    """

    today: date
    page: int = 0
    again: bool = False
    is_over: bool = False
    rule: Recurrence | None = None


def step(wish: Wish, ask: Ask = Ask.NEXT, *, page: int = 0) -> FormStep:
    """Make the callback that goes on with a wish, or asks one thing of it."""
    return FormStep(ask=ask, wish=write_wish(wish), page=page)


def choice(label: str, wish: Wish, ask: Ask = Ask.NEXT) -> Button:
    """Make the button that chooses a wish."""
    return button(label, step(wish, ask))


def back_row(ask: Ask, wish: Wish) -> Row:
    """Make the last row of a question."""
    return home_row(_back(ask, wish))


def _back(ask: Ask, wish: Wish) -> FormStep | Go:
    is_medicine = wish.kind == MEDICINE_KIND
    to_words = step(replace(wish, words=None), Ask.WORDS)
    match ask:
        case Ask.WORDS if not is_medicine:
            back: FormStep | Go = Go(to=Place.REMINDER_ADD)
        case Ask.OFTEN:
            back = Go(to=Place.REMINDER_ADD) if is_medicine else to_words
        case Ask.PREVIEW if is_medicine:
            back = to_words
        case Ask.PREVIEW | Ask.WORDS | Ask.MEANING:
            back = _to_times(wish)
        case _:
            back = _from_details(ask, wish)
    return back


def _to_times(wish: Wish) -> FormStep:
    """Go back to the times of day, or to the last question of a way that has none."""
    if wish.way is None:
        return step(wish.by(None), Ask.OFTEN)
    if has_times(wish):
        return step(_without_meaning(wish.at()), Ask.TIMES)
    return _to_last(wish)


def _without_meaning(wish: Wish) -> Wish:
    is_hours = wish.way in {Way.HOURS, Way.AFTER_LAST} and len(wish.numbers) == 2  # noqa: PLR2004 - no window
    return replace(wish, numbers=(wish.numbers[0], 0)) if is_hours else wish


def _from_details(ask: Ask, wish: Wish) -> FormStep:
    details = () if wish.way is None else DETAILS[wish.way]
    if ask is Ask.TIMES:
        return _to_last(wish)
    if ask is Ask.DAY and wish.way is not Way.ONCE:
        return step(wish)
    if wish.way is None or ask not in details:
        return step(wish.by(None), Ask.OFTEN)
    index = details.index(ask)
    return (
        step(wish.by(None), Ask.OTHER) if index == 0 else step(wish.by(wish.way, *wish.numbers[: index - 1]))
    )


def _to_last(wish: Wish) -> FormStep:
    if wish.way is Way.ONCE:
        return step(replace(wish, day=None, times=()), Ask.DAY)
    if wish.way is None or wish.way is Way.DAILY:
        return step(wish.by(None), Ask.OFTEN)
    details = DETAILS[wish.way]
    kept = wish.numbers if details[-1] in {Ask.WEEKDAYS, Ask.MONTH_DAYS} else wish.numbers[: len(details) - 1]
    if wish.way is Way.CYCLE:
        kept = ()
    return step(wish.by(wish.way, *kept), details[-1])
