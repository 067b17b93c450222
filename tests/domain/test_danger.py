"""Phrases of danger match whole words, endings, choices and gaps; innocent phrases are cut out."""

import pytest

from bot.domain.danger import DangerKind, DangerWords

WORDS = DangerWords.parse(
    {
        "violence": ["hits|beats ~ me"],
        "suicide": ["do not want to live"],
        "overdose": ["overdos*", "синее лицо"],
    },
    innocent=["do not want to live with", "fever hits me"],
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He HITS me", DangerKind.VIOLENCE),
        ("he beats only little me", DangerKind.VIOLENCE),
        ("an overdosing friend", DangerKind.OVERDOSE),
        ("I do not want to live", DangerKind.SUICIDE),
        ("Синеё лицо", DangerKind.OVERDOSE),
        ("синее ЛИЦО", DangerKind.OVERDOSE),
    ],
)
def test_phrase_is_found(text: str, kind: DangerKind) -> None:
    assert WORDS.find(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "he hits",
        "she whits me",
        "he hits a ball that is mine, me too",
        "he hits. Me too",
        "I do not want to live with him",
        "fever hits me",
        "🙂" * 300,
    ],
)
def test_innocent_text_is_left_alone(text: str | None) -> None:
    assert WORDS.find(text) is None


def test_gravest_danger_counts() -> None:
    assert WORDS.find("he beats me. I do not want to live. Overdose") is DangerKind.OVERDOSE


def test_danger_beside_innocent_words_is_heard() -> None:
    assert WORDS.find("I do not want to live with him, he beats me") is DangerKind.VIOLENCE


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="weather"):
        DangerWords.parse({"weather": ["rain"]})


def test_longest_message_is_read_fast() -> None:
    assert WORDS.find("do not want to " * 270) is None
