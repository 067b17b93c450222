"""Staff refer a woman from «⋯»: she is told neutrally, they never see the code, and coordinators see sums."""

from bot.domain.figures import Event
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import ask_about
from tests.flows.slips_help import CODE, code_of
from tests.flows.talking import card
from tests.flows.test_reports import count, opened

DOCTOR = "Гинеколог, свой врач"


async def refer(stage: Stage) -> Phone:
    anna = await ask_about(stage, "Беременность")
    await stage.consultant.press("⋯", chat=stage.group)
    await stage.consultant.press("📄 Направление", chat=stage.group)
    await stage.consultant.press(DOCTOR, chat=stage.group)
    await stage.outbox_is_empty()
    return anna


async def test_slip_of_the_staff_comes_as_a_closed_letter(stage: Stage) -> None:
    anna = await refer(stage)
    await stage.sees(anna, "Вам письмо ✉️")
    assert "аправлени" not in "".join(anna.notifications[-1:])

    await anna.press("Открыть")

    await stage.sees(anna, "Скажите в регистратуре")
    assert DOCTOR in said(anna)
    assert code_of(anna)


async def test_staff_never_see_the_code(stage: Stage) -> None:
    await refer(stage)

    told = [message.words for message in stage.group.messages]
    assert f"📄 Ей выдано направление: {DOCTOR}" in told
    assert not any(CODE.search(words) for words in told)


async def test_second_press_tells_her_once(stage: Stage) -> None:
    anna = await refer(stage)
    count = len(anna.messages)
    await stage.consultant.press("⋯", chat=stage.group)
    await stage.consultant.press("📄 Направление", chat=stage.group)
    await stage.consultant.press(DOCTOR, chat=stage.group)
    await stage.outbox_is_empty()

    assert len(anna.messages) == count


async def test_stranger_refers_nobody(stage: Stage) -> None:
    anna = await ask_about(stage, "Беременность")
    thread = str(card(stage).buttons[0][0].data).split(":")[1]
    stranger = stage.woman("Посторонняя")

    for data in (f"ia:{thread}:0", f"ib:{thread}:1", "ia:x:0", "ib:x:x"):
        await stranger.press_data(data, message=card(stage), chat=stage.group)
        await stage.consultant.press_data(data, message=card(stage), chat=stage.group)
    await stage.outbox_is_empty()

    assert "письмо" not in said(anna)


async def test_coordinators_see_how_slips_end(stage: Stage) -> None:
    await count(stage, stage.clock.now().date(), Event.SLIP, came=12, missed=7, revoked=6)

    assert "Направления: дошли 12, не дошли 7, отменены 6" in await opened(stage, "Этот месяц")
