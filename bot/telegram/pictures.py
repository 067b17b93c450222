"""Drawing a chart of bars. Loaded only when a picture is made: the library takes memory and time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, BAR, GAP, MARGIN = 1000, 34, 16, 40
LABELS, VALUES = 330, 90  # how wide the columns of words and of numbers are
TITLE, SUBTITLE, WORDS = 34, 22, 22  # font sizes
HEAD = 130
INK, PAPER, FILL, EMPTY = "#222222", "#ffffff", "#7a5cc4", "#e4def4"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with their words; where `number` is None it is hidden, and its words say so."""

    title: str
    subtitle: str
    bars: Sequence[tuple[str, int | None, str]]


def draw(chart: Chart) -> bytes:
    """Return a chart as PNG."""
    height = HEAD + len(chart.bars) * (BAR + GAP) + MARGIN
    image = Image.new("RGB", (WIDTH, height), PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.text((MARGIN, MARGIN), chart.title, font=font_of(TITLE), fill=INK)
    canvas.text((MARGIN, MARGIN + TITLE + GAP // 2), chart.subtitle, font=font_of(SUBTITLE), fill=INK)
    largest = max((number or 0 for _, number, _ in chart.bars), default=0)
    for place, (label, number, words) in enumerate(chart.bars):
        _bar(canvas, HEAD + place * (BAR + GAP), label, words, share=(number or 0) / max(largest, 1))
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _bar(canvas: ImageDraw.ImageDraw, top: int, label: str, words: str, *, share: float) -> None:
    left, room = MARGIN + LABELS, WIDTH - 2 * MARGIN - LABELS - VALUES
    middle = top + BAR // 2
    canvas.text((MARGIN, middle), _fitted(label), font=font_of(WORDS), fill=INK, anchor="lm")
    canvas.rectangle((left, top, left + room, top + BAR), fill=EMPTY)
    if share:
        canvas.rectangle((left, top, left + round(room * share), top + BAR), fill=FILL)
    canvas.text((WIDTH - MARGIN, middle), words, font=font_of(WORDS), fill=INK, anchor="rm")


def _fitted(label: str) -> str:
    """Cut a label that is wider than its column."""
    font, cut = font_of(WORDS), label
    while len(cut) > 1 and font.getlength(cut) > LABELS - GAP:
        cut = cut.removesuffix(ELLIPSIS)[:-1] + ELLIPSIS
    return cut


@lru_cache(maxsize=8)
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Return the font that comes along, in a size."""
    data = files("bot").joinpath("fonts", "DejaVuSans.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size)
