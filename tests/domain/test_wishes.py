"""What she chooses for a reminder: it fits a button, is asked for in order, and comes to the right rule."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.recurrence import AfterLast, AsNeeded, Every, Rule, next_fires
from bot.domain.wish_codes import read_wish, write_wish
from bot.domain.wish_rules import rule_of
from bot.domain.wishes import BOUNDS, DETAILS, Ask, Way, Wish, has_times, next_ask, own_words, toggled
from bot.telegram.form_callbacks import FormSave, FormStep
from tests.domain.recurring import wall_times

LONGEST_CODE = 32
LONGEST_DATA = 64
TOMSK = ZoneInfo("Asia/Tomsk")
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
minutes = st.integers(0, 24 * 60 - 1)
windows = st.tuples(minutes, minutes).filter(lambda edges: edges[0] != edges[1])
hours = st.integers(*BOUNDS[Ask.HOURS_BETWEEN])


@st.composite
def numbers_of(draw: st.DrawFn, way: Way) -> tuple[int, ...]:
    """Draw all numbers a way needs."""
    if way in {Way.HOURS, Way.AFTER_LAST}:
        return (draw(hours), *draw(st.one_of(windows, st.sampled_from([(0,), (1,), (2,)]))))
    return tuple(draw(st.integers(*BOUNDS[ask])) for ask in DETAILS[way])


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Draw a wish as far as she may have got with it."""
    way = draw(st.sampled_from(Way))
    numbers = draw(numbers_of(way))
    return Wish(
        draw(st.sampled_from("mo")),
        way,
        numbers,
        draw(st.one_of(st.just(()), wall_times)),
        draw(st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2099, 12, 31)))),
        draw(st.one_of(st.none(), st.integers(1, 20), st.text(min_size=1).map(own_words))),
        draw(st.sampled_from([None, True, False])),
    )


@given(wishes(), st.integers(0, 2**33))
def test_every_wish_fits_a_button(wish: Wish, made: int) -> None:
    code = write_wish(wish)
    packed = [FormSave(made=made, wish=code).pack(), FormStep(ask=17, wish=code, page=99).pack()]

    assert len(code) <= LONGEST_CODE
    assert max(len(data.encode()) for data in packed) <= LONGEST_DATA
    assert read_wish(code) == wish


@given(st.text(st.sampled_from("mo.dwncxkhap_0123zZqé:-"), max_size=20))
def test_forged_codes_are_refused_or_mean_themselves(text: str) -> None:
    try:
        wish = read_wish(text)
    except ValueError:
        return

    assert write_wish(wish) == text


@given(wishes())
def test_complete_wish_comes_to_a_rule(wish: Wish) -> None:
    if next_ask(wish) is not Ask.PREVIEW or has_times(wish) != bool(wish.times):
        return
    is_day_gone = wish.way is Way.ONCE and wish.day is not None and wish.day <= TODAY
    rule = rule_of(wish, NOON, TOMSK)

    assert isinstance(rule, AsNeeded) or is_day_gone or next_fires(rule, NOON, TOMSK, 1)


@pytest.mark.parametrize(
    ("wish", "asked"),
    [
        (Wish("m"), Ask.OFTEN),
        (Wish("o"), Ask.WORDS),
        (Wish("m", Way.DAILY, (1,)), Ask.TIMES),
        (Wish("m", Way.DAILY, (1,), (time(9),)), Ask.WORDS),
        (Wish("m", Way.NTH_WEEKDAY, (2,)), Ask.NTH_WEEKDAY),
        (Wish("m", Way.HOURS, (12, 0), (time(9),)), Ask.MEANING),
        (Wish("m", Way.HOURS, (7, 0), (time(9),)), Ask.WORDS),
        (Wish("m", Way.HOURS, (4, 540, 1260)), Ask.WORDS),
        (Wish("m", Way.NEEDED, (4, 6)), Ask.WORDS),
        (Wish("o", Way.ONCE, (), (), None, 1), Ask.DAY),
    ],
)
def test_what_is_missing_is_asked_next(wish: Wish, asked: Ask) -> None:
    assert next_ask(wish) is asked


def test_twelve_hours_are_clock_or_real() -> None:
    by_clock = rule_of(Wish("m", Way.HOURS, (12, 2), (time(9),)), NOON, TOMSK)
    by_hours = rule_of(Wish("m", Way.HOURS, (12, 1), (time(9),)), NOON, TOMSK)

    assert by_clock == Rule((time(9), time(21)), TODAY)
    assert by_hours == Every(timedelta(hours=12), datetime(2026, 11, 24, 2, tzinfo=UTC))


def test_two_days_by_the_clock_begin_tomorrow() -> None:
    rule = rule_of(Wish("m", Way.HOURS, (48, 2), (time(9),)), NOON, TOMSK)

    assert rule == Rule((time(9),), date(2026, 11, 24), rrule="FREQ=DAILY;INTERVAL=2")


def test_chain_begins_at_her_time() -> None:
    rule = rule_of(Wish("m", Way.AFTER_LAST, (8, 0), (time(20),)), NOON, TOMSK)

    assert rule == AfterLast(timedelta(hours=8), datetime(2026, 11, 23, 13, tzinfo=UTC))


def test_only_one_late_day_of_a_month_is_marked() -> None:
    wish = toggled(toggled(Wish("m", Way.MONTH_DAYS, (1,)), 29), 30)

    assert wish.numbers == (1 | 1 << 30,)
    assert toggled(wish, 30).numbers == (1,)
