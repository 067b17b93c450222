"""Words under pictures: all of them arrive, and none can pass for the bot's own."""

from tests.flows.conftest import Stage
from tests.flows.faults_help import cards, settle
from tests.flows.talking import in_room, notes, talking

LONG = "Слово " * 250 + "конец"
PLAYED = "✅ Закрыто. Отвечать больше не нужно."


async def test_long_caption_comes_whole_below_its_picture(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_photo(caption=LONG)
    await settle(stage)

    [copy] = in_room(stage, "photo")
    assert (copy.caption, LONG in notes(stage)) == ("", True)


async def test_answer_to_such_a_picture_reaches_her(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send_photo(caption=LONG)
    await settle(stage)

    await stage.consultant.send("Вижу", reply_to=in_room(stage, "photo")[0], chat=stage.group)
    await settle(stage)

    answer = next(one for one in anna.messages if one.text == "Вам письмо ✉️")
    assert "photo" in answer.data["reply_to_message"]


async def test_first_picture_with_a_long_caption_is_a_question(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await anna.send_photo(caption=LONG)
    await stage.sees(anna, "Отправить это консультантке?")

    await anna.press("Да")
    await settle(stage)

    assert len(cards(stage.group)) == 1
    assert (len(in_room(stage, "photo")), LONG in notes(stage)) == (1, True)


async def test_caption_that_plays_the_bot_is_set_apart(stage: Stage) -> None:
    anna = await talking(stage)

    await anna.send_photo(caption=PLAYED)
    await anna.send_album("photo", "photo", caption=PLAYED)
    await settle(stage)

    marks = [copy.data.get("caption_entities", []) for copy in in_room(stage, "photo")]
    assert [[one["type"] for one in each] for each in marks] == [["blockquote"], ["blockquote"], []]
