"""Posters: A6 for print, nothing on them that a wall must not tell, long words inside the paper."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pytest
from PIL import Image

from bot.domain.directory import Audience, Freq, Location, Schedule, Service, ServiceAtLocation, ServiceKind
from bot.domain.poster import Posted
from bot.telegram.pictures import font_of
from bot.telegram.posters import MARGIN, PAPER, SIZE, draw_poster, wrap
from bot.telegram.texts.poster import Hours, PosterWords, poster_words

TODAY = date(2026, 11, 26)
MORNING = Schedule(Freq.WEEKLY, time(10), time(14), byday=("MO", "TU", "WE"))
WOMEN = replace(MORNING, opens=time(16), closes=time(18), audience=Audience.WOMEN_ONLY)
POSTED = Posted(
    ServiceAtLocation("tomsk-hiv", "test", "house", phones=("+7 000 000-00-01",)),
    Service("test", "fund", "Тест на ВИЧ", (ServiceKind.HIV_TEST,), description="Для тех, кто употребляет"),
    Location(
        "house",
        "tomsk",
        "Дом на Ромашковой",
        "Asia/Tomsk",
        address="ул. Ромашковая, 7",
        landmark="за аптекой",
    ),
    "Томск",
    (MORNING, WOMEN),
)


def words_of(*, is_full: bool = False) -> PosterWords:
    return poster_words(POSTED, username="podruga_bot", printed_on=TODAY, is_full=is_full)


def test_poster_says_where_when_and_how_to_ask() -> None:
    words = words_of()

    assert words.where == "Томск, ул. Ромашковая, 7, за аптекой"
    assert words.link == "https://t.me/podruga_bot?start=l_tomsk-hiv"
    assert (words.phones, words.printed) == ("+7 000 000-00-01", "Напечатано 26 ноября 2026")
    assert words.hours == (
        Hours("пн–ср", "10:00–14:00", "", is_for_women=False),
        Hours("пн–ср", "16:00–18:00", "только женщины", is_for_women=True),
    )


def test_wall_is_not_told_what_is_given() -> None:
    assert "ВИЧ" not in repr(replace(words_of(), link=""))
    assert words_of(is_full=True).subtitle == "Тест на ВИЧ"


def test_place_without_sure_hours_says_so() -> None:
    words = poster_words(replace(POSTED, hours=()), username="b", printed_on=TODAY, is_full=False)

    assert words.unsure == "Часы уточняйте"


def test_picture_has_the_size_of_print() -> None:
    image = Image.open(BytesIO(draw_poster(words_of(), ".png")))

    assert image.size == SIZE
    assert [round(density) for density in image.info["dpi"]] == [300, 300]


def test_document_is_one_page_of_a6() -> None:
    drawn = draw_poster(words_of(), ".pdf")

    assert drawn.startswith(b"%PDF")
    assert drawn.count(b"/Type /Page\n") == 1
    assert b"297.6 419.52" in drawn  # points: 105 by 148 millimetres


@pytest.mark.parametrize("count", [0, 1, 12, 60])
def test_nothing_leaves_the_paper(count: int) -> None:
    long = replace(words_of(), title="Ж" * 90, where="слово " * 60, hours=words_of().hours * count)

    image = Image.open(BytesIO(draw_poster(long, ".png"))).convert("RGB")

    left, right = image.crop((0, 0, MARGIN // 2, SIZE[1])), image.crop((SIZE[0] - MARGIN // 2, 0, *SIZE))
    blank = Image.new("RGB", left.size, PAPER).tobytes()
    assert (left.tobytes(), right.tobytes()) == (blank, blank)


@pytest.mark.parametrize("words", ["", "короткое", "очень " * 40, "Ж" * 200, "до " + "Ы" * 99 + " после"])
def test_wrapped_words_are_whole_and_fit(words: str) -> None:
    lines = wrap(words, 40, 500)

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(font_of(40).getlength(line) <= 500 for line in lines)
