"""The month in words and as a picture: plain counts, and in the picture no word that tells anything."""

import re
from collections import Counter
from datetime import date
from io import BytesIO

from PIL import Image

from bot.domain.fire_calendar import Mark, month_number, month_of
from bot.services.fire_calendar import MonthView
from bot.telegram.month_picture import draw
from bot.telegram.texts.fire_calendar import month_table, month_told
from bot.telegram.views.fire_calendar import month_picture_reply, month_screen
from tests.telegram.test_unasked import FORBIDDEN

NOVEMBER = date(2026, 11, 1)
DAYS = {
    date(2026, 11, 23): Counter({Mark.DONE: 2}),
    date(2026, 11, 24): Counter({Mark.DONE: 1, Mark.SKIPPED: 1}),
    date(2026, 11, 29): Counter({Mark.SILENT: 9}),
    date(2026, 11, 30): Counter({Mark.AHEAD: 2}),
}
VIEW = MonthView(NOVEMBER, date(2026, 11, 24), DAYS, earlier=date(2026, 10, 1), later=date(2026, 12, 1))


def test_weeks_are_told_in_plain_counts() -> None:
    assert month_told(VIEW).split("\n") == [
        "<b>📊 ноябрь 2026</b>",
        "23–29:  ✅ 3  ⏭ 1  ▫️ 9",
        "30:  🔜 2",
        "",
        "✅ готово · ⏭ пропуск · ▫️ без отметки · 🔜 впереди",
    ]


def test_no_share_and_no_reproach_is_told() -> None:
    assert not re.search(r"%|процент|пропустил|забыл|подряд|ни разу", month_told(VIEW))


def test_months_around_can_be_opened() -> None:
    labels = [button.label for row in month_screen(VIEW).rows for button in row]

    assert labels[:3] == ["‹ октябрь", "декабрь ›", "🖼 Картинкой"]
    assert labels[3:] == ["📆 В календарь телефона", "‹ Назад", "🏠 Меню"]


def test_picture_says_nothing_but_the_days() -> None:
    table = month_table(VIEW)
    reply = month_picture_reply(VIEW)
    numbers = [cell.number for week in table.weeks for cell in week if cell.number]

    assert (table.title, reply.text) == ("ноябрь 2026", "ноябрь 2026")
    assert numbers == [str(day) for day in range(1, 31)]
    assert not FORBIDDEN.search(f"{reply.text} {table}")
    assert reply.picture is not None
    assert (reply.picture.name, reply.picture.is_protected) == ("11-2026", True)


def test_picture_fits_a_phone_and_differs_by_marks() -> None:
    empty = MonthView(NOVEMBER, VIEW.today, {}, earlier=None, later=None)
    drawn = [draw(month_table(view)) for view in (VIEW, empty)]
    sizes = [Image.open(BytesIO(one)).size for one in drawn]

    assert drawn[0] != drawn[1]
    assert sizes == [(720, 682)] * 2


def test_month_number_names_its_month() -> None:
    assert month_of(month_number(NOVEMBER)) == NOVEMBER
    assert month_of(0) is None
    assert month_of(10**9) is None
    assert month_of(-5) is None
