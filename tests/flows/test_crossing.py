"""What crosses on its way: her words and the closing, an answer and its being taken back."""

from datetime import timedelta

from bot.domain.conversation import Thread
from bot.simulator import Fault, Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import WORDS, answer, cards, found, settle, stubs
from tests.flows.rooms_help import texts
from tests.flows.talking import in_topic, notes, talking
from tests.flows.test_room_faults import asked, bind

LATE = "Он вернулся, мне страшно выходить"
BUSY_FOR_TEN = "Too Many Requests: retry after 10"


async def closed_before(stage: Stage, words: str) -> Phone:
    """Let a conversation be closed while words of hers are on their way."""
    anna = await talking(stage)
    busy = {"description": BUSY_FOR_TEN, "retry_after": 10, "times": 1}
    stage.telegram.faults.add(Fault("sendMessage", stage.group.id, status=429, **busy))  # type: ignore[arg-type] # plain values
    await anna.send(words)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    await stage.coordinator.press("Закрыть", message=cards(stage.group)[-1], chat=stage.group)
    await settle(stage)
    return anna


async def thread_of(stage: Stage, anna: Phone) -> Thread:
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        [thread] = await uow.threads.list_of(person.id)
        return thread


async def test_words_that_cross_the_closing_open_it_again(stage: Stage) -> None:
    anna = await closed_before(stage, LATE)

    assert LATE in texts(stage.group)
    assert "разговор снова открыт" in notes(stage)
    thread = await thread_of(stage, anna)
    assert (thread.is_open, thread.waiting_since is not None) == (True, True)


async def test_conversation_opened_by_late_words_is_kept(stage: Stage) -> None:
    anna = await closed_before(stage, LATE)

    await stage.later(timedelta(days=31))
    await settle(stage)

    assert (await thread_of(stage, anna)).is_open


async def test_line_beside_a_rating_opens_nothing(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.coordinator.press("Закрыть", message=cards(stage.group)[-1], chat=stage.group)
    await stage.sees(anna, "Вам письмо")
    await anna.press("Открыть")
    await stage.sees(anna, "Помогло?")
    await anna.press("5")
    await stage.sees(anna, "Спасибо")

    await anna.send("Очень выручили")
    await settle(stage)

    assert "Очень выручили" in texts(stage.group)
    assert not (await thread_of(stage, anna)).is_open


async def test_undelivered_answer_is_taken_back_in_a_plain_group(stage: Stage) -> None:
    await bind(stage, stage.telegram.add_group("Без тем", forum=False))
    anna = await asked(stage)
    await anna.block()
    sent = await answer(stage, "Ошиблась", under=found(stage.group, WORDS)[0])
    await settle(stage)

    await stage.consultant.send("/unsend", chat=stage.group, reply_to=sent)
    await settle(stage)
    await anna.unblock()
    await anna.send("/start")
    await settle(stage)

    assert stubs(anna) == []


async def test_undelivered_answer_is_taken_back_in_a_topic(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.block()
    sent = await stage.consultant.send("Ошиблась", **in_topic(stage))
    await settle(stage)

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=sent)
    await settle(stage)
    await anna.unblock()
    await anna.send("/start")
    await settle(stage)

    assert stubs(anna) == []
