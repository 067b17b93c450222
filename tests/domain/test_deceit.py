"""Whether words could pass for the bot's own: whatever alphabet, and whatever cannot be seen."""

import pytest

from bot.domain.deceit import can_deceive

BEGINNINGS = ("Она остановила бота", "Консультантка:")
HONEST = ("Здравствуйте, я", "у меня 👩‍👧 двое", "Она ушла", "1. аптека\n2. врач", "")
PLAYING = {
    "a Greek letter": "\u039fна остановила бота",
    "a soft hyphen": "О\u00adна остановила бота",
    "a letter drawn as a blank": "\u3164⛔ Доступ закрыт",
    "a Braille blank": "\u2800\u2800⛔ Доступ закрыт",
    "wide letters": "\uff2b\u043eнсультантка: всё хорошо",
    "a line separator": "слово\u2028⛔ Доступ закрыт",
    "a mark in the middle of blanks": "слово\n \t ⛔ Доступ закрыт",
    "an accent": "Она\u0301 остановила бота",
}


@pytest.mark.case(5)
@pytest.mark.parametrize("words", PLAYING.values(), ids=PLAYING.keys())
def test_disguised_line_is_recognised(words: str) -> None:
    assert can_deceive(words, BEGINNINGS)


@pytest.mark.parametrize("words", HONEST)
def test_honest_words_are_left_alone(words: str) -> None:
    assert not can_deceive(words, BEGINNINGS)
