"""Codes of referral slips: hard to guess, easy to say and to type, and never a word."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.allowance import ALL_WRONG_CODES, WRONG_CODES, Guesses
from bot.domain.directory import AccessTerm, ServiceAtLocation, Tri
from bot.domain.referral import (
    ALPHABET,
    CODE_LENGTH,
    LONGEST_TYPED,
    SLIP_DAYS,
    accepts_referrals,
    draw_code,
    draw_token,
    end_of,
    last_day,
    prefix_of,
    read_code,
    read_token,
)

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
RUSSIAN = str.maketrans("CHKMPTX", "СНКМРТХ")
CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH).filter(
    lambda code: any(one.isdigit() for one in code)
)
SPELLINGS = [
    pytest.param(lambda code: f"ТОМ-{code}", id="as_shown"),
    pytest.param(lambda code: f"tom {code}".lower(), id="small_latin"),
    pytest.param(lambda code: f"том—{code.translate(RUSSIAN)}".lower(), id="small_russian"),
    pytest.param(lambda code: f"«Том – {code[:4]} {code[4:]}.»", id="in_quotes"),
    pytest.param(lambda code: f"ТОМ\u2011{code}\u200b", id="unseen_signs"),
    pytest.param(lambda code: f"ЧАП {code}", id="foreign_prefix"),
]


@pytest.mark.parametrize("spell", SPELLINGS)
@given(code=CODES)
def test_code_is_read_however_typed(spell: object, code: str) -> None:
    assert callable(spell)

    assert read_code(spell(code)) == code


@pytest.mark.parametrize(
    ("typed", "code"), [("ВЫБ-В3З4Ч6БK", "8334466K"), ("ТОМ-5S8B2ZК9", "558822K9"), ("7к3мнтх2", "7K3MHTX2")]
)
def test_lookalikes_count_as_the_same(typed: str, code: str) -> None:
    assert read_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        *("", "ТОМ-", "ТОМ-7К3М", "ТОМ-7К3М9НТХХХХХХХ", "ТОМ1-7К3М9НТХ", "ТОМ-СНКМРТХК", "7К3М9НТО"),
        *(
            "23456789",
            "ДлинныйПрефикс-7К3М9НТХ",
            "привет",
            "8 900 555-35-35",
            "ТОМ-7К3М9НТХ" + " " * LONGEST_TYPED,
        ),
    ],
)
def test_other_words_are_no_codes(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text())
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    assert read_code(typed) is None or len(str(read_code(typed))) == CODE_LENGTH


def test_drawn_codes_are_read_back() -> None:
    drawn = {draw_code() for _ in range(500)}

    assert len(drawn) == 500
    assert {read_code(f"ТОМ-{code}") for code in drawn} == drawn


def test_drawn_tokens_fit_a_link() -> None:
    token = draw_token()

    assert read_token(f"r_{token}") == token
    assert len(f"r_{token}") <= 64


@pytest.mark.parametrize("argument", ["", "r_", "r_short", "l_" + "a" * 24, "r_" + "a" * 25, "r_" + "я" * 24])
def test_other_arguments_are_no_tokens(argument: str) -> None:
    assert read_token(argument) is None


def test_guessing_all_fortnight_hits_hardly_ever() -> None:
    seconds, live_slips = timedelta(days=SLIP_DAYS).total_seconds(), 1000
    guesses = ALL_WRONG_CODES.burst + seconds * ALL_WRONG_CODES.per_second

    assert guesses * live_slips / len(ALPHABET) ** CODE_LENGTH < 0.005


def test_wrong_codes_of_one_account_run_out() -> None:
    guesses = Guesses()
    for _ in range(int(WRONG_CODES.burst)):
        guesses.was_wrong("she", NOON, is_typed=True)

    assert not guesses.may_try("she", NOON, is_typed=False)
    assert guesses.may_try("another", NOON, is_typed=True)
    assert guesses.may_try("she", NOON + timedelta(minutes=10), is_typed=True)


def test_wrong_codes_of_all_stop_no_link() -> None:
    guesses = Guesses()
    for number in range(int(ALL_WRONG_CODES.burst)):
        guesses.was_wrong(number, NOON, is_typed=True)

    assert not guesses.may_try("clinic", NOON, is_typed=True)
    assert guesses.may_try("clinic", NOON, is_typed=False)


def test_slip_is_good_until_the_last_day_ends() -> None:
    late = datetime(2026, 11, 23, 20, tzinfo=UTC)  # already Tuesday in Tomsk

    assert last_day(late, "Asia/Tomsk") == date(2026, 12, 8)
    assert end_of(date(2026, 12, 8), "Asia/Tomsk") == datetime(2026, 12, 8, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("city", "prefix"), [("Томск", "ТОМ"), ("Санкт-Петербург", "САН"), ("Е-бург", "ЕБУ"), ("", "")]
)
def test_prefix_is_short_for_the_city(city: str, prefix: str) -> None:
    assert prefix_of(city) == prefix


@pytest.mark.parametrize(("known", "takes"), [(Tri.YES, True), (Tri.NO, False), (Tri.UNKNOWN, False)])
def test_only_certain_terms_take_a_slip(known: Tri, takes: bool) -> None:
    place = ServiceAtLocation("place", "service", "location", access={AccessTerm.SKIP_QUEUE: known})

    assert accepts_referrals(place) is takes
