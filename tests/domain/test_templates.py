"""Prepared answers: reading and filling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.templates import (
    TITLE_LIMIT,
    WORDS_LIMIT,
    Template,
    TemplateRefused,
    check_words,
    fill,
    read_template,
)


def test_known_places_are_filled_and_others_stay() -> None:
    assert fill("{City}, {who}: {city}", {"city": "Tomsk"}) == "Tomsk, {who}: Tomsk"


def test_value_that_looks_like_a_place_stays_literal() -> None:
    assert fill("{city}", {"city": "{role}", "role": "x"}) == "{role}"


@pytest.mark.parametrize(
    "text", ["", "Title", "Title\n  ", "\nwords only", "x" * (TITLE_LIMIT + 1) + "\nwords"]
)
def test_title_and_words_are_both_needed(text: str) -> None:
    assert read_template(text) is None


@given(st.text())
def test_any_text_can_be_read_and_filled(text: str) -> None:
    assert isinstance(fill(text, {"a": "b"}), str)
    read = read_template(text)
    assert read is None or all(read)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("x" * WORDS_LIMIT, None),
        ("x" * (WORDS_LIMIT + 1), "words"),
        ("{city} {City}", None),
        ("{name}", "place"),
        ("{her name}", "place"),
        ("{}", "place"),
        ("{city" + "x" * 20, None),
        ("{city}" * 80, "filled"),
        ("\n \t", "words"),
    ],
)
def test_words_are_weighed_before_they_are_kept(words: str, code: str | None) -> None:
    if code is None:
        check_words(words, {"city"})
        return
    with pytest.raises(TemplateRefused) as refused:
        check_words(words, {"city"})
    assert refused.value.code == code


def test_variant_of_her_language_comes_first() -> None:
    template = Template(1, "Title", "Слова", variants={"en": "Words"})

    assert [template.words_in(code) for code in ("en", "ru", "uz")] == ["Words", "Слова", "Слова"]
