"""Words of several women in one message: as many as fit, nobody's cut."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import Content, ContentKind
from bot.domain.gathering import LONGEST, MOST_WOMEN, can_gather, gather, length_of
from bot.domain.merging import TEXT_LIMIT


def text(words: str) -> Content:
    """Make a text."""
    return {"kind": ContentKind.TEXT, "words": words}


@given(st.lists(st.text(max_size=LONGEST * 2).map(text), max_size=30))
def test_gathered_words_fit_into_one_message(contents: list[Content]) -> None:
    places = gather(contents)

    assert sum(length_of(contents[place]) for place in places) <= TEXT_LIMIT
    assert len(places) <= MOST_WOMEN
    assert places == sorted(set(places))
    assert all(can_gather(contents[place]) for place in places)


def test_pictures_and_long_words_stand_alone() -> None:
    long, photo = text("я" * (LONGEST + 1)), Content(kind=ContentKind.PHOTO)

    assert gather([long, photo, text("Где вы?")]) == [2]
