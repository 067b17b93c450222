"""Drawing a poster of a place on A6, at the density of print. Loaded only when one is drawn.

What is long wraps; where it still does not fit, all of it is made smaller, and the QR never below what a
camera reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image, ImageDraw

from bot.telegram.pictures import font_of
from bot.telegram.qr_codes import draw_png
from bot.telegram.texts.poster import Hours, PosterWords

DOTS_PER_INCH = 300
SIZE = WIDTH, HEIGHT = 1240, 1748  # A6, 105 × 148 mm
MARGIN, GAP = 84, 24
ROOM = WIDTH - 2 * MARGIN
TITLE, WORDS, SMALL = 76, 46, 32  # font sizes
DAYS = 0.42  # how much of the width the days of a line of hours take
QR_LARGEST, QR_SMALLEST = 560, 360  # the smallest is 3 cm
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
INK, SOFT, PAPER, RULE, WOMEN = "#1d1b22", "#5b5764", "#ffffff", "#d9d5e3", "#6b3fa0"
FORMATS = {".pdf": "PDF", ".png": "PNG"}


@dataclass(frozen=True, slots=True)
class _Line:
    """Words in one size, `left` from the margin; the next line begins below, or beside where `is_beside`."""

    words: str
    size: int
    ink: str = INK
    left: int = 0
    after: int = 0
    is_beside: bool = False


def draw_poster(poster: PosterWords, ending: str) -> bytes:
    """Return a poster as PDF or PNG, by the ending of a file's name."""
    lines, qr = _fitting(poster)
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    top = MARGIN
    for line in lines:
        canvas.text((MARGIN + line.left, top), line.words, font=font_of(line.size), fill=line.ink)
        top += 0 if line.is_beside else _step(line)
    _foot(image, canvas, poster, qr)
    target = BytesIO()
    image.save(target, FORMATS[ending], resolution=DOTS_PER_INCH, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return target.getvalue()


def _fitting(poster: PosterWords) -> tuple[list[_Line], int]:
    """Return the lines in the largest size that fits, and how large the QR may be beside them."""
    for scale in SCALES:
        lines = list(_lines(poster, scale))
        used = sum(0 if line.is_beside else _step(line) for line in lines)
        left = HEIGHT - 2 * MARGIN - used - _foot_height(poster)
        if left >= QR_SMALLEST:
            return lines, min(left, QR_LARGEST)
    return _cut(lines, _foot_height(poster)), QR_SMALLEST


def _cut(lines: list[_Line], foot: int) -> list[_Line]:
    """Keep the first lines that fit: what is at the end can be read in the bot."""
    kept, left = [], HEIGHT - 2 * MARGIN - foot - QR_SMALLEST
    for line in lines:
        left -= 0 if line.is_beside else _step(line)
        if left < 0:
            break
        kept.append(line)
    return kept


def _step(line: _Line) -> int:
    return round(line.size * 1.28) + line.after


def _lines(poster: PosterWords, scale: float) -> Iterator[_Line]:
    title, words = round(TITLE * scale), round(WORDS * scale)
    yield from _block(poster.title, title, after=GAP)
    yield from _block(poster.subtitle, words, after=GAP)
    yield from _block(poster.where, words, ink=SOFT, after=2 * GAP)
    days = ""
    for hours in poster.hours:
        yield from _hours(replace(hours, days="") if hours.days == days else hours, words)
        days = hours.days
    yield _Line("", GAP)
    yield from _block(poster.unsure, words, after=GAP)
    yield from _block(poster.phones, words, after=GAP)


def _hours(hours: Hours, size: int) -> Iterator[_Line]:
    """Set the days beside the hours; both wrap, and what to know stands below the hours."""
    ink, column = WOMEN if hours.is_for_women else INK, round(ROOM * DAYS)
    days = wrap(hours.days, size, column - GAP)
    said = [(words, size) for words in wrap(hours.span, size, ROOM - column)]
    said += [(words, round(size * 0.8)) for words in wrap(hours.remark, round(size * 0.8), ROOM - column)]
    for number in range(max(len(days), len(said))):
        if number < len(days):
            yield _Line(days[number], size, ink, is_beside=number < len(said))
        if number < len(said):
            words, small = said[number]
            yield _Line(words, small, ink, left=column, after=GAP // 2 if number == len(said) - 1 else 0)


def _block(words: str, size: int, *, ink: str = INK, after: int = 0) -> Iterator[_Line]:
    shown = wrap(words, size, ROOM)
    for number, line in enumerate(shown, start=1):
        yield _Line(line, size, ink, after=after if number == len(shown) else 0)


def wrap(words: str, size: int, room: int) -> list[str]:
    """Break words into lines that are not wider than `room`; a word that is too long breaks too."""
    font, lines = font_of(size), [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and font.getlength(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _foot_height(poster: PosterWords) -> int:
    return round(SMALL * 1.28) * (len(wrap(poster.invitation, SMALL, ROOM)) + 2) + 2 * GAP


def _foot(image: Image.Image, canvas: ImageDraw.ImageDraw, poster: PosterWords, qr: int) -> None:
    """Put the QR at the bottom, with what it is for above it, and the day of print below."""
    step = round(SMALL * 1.28)
    top = HEIGHT - MARGIN - _foot_height(poster) - qr
    canvas.line((MARGIN, top, WIDTH - MARGIN, top), fill=RULE, width=3)
    top += GAP
    for line in wrap(poster.invitation, SMALL, ROOM):
        canvas.text((WIDTH // 2, top), line, font=font_of(SMALL), fill=SOFT, anchor="ma")
        top += step
    code = Image.open(BytesIO(draw_png(poster.link))).convert("RGB")
    code = code.resize((qr, qr), Image.Resampling.NEAREST)
    image.paste(code, ((WIDTH - qr) // 2, top))
    for number, line in enumerate((poster.handle, poster.printed)):
        place = (WIDTH // 2, top + qr + number * step)
        canvas.text(place, line, font=font_of(SMALL), fill=INK if number == 0 else SOFT, anchor="ma")
