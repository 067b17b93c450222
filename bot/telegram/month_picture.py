"""Drawing a month as a calendar for a small phone. Loaded only when one is drawn."""

from io import BytesIO

from PIL import Image, ImageDraw

from bot.domain.fire_calendar import Mark
from bot.telegram.pictures import font_of
from bot.telegram.texts.fire_calendar import Cell, MonthTable

WIDTH, MARGIN, COLUMN, ROW = 720, 20, 97, 92
TITLE, NAMES, NUMBERS = 34, 22, 24  # font sizes
HEAD = 110
INK, SOFT, PAPER, RULE, TODAY = "#1d1b22", "#5b5764", "#ffffff", "#d9d5e3", "#efe9fb"
DOT, STEP, IN_A_ROW, MOST_DOTS = 16, 24, 3, 6
# For each mark the colour inside and the one around it.
COLOURS = {
    Mark.DONE: ("#3f9d5f", "#3f9d5f"),
    Mark.SKIPPED: (PAPER, "#3f9d5f"),
    Mark.SILENT: (RULE, RULE),
    Mark.AHEAD: (PAPER, RULE),
}


def draw(table: MonthTable) -> bytes:
    """Return a month as PNG; a day shows at most six dots."""
    image = Image.new("RGB", (WIDTH, HEAD + ROW * len(table.weeks) + MARGIN), PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.text((MARGIN, MARGIN), table.title, font=font_of(TITLE), fill=INK)
    for place, name in enumerate(table.days):
        middle = (MARGIN + place * COLUMN + COLUMN // 2, HEAD - NAMES)
        canvas.text(middle, name, font=font_of(NAMES), fill=SOFT, anchor="mm")
    for row, week in enumerate(table.weeks):
        for place, cell in enumerate(week):
            if cell.number:
                _draw_cell(canvas, cell, MARGIN + place * COLUMN, HEAD + row * ROW)
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _draw_cell(canvas: ImageDraw.ImageDraw, cell: Cell, left: int, top: int) -> None:
    box = (left + 3, top + 3, left + COLUMN - 3, top + ROW - 3)
    canvas.rounded_rectangle(box, radius=10, fill=TODAY if cell.is_today else PAPER, outline=RULE)
    canvas.text((left + 12, top + 8), cell.number, font=font_of(NUMBERS), fill=INK)
    for place, mark in enumerate(cell.marks[:MOST_DOTS]):
        x, y = left + 14 + place % IN_A_ROW * STEP, top + 40 + place // IN_A_ROW * STEP
        inside, around = COLOURS[mark]
        canvas.ellipse((x, y, x + DOT, y + DOT), fill=inside, outline=around, width=3)
