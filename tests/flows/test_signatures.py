"""Who signs an answer: the role, or a pseudonym that a member has chosen; never a name."""

import pytest

from bot.services.team import Team
from bot.simulator import Phone, Shown
from tests.flows.conftest import Stage, said
from tests.flows.talking import in_topic, talking

STUB = "Вам письмо ✉️"


async def settings(stage: Stage, phone: Phone) -> None:
    sent = await phone.send("/start")
    await stage.until(lambda: phone.last.id > sent.id)
    await phone.press("🛠 Настройки")
    await stage.sees(phone, "Ваши ответы подписаны")


async def type_pseudonym(stage: Stage, phone: Phone, words: str) -> None:
    """Walk to the form and write a pseudonym."""
    await settings(stage, phone)
    await phone.press("✍️ Псевдоним")
    await stage.sees(phone, "Как подписывать")
    await phone.send(words)


async def name(stage: Stage, phone: Phone, words: str = "Вера") -> None:
    """Let a member choose a pseudonym."""
    await type_pseudonym(stage, phone, words)
    await stage.sees(phone, f"Ваши ответы подписаны: {words} · ")


async def read(stage: Stage, woman: Phone) -> str:
    """Open the newest letter and return what it says."""
    await stage.sees(woman, STUB)
    await woman.press("Открыть", message=woman.last)
    await stage.until(lambda: STUB not in said(woman))
    return woman.last.text


def card(stage: Stage) -> Shown:
    return next(shown for shown in stage.group.messages if "Томск ·" in shown.text)


async def test_pseudonym_signs_what_is_written_after(stage: Stage) -> None:
    anna = await talking(stage)
    await name(stage, stage.consultant)

    await stage.consultant.send("Добрый день", **in_topic(stage))

    assert (await read(stage, anna)).startswith("Вера · Консультантка\nДобрый день")


async def test_role_signs_until_a_pseudonym_is_chosen(stage: Stage) -> None:
    anna = await talking(stage)

    await stage.consultant.send("Добрый день", **in_topic(stage))

    assert (await read(stage, anna)).startswith("Консультантка\nДобрый день")


async def test_member_signs_by_role_again(stage: Stage) -> None:
    anna = await talking(stage)
    await name(stage, stage.consultant)
    await stage.consultant.press("Подпись: псевдоним")
    await stage.sees(stage.consultant, "Подпись: роль")

    await stage.consultant.send("Добрый день", **in_topic(stage))

    assert (await read(stage, anna)).startswith("Консультантка\n")


async def test_card_switches_the_signature_of_one_member(stage: Stage) -> None:
    anna = await talking(stage)
    await name(stage, stage.consultant)
    await stage.consultant.press("⋯", message=card(stage), chat=stage.group)
    await stage.until(lambda: "✍️ Подпись" in card(stage).labels)

    press = await stage.consultant.press("✍️ Подпись", message=card(stage), chat=stage.group)
    assert "Консультантка" in str(press.text)
    await stage.consultant.send("Первое", **in_topic(stage))

    assert (await read(stage, anna)).startswith("Консультантка\nПервое")


async def test_card_asks_for_a_pseudonym_first(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("⋯", message=card(stage), chat=stage.group)
    await stage.until(lambda: "✍️ Подпись" in card(stage).labels)

    press = await stage.consultant.press("✍️ Подпись", message=card(stage), chat=stage.group)

    assert "Сначала задайте псевдоним" in str(press.text)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Сотрудница consultant", "ваше имя"),
        ("Врач", "название роли"),
        ("t.me/x", "Только буквы"),
        ("В", "от 2 до 24"),
    ],
)
async def test_unfit_pseudonym_is_refused_with_the_reason(stage: Stage, words: str, why: str) -> None:
    await type_pseudonym(stage, stage.consultant, words)

    await stage.sees(stage.consultant, why)


async def test_colleagues_are_told_apart_by_pseudonym(stage: Stage) -> None:
    await name(stage, stage.consultant)
    await stage.coordinator.press("👥 Команда")

    await stage.sees(stage.coordinator, "· Вера")
    await type_pseudonym(stage, stage.coordinator, "вера")
    await stage.sees(stage.coordinator, "уже подписывается коллега")


async def test_pseudonym_of_whoever_left_is_not_given_on(stage: Stage) -> None:
    await name(stage, stage.consultant)
    async with stage.app.works.begin() as uow:
        coordinator, consultant = await uow.staff.list_active()
        await Team(uow, stage.app.world).dismiss(consultant.id, by=coordinator)
        await uow.commit()

    await type_pseudonym(stage, stage.coordinator, "вера")

    await stage.sees(stage.coordinator, "уже подписывается коллега")


async def test_removed_pseudonym_signs_nothing(stage: Stage) -> None:
    anna = await talking(stage)
    await name(stage, stage.consultant)
    await stage.consultant.press("✍️ Псевдоним")
    await stage.sees(stage.consultant, "Убрать псевдоним")
    await stage.consultant.press("Убрать псевдоним")
    await stage.sees(stage.consultant, "подписаны: Консультантка")

    await stage.consultant.send("Добрый день", **in_topic(stage))

    assert "Вера" not in await read(stage, anna)
