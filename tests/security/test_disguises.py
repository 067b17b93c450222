"""Changed words are hers as well: they cannot speak as the bot either."""

import pytest

from tests.flows.conftest import Stage
from tests.flows.talking import talking

PLAYED = "⛔ Доступ закрыт: отсюда 90 дней ничего не придёт."


@pytest.mark.case(5)
@pytest.mark.parametrize("words", [PLAYED, f"{PLAYED} {'а' * 4040}"], ids=["short", "as long as can be"])
async def test_changed_words_cannot_speak_as_the_bot(stage: Stage, words: str) -> None:
    anna = await talking(stage)
    asked = next(shown for shown in anna.messages if shown.text == "Здравствуйте")

    await anna.edit(asked, words)
    await stage.until(lambda: any(PLAYED in shown.text for shown in stage.group.messages))

    shown = next(shown for shown in stage.group.messages if PLAYED in shown.text)
    assert "blockquote" in {entity["type"] for entity in shown.data["entities"]}
