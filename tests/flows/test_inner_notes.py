"""Inner notes: marked, never sent to her, whatever becomes of them by editing."""

import pytest

from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, settle, stubs
from tests.flows.talking import card, in_topic, notes, talking

NOTE, ANSWER = "// она уже звонила", "Приходите к шести"


async def test_note_is_marked_and_stays_inside(stage: Stage) -> None:
    anna = await talking(stage)

    written = await stage.consultant.send(NOTE, **in_topic(stage))

    await stage.until(lambda: stage.group.reactions(written) == ["✍"])
    assert stubs(anna) == []


@pytest.mark.parametrize("kinds", [("photo",), ("photo", "photo", "video")])
async def test_pictures_under_a_note_stay_inside(stage: Stage, kinds: tuple[str, ...]) -> None:
    anna = await talking(stage)

    if len(kinds) == 1:
        written = await stage.consultant.send_photo(caption=NOTE, **in_topic(stage))
    else:
        written = (await stage.consultant.send_album(*kinds, caption=NOTE, **in_topic(stage)))[0]
    await stage.until(lambda: stage.group.reactions(written) == ["✍"])
    await settle(stage)

    assert stubs(anna) == []


async def test_note_edited_into_words_stays_inside(stage: Stage) -> None:
    anna = await talking(stage)
    written = await stage.consultant.send(NOTE, **in_topic(stage))

    for words in ("Она уже звонила", "Она звонила"):
        await stage.consultant.edit(written, words, chat=stage.group)
    await stage.until(lambda: "правка ей не уходит" in notes(stage))
    await settle(stage)

    assert stubs(anna) == []
    assert notes(stage).count("правка ей не уходит") == 1


async def test_answer_edited_into_a_note_stays_with_her(stage: Stage) -> None:
    anna = await talking(stage)
    written = await stage.consultant.send(ANSWER, **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")

    await stage.consultant.edit(written, NOTE, chat=stage.group)
    await stage.until(lambda: "У неё остаётся прежний ответ" in notes(stage))
    await anna.press("Открыть")

    await stage.sees(anna, ANSWER)
    assert "звонила" not in said(anna)


async def test_unsend_under_her_words_leaves_them_hers(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.leave_footprints()

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=card(stage))

    await stage.until(lambda: "отзывать нечего" in notes(stage))
    await settle(stage)
    assert found(anna, "Здравствуйте")
