"""Days as women type them in Russian, and the refusals that follow."""

from datetime import date

import pytest

from bot.domain.typed_dates import Fault, Side, parse_date
from bot.domain.visit_templates import TEMPLATES
from bot.telegram.texts.catalogue import use_language
from bot.telegram.texts.date_words import date_words_typed
from bot.telegram.visit_form_callbacks import Every

TODAY = date(2026, 11, 26)  # a Thursday


def read(text: str, side: Side = Side.AHEAD) -> date | Fault:
    with use_language("ru"):
        return parse_date(text, TODAY, date_words_typed(), side=side)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 декабря", date(2026, 12, 12)),
        ("12 Декабря 2027 г.", date(2027, 12, 12)),
        ("12.12", date(2026, 12, 12)),
        ("12.12.27", date(2027, 12, 12)),
        ("1/2/2027", date(2027, 2, 1)),
        ("2027-03-04", date(2027, 3, 4)),
        ("5 марта", date(2027, 3, 5)),
        ("26 ноября", TODAY),
        ("25.11", date(2027, 11, 25)),
        ("29 февраля", date(2028, 2, 29)),
        ("сегодня", TODAY),
        ("завтра", date(2026, 11, 27)),
        ("послезавтра", date(2026, 11, 28)),
        ("через 2 недели", date(2026, 12, 10)),
        ("через две недели", date(2026, 12, 10)),
        ("через неделю", date(2026, 12, 3)),
        ("через месяц", date(2026, 12, 26)),
        ("через 3 дня", date(2026, 11, 29)),
        ("через 5 лет", date(2031, 11, 26)),
        ("в пятницу", date(2026, 11, 27)),
        ("в четверг", date(2026, 12, 3)),
        ("во вторник", date(2026, 12, 1)),
        ("пятница, 4 декабря", date(2026, 12, 4)),
    ],
)
def test_day_is_read_as_she_types_it(text: str, day: date) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 сентября", date(2026, 9, 1)),
        ("12.12", date(2025, 12, 12)),
        ("29.02", date(2024, 2, 29)),
        ("2 недели назад", date(2026, 11, 12)),
        ("месяц назад", date(2026, 10, 26)),
        ("вчера", date(2026, 11, 25)),
        ("в понедельник", date(2026, 11, 23)),
        ("в четверг", date(2026, 11, 19)),
    ],
)
def test_day_to_count_from_lies_behind(text: str, day: date) -> None:
    assert read(text, Side.BEHIND) == day


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("31 февраля", Fault.NO_SUCH_DAY),
        ("31.02.2027", Fault.NO_SUCH_DAY),
        ("32.12", Fault.NO_SUCH_DAY),
        ("12.13", Fault.NO_SUCH_DAY),
        ("через 9999999999 лет", Fault.NO_SUCH_DAY),
        ("через 0 дней", Fault.UNCLEAR),
        ("не знаю", Fault.UNCLEAR),
        ("", Fault.UNCLEAR),
        ("12", Fault.UNCLEAR),
        ("декабря", Fault.UNCLEAR),
        ("12 декабря 20267", Fault.UNCLEAR),
        ("²2 декабря", Fault.UNCLEAR),
    ],
)
def test_what_is_no_day_is_told_apart(text: str, fault: Fault) -> None:
    assert read(text) is fault


def test_every_interval_on_offer_has_a_number() -> None:
    offered = {one for template in TEMPLATES.values() for one in template.choices}

    assert {Every.of(one).interval for one in offered} == offered
