"""Points on a map that the staff send: she gets words, and a live one moves without her."""

from bot.simulator import Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.faults_help import in_time, settle
from tests.flows.talking import in_topic, talking
from tests.flows.test_plain_answers import open_talk, texts

AT_THE_DOOR = {"latitude": 56.5, "longitude": 84.9, "live_period": 900}
FURTHER_ON = AT_THE_DOOR | {"latitude": 56.51}


async def live_point(stage: Stage) -> Shown:
    """Let a consultant show where she is, and move once."""
    sent = await stage.consultant.send_content({"location": AT_THE_DOOR}, **in_topic(stage))
    await settle(stage)
    moved = sent.data | {"location": FURTHER_ON, "edit_date": sent.data["date"] + 10}
    stage.telegram.inject({"edited_message": moved})
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    return sent


def maps(phone: Phone) -> list[str]:
    return [words for words in texts(phone) if "yandex" in words]


async def test_move_of_a_live_point_keeps_the_letter(stage: Stage) -> None:
    anna = await talking(stage)
    await live_point(stage)
    await settle(stage)

    await anna.press("Открыть")

    await stage.until(lambda: maps(anna))


async def test_move_of_a_live_point_stops_no_answers(stage: Stage) -> None:
    anna = await open_talk(stage)
    await live_point(stage)

    await stage.consultant.send("Я у входа", **in_topic(stage))

    await in_time(stage, lambda: any("Я у входа" in words for words in texts(anna)))
    assert len(maps(anna)) == 1
