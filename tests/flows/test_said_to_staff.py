"""Whoever in the group writes words that reach nobody is told so, and nobody unknown answers unseen."""

from bot.simulator import Phone
from tests.flows.conftest import Stage
from tests.flows.faults_help import WORDS, answer, found, settle, stubs, tick
from tests.flows.talking import in_topic, notes, talking
from tests.flows.test_floods import press_more
from tests.flows.test_room_faults import asked, bind


async def test_reply_with_a_slash_is_said_not_to_go(stage: Stage) -> None:
    await bind(stage, stage.telegram.add_group("Без тем", forum=False))
    anna = await asked(stage)

    await answer(stage, "/start нажмите ещё раз", under=found(stage.group, WORDS)[0])
    await settle(stage)

    assert "начинается с косой черты" in notes(stage)
    assert stubs(anna) == []


def newcomer(stage: Stage) -> Phone:
    """Let somebody be in the group who is not in the team."""
    olga = stage.telegram.add_user("Ольга, ещё не приглашена")
    stage.group.chat.members.add(olga.id)
    return olga


async def paused_rooms(stage: Stage) -> int:
    async with stage.app.works.begin() as uow:
        return sum(room.is_paused for room in await uow.rooms.list_all())


async def test_answer_of_somebody_unknown_is_told_to_coordinators(stage: Stage) -> None:
    anna = await talking(stage)

    await newcomer(stage).send("Приезжайте к пяти", **in_topic(stage))
    await stage.sees(stage.coordinator, "В группе пишет кто-то не из команды")

    assert (await paused_rooms(stage), stubs(anna)) == (0, [])


async def test_line_about_a_quiet_conversation_waits_for_no_hour(stage: Stage) -> None:
    anna = await talking(stage)
    await press_more(stage, "🔇 Тише на 24 ч")
    await stage.until(lambda: "раз в час" in notes(stage))
    await anna.send("Тихая")
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    sent = await stage.consultant.send("Ошиблась", **in_topic(stage))
    await stage.until(lambda: stubs(anna))

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=sent)
    await stage.until(lambda: stage.telegram.pending_updates == 0)
    for _ in range(10):
        await tick(stage)

    assert "ещё не открывала" in notes(stage)
    assert "Тихая" not in notes(stage)
