"""The card of a place: what turns her away comes first, in twelve lines; a point where one is known."""

from dataclasses import replace

from bot.domain.directory import AccessTerm, Status, Tri
from bot.domain.opening import OpeningState, StateKind
from bot.services.place_views import CardView
from bot.telegram.callbacks import Card
from bot.telegram.screens import Pin
from bot.telegram.texts.places import day_line
from bot.telegram.views import place_card
from tests.telegram.test_place_screens import (
    HOUSE,
    NOW,
    PLACE,
    SERVICE,
    TODAY,
    TOMSK,
    a_card,
    hours,
    is_open,
    labels,
    view,
)


def test_full_house_is_told_first() -> None:
    full = replace(PLACE, access={AccessTerm.AT_CAPACITY: Tri.YES}, status=Status.TEMPORARILY_CLOSED)
    screen = a_card(replace(view(is_open(18)), place=full))

    assert screen.text.split("\n")[1] == "❗ Временно закрыто. Сейчас мест нет: сначала спросите."


def test_fullest_card_has_twelve_lines() -> None:
    full = replace(SERVICE, alert="Стучите.", result_when="сразу", description="Чай.", service_area="Томск")
    screen = a_card(replace(view(is_open(18), hours(10, 18)), service=full))

    assert len(screen.text.split("\n")) == 12
    assert screen.text.split("\n")[-1] == "📞 +7 000 000-00-01 · Проверено 12 ноября"


def test_point_is_offered_where_one_is_known() -> None:
    located = replace(HOUSE, latitude=56.48, longitude=84.95)
    card = CardView(view(is_open(18), location=located), TOMSK, TODAY, (), (), NOW)

    assert "📍 Точкой в чат" in labels(place_card.card_screen(card, Card(code="abc", what=2)))
    assert place_card.pin_of(card) == Pin(56.48, 84.95, title="ул. Ромашковая, 7", address="Томск")


def test_reception_words_can_be_copied() -> None:
    screen = place_card.desk_words_screen("Я от программы.", Card(code="abc", what=2))

    assert "<code>Я от программы.</code>" in screen.text
    assert screen.rows[0][0].copy == "Я от программы."


def test_card_without_hours_never_says_closed() -> None:
    screen = a_card(view(OpeningState(StateKind.CLOSED)))

    assert "🕐 Часы не известны: уточните." in screen.text
    assert "закрыто" not in screen.text


def test_day_list_without_hours_never_says_closed() -> None:
    assert day_line(view(OpeningState(StateKind.CLOSED))).startswith("❔ уточните · ")
