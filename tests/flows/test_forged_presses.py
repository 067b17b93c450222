"""Forged and outdated presses are answered each time, and change nothing."""

import pytest

from tests.flows.conftest import Stage, said
from tests.flows.test_question import ask
from tests.flows.test_updates import answers_still, failures

LETTER = "0" * 32
FORGED = [
    "",
    "x" * 65,
    "zz:1",
    "g: 1",
    "g:1_0",
    "g:-5",
    "g:" + "9" * 24,
    "g",
    "g:",
    ":::::",
    "g:1:2:3",
    "x:99:99",
    "x:-1:-1",
    "a:99",
    "a:-5",
    "b:1",
    "b:99",
    f"e:{LETTER}:1",
    "e:nonsense:1",
    f"d:{LETTER}:1",
    f"d:{LETTER}:2",
    "s:1",
    "t:1:coordinator",
    "l:1:99999",
    "l:9999:0",
    "c:nowhere:1:0",
    "w:nowhere:1:0",
    "m:-1",
    "m:99999999999",
    "n:xx",
    "k:nowhere",
    "rb:999",
    "rc:99",
    "rd:1:99",
    "re:1:99999:",
    "rf:1:600:99",
    "rg:1:600:99",
    f"rh:1:600:1:{LETTER[:5]}",
    f"ri:{LETTER}:1",
    f"rj:{LETTER}:1",
    f"rk:{LETTER}:-5",
    "ra:99",
    "z:99",
    "g:\u0661",
    "👩" * 16,
]


@pytest.mark.case(17)
@pytest.mark.parametrize("data", FORGED)
async def test_forged_press_of_hers_is_answered(
    stage: Stage, data: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await stage.woman_in("Томск")

    await anna.press_data(data)

    assert failures(caplog) == []
    await answers_still(stage)


@pytest.mark.case(17)
async def test_forged_presses_in_the_room_change_nothing(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await ask(stage)
    await stage.until(lambda: len(stage.group.messages) >= 3)
    card = next(message for message in stage.group.messages if message.buttons)
    outsider = stage.woman("Посторонняя")
    taking, hers = str(card.buttons[0][0].data), anna.last
    for data in [taking, *(one for one in FORGED if not one.startswith("z:"))]:  # z erases
        await outsider.press_data(data, message=card, chat=stage.group)
        await anna.press_data(data, message=hers)

    assert failures(caplog) == []
    assert next(one for one in stage.group.messages if one.id == card.id).labels == card.labels


@pytest.mark.case(19)
async def test_press_on_a_vanished_message_is_answered(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    old = anna.last
    data = str(old.buttons[0][0].data)
    await anna.delete(old)

    await anna.press_data(data, message=old)

    await stage.until(lambda: anna.messages[-1].from_bot)
    assert said(anna)
