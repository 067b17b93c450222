"""What may travel, what goes together, and what could pass for the bot's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import COPY_LIMIT, Content, ContentKind, Unfit, is_neutral_name, unfit_document
from bot.domain.deceit import can_deceive
from bot.domain.merging import MOST_IN_ALBUM, PILE, TEXT_LIMIT, join, together, units

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ALBUMS = st.sampled_from(["a", "b", None])
KINDS = st.sampled_from([ContentKind.TEXT, ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.DOCUMENT])


@st.composite
def contents(draw: st.DrawFn) -> Content:
    made: Content = {"kind": draw(KINDS), "words": draw(WORDS)}
    length = units(made["words"])
    if length:
        made["entities"] = [{"type": "bold", "offset": 0, "length": length}]
    album = draw(ALBUMS)
    if album is not None and made["kind"] != ContentKind.TEXT:
        made["album"] = album
    return made


@pytest.mark.parametrize(
    "name", ["IMG_20261123_101500.mp4", "VID-20261123-WA0001.mp4", "video.mp4", "2026-11-23 10.15.00.mov"]
)
def test_names_made_by_cameras_are_neutral(name: str) -> None:
    assert is_neutral_name(name)


@pytest.mark.parametrize("name", ["Маша.mp4", "IMG_masha.mp4", "ivanova 2026.mov", "video", ""])
def test_names_that_could_name_somebody_are_not(name: str) -> None:
    assert not is_neutral_name(name)


@given(st.text(max_size=40))
def test_neutral_name_has_no_letters_of_another_alphabet(name: str) -> None:
    if is_neutral_name(name):
        assert not any(letter.isalpha() and not letter.isascii() for letter in name.rpartition(".")[0])


@pytest.mark.parametrize(
    ("name", "mime", "size", "unfit"),
    [
        ("a.pdf", "application/pdf", 1, None),
        ("a.PDF", "", COPY_LIMIT, None),
        ("a.pdf", "application/pdf", COPY_LIMIT + 1, Unfit.FILE_SIZE),
        ("a.pdf", "application/pdf", 0, Unfit.FILE_SIZE),
        ("a.pdf", "image/jpeg", 1, Unfit.IMAGE_AS_FILE),
        ("a.mp3", "audio/mpeg", 1, Unfit.MUSIC),
        ("a.pdf.exe", "", 1, Unfit.FILE_TYPE),
        ("", "", 1, Unfit.FILE_TYPE),
    ],
)
def test_documents_that_fit(name: str, mime: str, size: int, unfit: Unfit | None) -> None:
    assert unfit_document(name, mime, size) is unfit


@given(st.lists(contents(), min_size=1, max_size=40))
def test_album_or_pile_of_texts_goes_together(messages: list[Content]) -> None:
    count = together(messages)
    first = messages[:count]

    assert 1 <= count <= len(messages)
    if count > 1:
        albums = {one.get("album") for one in first}
        is_album = len(albums) == 1 and None not in albums and count <= MOST_IN_ALBUM
        is_pile = len(messages) >= PILE and {one["kind"] for one in first} == {ContentKind.TEXT}
        assert is_album or is_pile
        assert not is_pile or units(join(first)["words"]) <= TEXT_LIMIT


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=12))
def test_joined_texts_keep_their_words_and_their_formatting(words: list[str]) -> None:
    made: list[Content] = [
        {
            "kind": ContentKind.TEXT,
            "words": one,
            "entities": [{"type": "bold", "offset": 0, "length": units(one)}],
        }
        for one in words
    ]

    joined = join(made)

    whole = joined["words"].encode("utf-16-le")
    cut = [
        whole[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in joined["entities"]
    ]
    assert cut == words


@pytest.mark.parametrize(
    "words",
    ["🆘 срочно", "да\n✅ Отправлено", "a\u202eb", "a\u200bb", "\u2066x", "  📝 заметка", "\ufeffслово"],
)
def test_words_that_could_pass_for_the_bot(words: str) -> None:
    assert can_deceive(words)


@pytest.mark.parametrize("words", ["Здравствуйте", "семья 👨\u200d👩\u200d👧 дома", "да ✅", "❤️", ""])
def test_honest_words_are_left_alone(words: str) -> None:
    assert not can_deceive(words)
