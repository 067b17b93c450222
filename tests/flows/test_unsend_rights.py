"""Who may take an answer back by `/unsend`: whoever answers, and nobody else."""

import pytest

from bot.domain.staff import Role
from bot.simulator import Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.faults_help import settle, stubs
from tests.flows.rooms_help import member
from tests.flows.talking import in_topic, notes, talking

ANSWERING = [role for role in Role if role is not Role.CREW]


async def answered(stage: Stage) -> tuple[Phone, Shown]:
    """Let a consultant's answer lie in a woman's chat."""
    anna = await talking(stage)
    answer = await stage.consultant.send("Приходите", **in_topic(stage))
    await stage.until(lambda: stubs(anna))
    await stage.outbox_is_empty()
    return anna, answer


@pytest.mark.parametrize("role", ANSWERING)
async def test_who_answers_may_take_a_colleagues_answer_back(stage: Stage, role: Role) -> None:
    anna, answer = await answered(stage)
    colleague = await member(stage, role, stage.group)

    await colleague.send("/unsend", reply_to=answer, **in_topic(stage))
    await settle(stage)

    assert stubs(anna) == []


async def test_crew_takes_nothing_back_and_is_told(stage: Stage) -> None:
    anna, answer = await answered(stage)
    driver = await member(stage, Role.CREW, stage.group)
    before = notes(stage)

    await driver.send("/unsend", reply_to=answer, **in_topic(stage))
    await settle(stage)

    assert len(stubs(anna)) == 1
    assert notes(stage).count("Приходите") == before.count("Приходите")
    assert "никто не получил" in driver.messages[-1].text or "координаторк" in driver.messages[-1].text


async def test_stranger_takes_nothing_back(stage: Stage) -> None:
    anna, answer = await answered(stage)
    stranger = stage.telegram.add_user("Прохожая")
    stage.group.chat.members.add(stranger.id)

    await stranger.send("/unsend", reply_to=answer, **in_topic(stage))
    await settle(stage)

    assert len(stubs(anna)) == 1


async def test_member_takes_nothing_back_by_a_private_message(stage: Stage) -> None:
    anna, _ = await answered(stage)

    await stage.consultant.send("/unsend")
    await settle(stage)

    assert len(stubs(anna)) == 1
