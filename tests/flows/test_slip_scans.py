"""What a clinic sees of a slip: that it is good and what is agreed; used once, and nobody becomes known."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.allowance import ALL_WRONG_CODES, WRONG_CODES
from bot.domain.referral import draw_code
from tests.flows.conftest import Stage, said
from tests.flows.slips_help import GOOD, USED, bring, people_known, take_slip, token_of
from tests.flows.test_slips import WELCOME, ends


async def test_link_shows_what_is_agreed(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск", "Ирина"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)

    page = await bring(stage, clinic, f"/start r_{await token_of(stage, code)}", GOOD)

    for words in ("Томск-АнтиСПИД", "Гинеколог", "Примите без документов", "без очереди", "до 7 декабря"):
        assert words in page
    assert "Ирина" not in page


async def test_typed_code_is_enough(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)

    await bring(stage, clinic, code.lower().replace("-", " "), GOOD)


async def test_clinic_marks_her_arrival_once(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)
    await bring(stage, clinic, code, GOOD)

    await clinic.press("Отметить: пришла")
    await stage.sees(clinic, "Отмечено: пришла")

    await bring(stage, clinic, code, USED)
    assert await ends(stage) == {"came": 1}
    await woman.press("🏠 Меню")
    await woman.press("👩‍⚕️ Врачи")
    await stage.sees(woman, "Гинеколог")
    assert "📄" not in said(woman)


async def test_of_two_who_mark_at_once_one_wins(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    token = await token_of(stage, await take_slip(stage, woman))
    clinics = [stage.woman(f"Регистратура {number}") for number in range(4)]
    for clinic in clinics:
        await bring(stage, clinic, f"/start r_{token}", GOOD)

    await asyncio.gather(*(clinic.press("Отметить: пришла") for clinic in clinics))
    await stage.until(lambda: all(GOOD not in said(clinic) for clinic in clinics))

    assert sorted(USED in said(clinic) for clinic in clinics) == [False, True, True, True]
    assert await ends(stage) == {"came": 1}


async def test_clinic_worker_becomes_known_to_nobody(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code, before = await take_slip(stage, woman), await people_known(stage)

    await bring(stage, clinic, "/start r_" + "x" * 24, WELCOME)
    await bring(stage, clinic, code, GOOD)
    await clinic.press("Отметить: пришла")
    await stage.sees(clinic, "Отмечено: пришла")

    assert await people_known(stage) == before
    await clinic.press("🏠 Меню")
    await stage.sees(clinic, WELCOME)
    assert await people_known(stage) == before + 1


async def test_her_own_scan_marks_only_after_a_second_press(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    token = await token_of(stage, await take_slip(stage, woman))
    await bring(stage, woman, f"/start r_{token}", "Это ваше направление")

    await woman.press("Отметить: пришла")
    await stage.sees(woman, "Отметить своё направление?")
    await woman.press("‹ Назад")
    await stage.sees(woman, GOOD)
    assert await ends(stage) == {}
    await woman.press("Отметить: пришла")
    await woman.press("Да, отметить")

    await stage.sees(woman, "Отмечено: пришла")
    assert await ends(stage) == {"came": 1}


async def test_colleague_can_check_a_slip_too(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")
    code = await take_slip(stage, woman)

    await bring(stage, stage.consultant, code, GOOD)


async def test_used_slip_is_soon_like_none(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Регистратура")
    code = await take_slip(stage, woman)
    await bring(stage, clinic, code, GOOD)
    await clinic.press("Отметить: пришла")
    await stage.sees(clinic, "Отмечено: пришла")

    await stage.later(timedelta(hours=25))

    await bring(stage, clinic, code, WELCOME)


async def test_wrong_codes_all_look_alike(stage: Stage) -> None:
    woman, clinic, other = await stage.woman_in("Томск"), stage.woman("Клиника"), stage.woman("Другая")
    token = await token_of(stage, await take_slip(stage, woman))
    await woman.press("✖️ Отменить направление")
    await stage.sees(woman, "Код и QR больше не работают")

    seen = {
        await bring(stage, clinic, f"/start r_{token}", WELCOME),
        await bring(stage, clinic, "/start r_" + "-" * 24, WELCOME),
        await bring(stage, clinic, f"ТОМ-{draw_code()}", WELCOME),
        await bring(stage, other, "/start", WELCOME),
    }

    assert len(seen) == 1


async def test_guessing_account_is_told_nothing_more(stage: Stage) -> None:
    woman, guesser, clinic = await stage.woman_in("Томск"), stage.woman("Кто-то"), stage.woman("Клиника")
    code = await take_slip(stage, woman)
    for _ in range(int(WRONG_CODES.burst)):
        await bring(stage, guesser, f"ТОМ-{draw_code()}", WELCOME)

    await bring(stage, guesser, code, WELCOME)
    await bring(stage, clinic, code, GOOD)


async def test_guessing_crowd_stops_no_qr(stage: Stage) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Клиника")
    code = await take_slip(stage, woman)
    token, now = await token_of(stage, code), stage.clock.now()
    for number in range(int(ALL_WRONG_CODES.burst)):
        stage.app.world.allowances.guesses.was_wrong(number, now, is_typed=True)

    await bring(stage, clinic, code, WELCOME)
    await bring(stage, clinic, f"/start r_{token}", GOOD)


async def test_words_like_a_code_reach_the_staff(stage: Stage) -> None:
    woman = await stage.woman_in("Томск")

    await woman.send(f"ТОМ-{draw_code()}")

    await stage.sees(woman, "Отправить это консультантке?")


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_no_code_stands_on_disk_or_in_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    woman, clinic = await stage.woman_in("Томск"), stage.woman("Клиника")
    code = await take_slip(stage, woman)
    token = await token_of(stage, code)
    await bring(stage, clinic, f"/start r_{token}", GOOD)
    await clinic.press("Отметить: пришла")
    await stage.sees(clinic, "Отмечено: пришла")
    await stage.leave_footprints()

    secrets = [code.encode(), code.partition("-")[2].encode(), token.encode()]
    kept = b"".join(map(Path.read_bytes, filter(Path.is_file, stage.folder.rglob("*"))))
    assert [secret for secret in secrets if secret in kept or secret.decode() in caplog.text] == []
