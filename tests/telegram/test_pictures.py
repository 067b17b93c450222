"""The chart of a report, drawn with the font that comes along."""

from io import BytesIO

from PIL import Image

from bot.telegram.pictures import Chart, draw

BARS = [("Здоровье", 40, "40"), ("Лечение зависимости, и ещё очень длинные слова", None, "<5")]


def picture(bars: list[tuple[str, int | None, str]]) -> Image.Image:
    return Image.open(BytesIO(draw(Chart("Вопросы по темам", "1–26 ноября", bars))))


def test_picture_grows_with_its_bars() -> None:
    assert picture(BARS).format == "PNG"
    assert picture(BARS).height > picture(BARS[:1]).height
    assert picture([]).width == picture(BARS).width


def test_russian_letters_have_shapes() -> None:
    words = [
        picture([(word, 1, "1")]).tobytes() for word in ("Юрист", "Жильё", "\ue000\ue000\ue000\ue000\ue000")
    ]

    assert len(set(words)) == 3


def test_hidden_number_has_no_bar() -> None:
    colours = picture([("Юрист", None, "<5")]).getcolors(maxcolors=100_000) or []

    assert (122, 92, 196) not in {colour for _, colour in colours}
