"""Slips on stage: how she takes one, and how a clinic brings it."""

import re

from sqlalchemy import func, select

from bot.simulator import Phone
from models.person import PersonRow
from tests.flows.conftest import Stage, said

CODE = re.compile(r"ТОМ-[0-9A-Z]{8}")
COUNT = select(func.count()).select_from(PersonRow)
GOOD, USED = "Направление действует", "Уже отмечено"


async def open_card(stage: Stage, woman: Phone, doctor: str, place: str) -> None:
    """Let her open the card of a doctor of her city from the menu."""
    await woman.press("👩‍⚕️ Врачи")
    await stage.sees(woman, doctor)
    await woman.press(doctor)
    await stage.until(lambda: any(label.endswith(place) for label in woman.last.labels))
    await woman.press(next(label for label in woman.last.labels if label.endswith(place)))
    await stage.sees(woman, "📄 Взять направление")


async def take_slip(stage: Stage, woman: Phone) -> str:
    """Let her take a slip for a gynaecologist; return its code."""
    await open_card(stage, woman, "Гинеколог", "Гинеколог, свой врач")
    await woman.press("📄 Взять направление")
    await stage.sees(woman, "Скажите в регистратуре")
    return code_of(woman)


def code_of(woman: Phone) -> str:
    """Return the code she sees."""
    found = CODE.search(said(woman))
    assert found is not None, said(woman)
    return found[0]


async def token_of(stage: Stage, code: str) -> str:
    """Return what the QR of a slip holds."""
    async with stage.app.works.begin() as uow:
        stored = await uow.referrals.find_by_code(code.partition("-")[2], now=stage.clock.now())
        assert stored is not None
        key = await uow.people.key_of(stored.person_id)
        assert key is not None
        return stored.opened(key).body.token


async def bring(stage: Stage, phone: Phone, words: str, seen: str) -> str:
    """Let somebody open a link or type a code, and wait for what they must see."""
    count = len(phone.messages)
    await phone.send(words)
    await stage.until(lambda: len(phone.messages) >= count + 2 and phone.messages[-1].from_bot)
    assert seen in said(phone), said(phone)
    return said(phone)


async def people_known(stage: Stage) -> int:
    """Count the women the bot knows."""
    async with stage.app.works.begin() as uow:
        return int((await uow.connection.execute(COUNT)).scalar_one())
