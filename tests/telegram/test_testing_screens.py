"""Choosing a test: exact labels, no number but facts, first aid first, a reminder for each repeat."""

import re
from datetime import date

import pytest

from bot.domain import facts
from bot.domain.windows import Ago, readings, risk_day
from bot.telegram.callbacks import Crisis
from bot.telegram.crisis import CrisisCard
from bot.telegram.screens import Screen
from bot.telegram.texts.times import date_words, full_date_words
from bot.telegram.views import testing as views
from bot.telegram.visit_callbacks import OncePreview, Retest

TODAY = date(2026, 11, 26)
NUMBER = re.compile(r"\d+")
FIRST_DAYS = (Ago.UNDER_A_DAY, Ago.UNDER_THREE_DAYS)


def labels(screen: Screen) -> list[str]:
    """List the labels of all buttons."""
    return [button.label for row in screen.rows for button in row]


def what_tells(ago: Ago) -> Screen:
    """Show what tells today after a risk so long ago."""
    risk = risk_day(ago, TODAY)
    return views.what_tells_screen(ago, risk, readings(risk, TODAY))


def body(ago: Ago) -> str:
    """Return what is said below the title, which holds her own answer."""
    return what_tells(ago).text.partition("\n")[2]


def test_tests_are_asked_by_purpose() -> None:
    assert labels(views.tests_screen()) == [
        "ВИЧ",
        "Гепатит C",
        "Сифилис и ИППП",
        "Беременность",
        "Не знаю, помогите выбрать",
        "‹ Назад",
        "🏠 Меню",
    ]


def test_risk_is_asked_in_hours_days_weeks() -> None:
    offered = labels(views.choose_test_screen())

    assert offered[:4] == ["Меньше 24 часов", "24–72 часа", "3–6 дней", "1 неделя"]
    assert offered[-6:-4] == ["9–12 недель", "Больше 3 месяцев"]


@pytest.mark.parametrize("ago", Ago)
def test_every_number_is_a_fact(ago: Ago) -> None:
    known = {str(fact.value) for fact in vars(facts).values() if isinstance(fact, facts.Fact)}
    dates = {date_words(one.day) for one in readings(risk_day(ago, TODAY), TODAY)}
    text = body(ago)
    for words in dates:
        text = text.replace(words, "")

    assert set(NUMBER.findall(text)) <= known


@pytest.mark.parametrize("ago", Ago)
def test_answer_is_short_and_leads_on(ago: Ago) -> None:
    screen = what_tells(ago)

    assert len(screen.text.split("\n")) <= 12
    assert labels(screen)[-2:] == ["‹ Назад", "🏠 Меню"]


@pytest.mark.parametrize(("ago", "step"), [(FIRST_DAYS[0], 1), (FIRST_DAYS[1], 2), (Ago.DAYS, 3)])
def test_first_days_lead_to_urgent_help_first(ago: Ago, step: int) -> None:
    first = what_tells(ago).rows[0][0]

    assert (first.label, first.style) == ("🆘 Что можно сделать сейчас", "danger")
    assert first.data == Crisis(card=CrisisCard.CONTACT, step=step).pack()


@pytest.mark.parametrize("ago", FIRST_DAYS)
def test_first_three_days_speak_of_pep_first(ago: Ago) -> None:
    first = body(ago).split("\n")[:2]

    assert "ПКП" in first[0]
    assert str(facts.PEP_LATEST) in first[1]


@pytest.mark.parametrize("ago", [ago for ago in Ago if ago not in FIRST_DAYS and ago is not Ago.DAYS])
def test_later_nothing_urgent_is_said(ago: Ago) -> None:
    assert "🆘 Что можно сделать сейчас" not in labels(what_tells(ago))
    assert "Главное сейчас" not in body(ago)


def test_lab_for_hiv_tells_three_days_later() -> None:
    text = body(Ago.SIX_WEEKS)

    assert "⏳ С 29 ноября: ВИЧ в лаборатории" in text
    assert "✅ Уже покажут: гепатит C по ПЦР, ИППП по мазку и беременность" in text


def test_help_of_the_first_days_stays_in_sight() -> None:
    assert all(len(what_tells(ago).text.split("\n")) <= 11 for ago in FIRST_DAYS)


def test_after_three_months_nothing_is_repeated() -> None:
    screen = what_tells(Ago.THREE_MONTHS)

    assert "⏳" not in screen.text
    assert "⏰ Напомнить о повторном тесте" not in labels(screen)


def test_every_repeat_can_be_reminded_of() -> None:
    risk = risk_day(Ago.SIX_WEEKS, TODAY)
    remind = next(
        button for row in what_tells(Ago.SIX_WEEKS).rows for button in row if button.label.startswith("⏰")
    )
    days = [row[0] for row in views.retest_screen(readings(risk, TODAY)).rows[:-1]]

    assert remind.data == Retest(risk=risk.toordinal()).pack()
    assert [day.label for day in days] == [
        f"⏰ {full_date_words(date(2026, 11, 29))}",
        f"⏰ {full_date_words(date(2027, 1, 7))}",
        f"⏰ {full_date_words(date(2027, 1, 13))}",
    ]
    assert OncePreview.unpack(days[0].data or "").day == date(2026, 11, 29).toordinal()
