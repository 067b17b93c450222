"""Her safe word is found as a whole, whatever its case and signs, and covered before it goes on."""

import pytest

from bot.domain.content import Content, ContentKind
from bot.domain.safe_word import clean_safe_word, conceal, holds_safe_word


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ёлка! ", "елка"),
        ("тётя  Зина?", "тетя зина"),
        ("е\u0308лка", "елка"),
        ("дом", "дом"),
        ("да", None),
        ("…!?", None),
        ("12345", None),
        ("🌸🌸🌸", None),
        ("я" * 40, "я" * 40),
        ("я" * 41, None),
    ],
)
def test_word_is_kept_as_it_is_compared(typed: str, kept: str | None) -> None:
    assert clean_safe_word(typed) == kept


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("ёлка", True),
        ("Купи ЁЛКУ и елка", True),
        ("(Елка)", True),
        ("е\u200bлка", True),
        ("ёлкам", False),
        ("по-ёлка", True),
        ("приелка", False),
        ("", False),
    ],
)
def test_word_is_found_only_whole(text: str, *, is_found: bool) -> None:
    assert holds_safe_word(text, "елка") is is_found


def test_phrase_is_found_over_signs_between() -> None:
    assert holds_safe_word("Привет, тётя... Зина!", "тетя зина")
    assert not holds_safe_word("тётя наша Зина", "тетя зина")


def test_nothing_is_found_without_a_word() -> None:
    content: Content = {"kind": ContentKind.TEXT, "words": "ёлка"}

    assert not holds_safe_word("ёлка", None)
    assert conceal(content, None) == content


def test_covered_words_keep_their_formatting_in_place() -> None:
    bold = {"type": "bold", "offset": 10, "length": 5}
    content: Content = {"kind": ContentKind.TEXT, "words": "Где ёлка? Скажи", "entities": [bold]}

    covered = conceal(content, "елка")

    assert covered["words"] == "Где ••••? Скажи"
    assert covered["entities"] == [bold]
    assert covered["is_quiet"]


def test_word_alone_tells_not_even_its_length() -> None:
    assert conceal({"kind": ContentKind.TEXT, "words": "Ёлка!"}, "елка")["words"] == "🔐"


def test_quote_of_the_word_is_left_out() -> None:
    content: Content = {"kind": ContentKind.TEXT, "words": "да", "answers": 5, "quote": "про ёлка"}

    covered = conceal(content, "елка")

    assert "quote" not in covered
    assert covered["words"] == "да"
