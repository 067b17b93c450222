"""Long words are cut where a reader would pause, never inside a character, and keep their formatting."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import Content, ContentKind
from bot.domain.letter import LetterBody
from bot.domain.merging import TEXT_LIMIT, units
from bot.domain.splitting import split
from bot.domain.staff import Role


def text(words: str, **entity: object) -> Content:
    content: Content = {"kind": ContentKind.TEXT, "words": words}
    if entity:
        content["entities"] = [{"type": "bold", **entity}]
    return content


@given(st.text(alphabet=st.sampled_from("а \n🌿👩b"), max_size=80), st.integers(2, 9), st.integers(2, 9))
def test_pieces_are_the_words_within_the_limits(words: str, first: int, rest: int) -> None:
    pieces = [piece["words"] for piece in split(text(words), first=first, rest=rest)]

    assert "".join(pieces) == words
    assert [piece for piece in pieces[:1] if units(piece) > first] == []
    assert [piece for piece in pieces[1:] if units(piece) > rest] == []
    assert all(piece.encode() for piece in pieces)  # a half of a character has no bytes


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("один\nдва три", ["один\n", "два три"]),
        ("одиндва три", ["одиндва ", "три"]),
        ("одиндватри", ["одиндват", "ри"]),
        ("1234567🌿", ["1234567", "🌿"]),
    ],
)
def test_cut_is_where_a_reader_would_pause(words: str, pieces: list[str]) -> None:
    assert [piece["words"] for piece in split(text(words), first=8)] == pieces


def test_formatting_goes_on_over_a_cut() -> None:
    first, second = split(text("одиндватри", offset=6, length=3), first=8)

    assert first["entities"] == [{"type": "bold", "offset": 6, "length": 2}]
    assert second["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


def test_letter_leaves_room_for_its_head() -> None:
    body = LetterBody({1: text("я" * TEXT_LIMIT)}, Role.DOCTOR)

    lengths = [units(piece["words"]) for piece in body.view(uuid4()).texts]

    assert max(lengths) < TEXT_LIMIT - 100
    assert sum(lengths) == TEXT_LIMIT
