"""The lockdown: two ask for it, keys are gone, nothing can be opened, and only their copy ends it."""

import shutil
from pathlib import Path

import pytest

from bot.app import open_application
from bot.config import Settings
from bot.domain.approvals import Deed
from bot.domain.locking import LockState
from bot.domain.sealing import SealBroken
from bot.repositories.keyring import LOCK_FILE, remove_keys
from bot.repositories.lockdown import Lock
from bot.repositories.vault import Purpose
from bot.services.scope import Scope
from bot.simulator import Phone
from bot.start import CannotStart, measure_health
from bot.telegram.texts.startup import failure_text
from tests.flows.conftest import Stage, said
from tests.flows.talking import talking
from tests.flows.test_staff_desk import desk
from tests.flows.test_team import second

AWAY = "Сейчас недоступно. Срочно: 112"


async def ask(stage: Stage, answer: str = "Да, лежит") -> None:
    """Let the coordinator ask for a lockdown and answer the question for the copy."""
    await desk(stage, stage.coordinator, "👥 Команда", "🔒 Блокировка")
    await stage.coordinator.press("🔒 Блокировка")
    await stage.sees(stage.coordinator, "Копия ключей лежит в другом месте?")
    await stage.coordinator.press(answer)


async def lock(stage: Stage) -> Path:
    """Let two coordinators lock; return where a copy of the keys lies."""
    other, keys = await second(stage), stage.app.settings.key_dir
    copy = Path(shutil.copytree(keys, stage.folder / "copy"))
    await ask(stage)
    await stage.sees(other, "Нужна вторая координаторка: блокировка")
    await other.press("Подтвердить")
    await stage.until(lambda: stage.app.receiver.is_locked)
    await stage.until((keys / LOCK_FILE).exists)
    return copy


async def refusal(settings: Settings, stage: Stage) -> str:
    """Start once more; return why it is refused."""
    with pytest.raises(CannotStart) as refused:
        async with open_application(settings, stage.clock):
            pass
    return refused.value.code


async def test_59_one_asks_for_a_second(stage: Stage) -> None:
    await ask(stage)

    await stage.sees(stage.coordinator, "Нужна вторая координаторка")
    assert not stage.app.receiver.is_locked


async def test_59_asking_alone_locks_nothing(stage: Stage) -> None:
    await second(stage)
    await ask(stage)

    await stage.sees(stage.coordinator, "Ждёт вторую координаторку: блокировка")
    assert list(stage.app.settings.key_dir.glob("*.key"))
    assert not await Lock(stage.app.works.database).is_set()


async def test_59_two_take_every_key_away(stage: Stage) -> None:
    anna = await talking(stage)
    await lock(stage)
    safe = stage.app.works.safe

    assert list(stage.app.settings.key_dir.glob("*.key")) == []
    with pytest.raises(SealBroken):
        safe.vault.index(Purpose.PERSON, str(anna.id))
    with pytest.raises(SealBroken):
        safe.house.seal_json("x.y", stage.app.bot.id, {})  # type: ignore[arg-type] # never looked at
    async with stage.app.works.begin() as uow:
        with pytest.raises(SealBroken):
            await Scope(uow, stage.app.world).team.find(stage.coordinator.id)


async def test_59_women_get_a_neutral_line(stage: Stage) -> None:
    anna = await talking(stage)
    data = str(anna.last.buttons[0][0].data)
    await lock(stage)

    await anna.send("Вы здесь?")
    await stage.sees(anna, AWAY)
    press = await anna.press_data(data)

    assert press.text == AWAY


async def test_urgent_screens_go_on(stage: Stage) -> None:
    anna = await talking(stage)
    await lock(stage)

    await anna.send("/sos")

    await stage.until(lambda: "112" in said(anna) and AWAY not in said(anna))


async def test_nothing_else_is_sent(stage: Stage) -> None:
    anna: Phone = await talking(stage)
    await lock(stage)
    calls = len(stage.telegram.calls)

    await stage.coordinator.send("Ответ", chat=stage.group, thread_id=max(stage.group.topics))
    for _ in range(3):
        await anna.send("Вы здесь?")
    await stage.sees(anna, AWAY)
    await stage.until(lambda: stage.telegram.pending_updates == 0)

    sent = [call.params["text"] for call in stage.telegram.calls[calls:] if call.method == "sendMessage"]
    assert set(sent) <= {AWAY}
    assert [one.text for one in anna.messages].count(AWAY) == 1


async def test_health_page_says_locked(stage: Stage) -> None:
    await lock(stage)

    health = await stage.app.health()

    assert (health.is_locked, health.is_ready) == (True, False)
    assert not (await measure_health(stage.app.works, stage.app.world.clock.now())).is_locked


async def test_without_a_copy_nothing_is_asked(stage: Stage) -> None:
    other = await second(stage)

    await ask(stage, "Нет или не знаю")

    await stage.sees(stage.coordinator, "Ничего не сделано")
    await stage.outbox_is_empty()
    assert "Нужна вторая" not in said(other)


async def test_restart_is_refused_with_the_cure(stage: Stage, settings: Settings) -> None:
    await lock(stage)

    assert await refusal(settings, stage) == "locked"
    assert "верните ключи" in failure_text("locked", "keys")


async def test_copy_put_back_ends_it(stage: Stage, settings: Settings) -> None:
    copy = await lock(stage)
    for key in copy.glob("*.key"):
        shutil.copy(key, settings.key_dir)

    async with open_application(settings, stage.clock) as again:
        async with again.works.begin() as uow:
            assert await Scope(uow, again.world).team.find(stage.coordinator.id) is not None
        assert not await Lock(again.works.database).is_set()


async def test_lockdown_cut_short_goes_on_at_the_start(stage: Stage, settings: Settings) -> None:
    stage.app.stop()
    await Lock(stage.app.works.database).want(at=stage.clock.now())

    assert await refusal(settings, stage) == "locked"
    assert list(settings.key_dir.glob("*.key")) == []


async def test_mark_beside_the_keys_locks_too(stage: Stage) -> None:
    remove_keys(stage.app.settings.key_dir)

    await stage.until(lambda: stage.app.receiver.is_locked)


async def test_keys_of_a_sleeping_replica_open_nothing(stage: Stage, settings: Settings) -> None:
    copy = await lock(stage)
    shutil.rmtree(settings.key_dir)
    shutil.copytree(copy, settings.key_dir)

    if stage.app.works.database.is_sqlite:
        async with open_application(settings, stage.clock):
            return
    assert await refusal(settings, stage) == "locked_elsewhere"


async def test_confirming_twice_locks_once(stage: Stage) -> None:
    other = await second(stage)
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        member = await scope.team.find(stage.coordinator.id)
        assert member is not None
        proposal = await scope.lockdown.ask(by=member, has_copy=True)
        for _ in range(2):
            await uow.lockdowns.want(at=stage.clock.now(), staff_id=None)
        assert (proposal.deed, await uow.lockdowns.state()) == (Deed.LOCKDOWN, LockState.WANTED)
    assert other.id
