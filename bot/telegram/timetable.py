"""Drawing a week as a timetable for a small phone. Loaded only when one is drawn.

Telegram makes a photo smaller when a side is longer than 1280 points; so only some places fit one.
"""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from bot.telegram.pictures import font_of
from bot.telegram.texts.week import PlaceWeek, Span, Timetable

WIDTH, MARGIN, GAP = 720, 14, 4
COLUMN = (WIDTH - 2 * MARGIN) // 7
TITLE, NAME, HOURS, SMALL = 34, 28, 27, 21  # font sizes
LINE = 30
HEAD = 52
INK, SOFT, PAPER, RULE = "#1d1b22", "#5b5764", "#ffffff", "#d9d5e3"
COLOURS = {
    "women": ("#6b3fa0", "#ffffff"),
    "open": ("#cdeed6", INK),
    "booked": ("#ffe6b3", INK),
    "asked": ("#e6e4ea", INK),
    "cancelled": ("#ffd9d6", "#b3261e"),
}
KEPT = 16
ELLIPSIS = "…"


@lru_cache(maxsize=KEPT)
def draw(table: Timetable) -> bytes:
    """Return a timetable as PNG; the same one is drawn once."""
    image = Image.new("RGB", (WIDTH, _height(table)), PAPER)
    canvas = ImageDraw.Draw(image)
    top = _header(canvas, table)
    for place in table.places:
        top = _place(canvas, place, top)
    _legend(canvas, table, top + GAP)
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _height(table: Timetable) -> int:
    places = sum(_place_height(place) for place in table.places)
    return MARGIN + TITLE + SMALL + 4 * GAP + HEAD + places + LINE * len(table.legend) + 2 * MARGIN


def _place_height(place: PlaceWeek) -> int:
    lines = NAME + (SMALL if place.where else 0) + (SMALL + GAP) * len(place.notes)
    return lines + _cells_height(place) + 8 * GAP


def _cells_height(place: PlaceWeek) -> int:
    return max(sum(_span_height(span) + GAP for span in cell) for cell in (*place.cells, (_NONE,)))


def _span_height(span: Span) -> int:
    """Return the height of hours: one above the other, and the mark below where there is one."""
    return LINE * (1 + bool(span.closes) + bool(span.mark)) + 2 * GAP


_NONE = Span("—", "", style="none")


def _header(canvas: ImageDraw.ImageDraw, table: Timetable) -> int:
    canvas.text((MARGIN, MARGIN), _fitted(table.title, TITLE), font=font_of(TITLE), fill=INK)
    top = MARGIN + TITLE + 2 * GAP
    canvas.text((MARGIN, top), _fitted(table.subtitle, SMALL), font=font_of(SMALL), fill=SOFT)
    top += SMALL + 2 * GAP
    for number, day in enumerate(table.days):
        middle = (_left(number) + COLUMN // 2, top + HEAD // 2)
        canvas.text(middle, day, font=font_of(HOURS), fill=INK, anchor="mm")
    return top + HEAD


def _place(canvas: ImageDraw.ImageDraw, place: PlaceWeek, top: int) -> int:
    """Draw a place below a rule, and return where the next begins."""
    canvas.line((MARGIN, top, WIDTH - MARGIN, top), fill=RULE, width=2)
    end = top + _place_height(place)
    top += 2 * GAP
    canvas.text((MARGIN, top), _fitted(place.name, NAME), font=font_of(NAME), fill=INK)
    top += NAME + GAP
    for line in (place.where, *place.notes):
        if line:
            canvas.text((MARGIN, top), _fitted(line, SMALL), font=font_of(SMALL), fill=SOFT)
            top += SMALL + GAP
    for number, cell in enumerate(place.cells):
        _cell(canvas, cell or (_NONE,), _left(number), top + GAP)
    return end


def _cell(canvas: ImageDraw.ImageDraw, cell: tuple[Span, ...], left: int, top: int) -> None:
    for span in cell:
        paper, ink = COLOURS.get(span.style, (PAPER, SOFT))
        height = _span_height(span)
        box = (left + 2, top, left + COLUMN - 2, top + height)
        canvas.rounded_rectangle(box, radius=8, fill=paper)
        words = [word for word in (span.opens, span.closes, span.mark) if word]
        for number, word in enumerate(words):
            middle = (left + COLUMN // 2, top + GAP + LINE * number + LINE // 2)
            canvas.text(middle, word, font=font_of(HOURS), fill=ink, anchor="mm")
        top += height + GAP


def _legend(canvas: ImageDraw.ImageDraw, table: Timetable, top: int) -> None:
    for style, words in table.legend:
        paper, _ = COLOURS[style]
        canvas.rounded_rectangle(
            (MARGIN, top, MARGIN + LINE, top + SMALL), radius=6, fill=paper, outline=RULE
        )
        canvas.text((MARGIN + LINE + 2 * GAP, top), words, font=font_of(SMALL), fill=INK)
        top += LINE


def _left(number: int) -> int:
    return MARGIN + number * COLUMN


def _fitted(words: str, size: int) -> str:
    """Cut words that are wider than the picture."""
    font, cut = font_of(size), words
    while len(cut) > 1 and font.getlength(cut) > WIDTH - 2 * MARGIN:
        cut = cut.removesuffix(ELLIPSIS)[:-1] + ELLIPSIS
    return cut
