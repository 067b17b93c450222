"""A nickname is found by what a colleague remembers of it."""

import pytest

from bot.domain.nicknames import match_names, read_query, slips_between

NAMES = ["Ромашка", "Роза", "Незабудка", "Колокольчик", "Сирень", "Пион"]


@pytest.mark.parametrize(
    ("text", "letters", "digits"),
    [
        ("Ромашка-4821", "ромашка", "4821"),
        ("  ромашка 48 ", "ромашка", "48"),
        ("#РОМАШКА4821", "ромашка", "4821"),
        ("4821", "", "4821"),
        ("Ёлка", "елка", ""),
        ("!?", "", ""),
        ("٤٨", "", ""),
        ("%_", "", ""),
    ],
)
def test_query_is_letters_and_digits(text: str, letters: str, digits: str) -> None:
    query = read_query(text)

    assert (query.letters, query.digits) == (letters, digits)
    assert query.is_empty is (not letters and not digits)


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("ромашка", ["Ромашка"]),
        ("ро", ["Ромашка", "Роза"]),
        ("рамашка", ["Ромашка"]),
        ("ромшака", ["Ромашка"]),
        ("ромашке", ["Ромашка"]),
        ("нзабутка", ["Незабудка"]),
        ("сирен", ["Сирень"]),
        ("лев", []),
        ("автобус", []),
        ("роз", ["Роза"]),
    ],
)
def test_names_begin_so_or_almost_so(letters: str, found: list[str]) -> None:
    assert [NAMES[number] for number in match_names(letters, NAMES)] == found


def test_swapped_letters_are_one_slip() -> None:
    assert slips_between("ормашка", "ромашка") == 1
    assert slips_between("", "ромашка") == 0


def test_endless_query_is_cut() -> None:
    assert len(read_query("а" * 10_000).letters) < 100
