"""What a programme decides for itself, and what follows from it."""

from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.talking import in_room, in_topic, talking

ONLY_REPLIES = "↩️ Отвечать ей только ответом"


async def settings(stage: Stage, phone: Phone) -> None:
    await phone.press("🛠 Настройки")
    await stage.sees(phone, "Настройки")


async def only_replies(stage: Stage) -> None:
    await settings(stage, stage.coordinator)
    await stage.coordinator.press(ONLY_REPLIES)
    await stage.sees(stage.coordinator, "К ней идут только ответы")


async def test_only_replies_go_out_when_so_decided(stage: Stage) -> None:
    await only_replies(stage)
    anna = await talking(stage)

    await stage.consultant.send("Кто возьмёт?", **in_topic(stage))
    await stage.consultant.send(
        "Здравствуйте, мы рядом", reply_to=in_room(stage, "text")[-1], **in_topic(stage)
    )
    await stage.sees(anna, "Вам письмо")
    await anna.press("Открыть")

    await stage.sees(anna, "мы рядом")
    assert "Кто возьмёт?" not in said(anna)


async def test_everything_goes_out_by_default(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send("Здравствуйте", **in_topic(stage))

    await stage.sees(anna, "Вам письмо")


async def test_only_coordinators_change_settings(stage: Stage) -> None:
    await settings(stage, stage.consultant)

    assert ONLY_REPLIES not in said(stage.consultant)
