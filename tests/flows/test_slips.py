"""Referral slips: she takes one in a few taps, shows it, calls it off; it is hers alone and names nobody."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.domain.figures import Event
from bot.services.scope import Scope
from tests.flows.conftest import Stage, said
from tests.flows.slips_help import GOOD, bring, code_of, open_card, take_slip, token_of
from tests.flows.test_updates import failures

DAY = timedelta(days=1)
FORGED = ("ls:nowhere:2:0", f"lt:{'0' * 32}:1", "lt:nonsense:2", f"lu:{'0' * 32}:0", "lu:x:1", "lu:x:9")
WELCOME = "Мы не спрашиваем имя"


async def ends(stage: Stage) -> dict[str, int]:
    """Return how slips have ended so far."""
    async with stage.app.works.begin() as uow:
        return await uow.counts.read(Event.SLIP, since=stage.clock.now().date() - timedelta(days=30))


async def test_slip_says_all_she_needs_and_no_name(stage: Stage) -> None:
    woman = await stage.woman_in("Томск", "Ирина")

    code = await take_slip(stage, woman)

    assert f"Мой код {code}." in said(woman)
    for words in ("Томск-АнтиСПИД", "примут без документов, без очереди", "до 7 декабря", "Имени на нём нет"):
        assert words in said(woman)
    assert "Ирина" not in said(woman)
    assert len(woman.last.words.splitlines()) <= 12
    assert woman.last.labels[-2:] == ["‹ Назад", "🏠 Меню"]


async def test_second_press_gives_the_same_slip(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    code = await take_slip(stage, woman)
    await woman.press("‹ Назад")
    await stage.sees(woman, "📄 Взять направление")

    await woman.press("📄 Взять направление")
    await stage.sees(woman, "Скажите в регистратуре")

    assert code_of(woman) == code


async def test_her_slip_waits_among_the_doctors(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    code = await take_slip(stage, woman)
    await woman.press("🏠 Меню")
    await woman.press("👩‍⚕️ Врачи")

    await woman.press("📄 Гинеколог, свой врач · до 7 декабря")

    await stage.sees(woman, code)


async def test_qr_is_a_picture_on_demand_that_hide_sweeps(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await take_slip(stage, woman)
    assert not any(message.photo for message in woman.messages)

    await woman.press("🔳 Показать QR")
    await stage.until(lambda: any(message.photo for message in woman.messages))
    [drawn] = [data for data in stage.telegram.state.files.values() if data.startswith(b"\x89PNG")]
    await stage.leave_footprints()
    await woman.send("/hide")

    await stage.until(lambda: not any(message.photo for message in woman.messages))
    assert min(Image.open(BytesIO(drawn)).size) >= 300


async def test_slip_leads_to_a_reminder_of_the_visit(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await take_slip(stage, woman)

    await woman.press("⏰ Напомнить о визите")

    await stage.sees(woman, "Другие дни")


async def test_slip_called_off_looks_like_none(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)
    token = await token_of(stage, code)

    await woman.press("✖️ Отменить направление")
    await stage.sees(woman, "Код и QR больше не работают")

    await bring(stage, clinic, f"/start r_{token}", WELCOME)
    await bring(stage, clinic, code, WELCOME)
    assert await ends(stage) == {"revoked": 1}


async def test_fourth_slip_is_refused_in_words(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    await take_slip(stage, woman)
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(woman.id)
        assert person is not None
        [first] = await Scope(uow, stage.app.world).slips.list_of(person)
        key = await uow.people.key_of(person.id)
        assert key is not None
        for number in "23":
            body = replace(first.body, code=number * 8, token=number * 24, place=number)
            await uow.referrals.add(key, body, person_id=person.id, until=stage.clock.now() + DAY)
        await uow.commit()
    await woman.press("🏠 Меню")
    await open_card(stage, woman, "Врач СПИД-центра", "Врач СПИД-центра")

    await woman.press("📄 Взять направление")

    await stage.sees(woman, "Больше трёх направлений")


async def test_erasing_takes_her_slips_along(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)
    token = await token_of(stage, code)

    await woman.send("/erase")
    await woman.press("Да, удалить всё")
    await stage.outbox_is_empty()

    await bring(stage, clinic, f"/start r_{token}", WELCOME)


async def test_slip_nobody_used_is_forgotten_and_counted(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)
    token = await token_of(stage, code)

    await stage.later(timedelta(days=16))

    await bring(stage, clinic, f"/start r_{token}", WELCOME)
    assert await ends(stage) == {"missed": 1}


async def test_last_day_counts_to_its_end(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    token = await token_of(stage, await take_slip(stage, woman))

    stage.clock.move(timedelta(days=14, hours=11, minutes=59))  # a minute to midnight in Tomsk

    await bring(stage, clinic, f"/start r_{token}", GOOD)


@pytest.mark.parametrize("data", FORGED)
async def test_forged_press_about_a_slip_is_answered(
    stage: Stage, data: str, caplog: pytest.LogCaptureFixture
) -> None:
    woman, stranger = await stage.woman_in("Томск"), stage.woman("Чужой")
    await stranger.send("/start")
    await stage.sees(stranger, WELCOME)

    await asyncio.gather(woman.press_data(data), stranger.press_data(data), stage.consultant.press_data(data))

    assert failures(caplog) == []


async def test_slip_of_another_is_not_shown(stage: Stage) -> None:
    woman, other = await stage.woman_in("Томск"), await stage.woman_in("Томск", "Ольга")
    code = await take_slip(stage, woman)
    data = [str(key.data) for row in woman.last.buttons for key in row if str(key.data).startswith("lt:")]

    for one in data:
        await other.press_data(one)

    await stage.sees(other, "🟢 Открыто сейчас")
    assert not any(code in message.words for message in other.messages)
    await woman.press("🏠 Меню")
    await woman.press("👩‍⚕️ Врачи")
    await stage.sees(woman, "📄 Гинеколог")
