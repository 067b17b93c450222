"""Cities with services, as a woman in a town without sees them."""

import pytest

from bot.domain.directory import City
from bot.domain.nearby import Town
from bot.telegram.texts.catalogue import use_language
from bot.telegram.texts.distances import distance_words
from bot.telegram.views.welcome import towns_screen

TOMSK = City(
    "tomsk", "Томск", "Asia/Tomsk", "RU-TOM", has_services=True, travel="Автобус; билет оплатим <сразу>"
)


@pytest.mark.parametrize(
    ("kilometres", "said"), [(0.02, "меньше 100 м"), (1.23, "≈ 1,2 км"), (4, "≈ 4 км"), (87.6, "≈ 88 км")]
)
def test_distance_is_said_coarsely_in_russian(kilometres: float, said: str) -> None:
    with use_language("ru"):
        assert distance_words(kilometres) == said


def test_way_to_a_city_is_told_in_its_words() -> None:
    with use_language("ru"):
        screen = towns_screen([Town(TOMSK, 90.4)])

    assert "Томск · ≈ 90 км" in screen.text
    assert "Автобус; билет оплатим &lt;сразу&gt;" in screen.text


def test_unknown_distance_is_not_told() -> None:
    with use_language("ru"):
        screen = towns_screen([Town(TOMSK)])

    assert "км" not in screen.text
    assert "по прямой" not in screen.text
    assert screen.rows[0][0].label == "Томск"


def test_no_other_city_leaves_a_way_to_people() -> None:
    with use_language("ru"):
        screen = towns_screen([])

    assert "на расстоянии" in screen.text
    assert any("Задать вопрос" in button.label for row in screen.rows for button in row)
