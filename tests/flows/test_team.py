"""The coordinators' screens about the team: roles, invitations, what two decide, the journal."""

from bot.domain.approvals import Deed
from bot.domain.staff import Role
from bot.services.scope import Scope
from bot.services.team import Invitations
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.test_staff_desk import desk


async def second(stage: Stage) -> Phone:
    """Let a second coordinator into the team."""
    phone = stage.telegram.add_user("Вторая")
    code = await Invitations(stage.app.works, stage.app.world).invite(Role.COORDINATOR)
    await phone.send(f"/start s_{code}")
    await stage.sees(phone, "👥 Команда")
    return phone


async def team(stage: Stage, label: str = "") -> None:
    """Let the coordinator look at the team, or press something there."""
    await desk(stage, stage.coordinator, "👥 Команда", "🧾 Журнал")
    if label:
        await stage.coordinator.press(label)


async def propose(stage: Stage) -> None:
    """Let the coordinator ask for an export."""
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        member = await scope.team.find(stage.coordinator.id)
        assert member is not None
        days = {"first": "2026-10-01", "last": "2026-10-31"}
        await scope.approvals.propose(Deed.EXPORT, days, by=member, about=days)
        await uow.commit()
    stage.app.sender.wake()


async def test_role_changes_at_once(stage: Stage) -> None:
    await team(stage, "🔁 Роли")
    await stage.coordinator.press("Консультантка")
    await stage.sees(stage.coordinator, "Роль сейчас")

    await stage.coordinator.press("Экипаж")
    await stage.sees(stage.consultant, "другая роль: Экипаж")
    await stage.consultant.send("/start")

    await stage.sees(stage.consultant, "отвечают консультантки")


async def test_last_coordinator_stays_one(stage: Stage) -> None:
    await team(stage, "🔁 Роли")
    await stage.coordinator.press("Координаторка")
    await stage.sees(stage.coordinator, "Роль сейчас")

    press = await stage.coordinator.press("Врач")

    assert "последняя координаторка" in press.text


async def test_invitation_can_be_revoked(stage: Stage) -> None:
    await team(stage, "➕ Врач")
    await stage.sees(stage.coordinator, "start=s_")
    link = stage.coordinator.last.words.split("start=")[1].split()[0]
    await team(stage, "🎟 Приглашения")
    await stage.sees(stage.coordinator, "1 ссылку")

    await stage.coordinator.press("✖️ Врач")
    await stage.sees(stage.coordinator, "Открытых ссылок нет")
    late = stage.woman("Опоздавшая")
    await late.send(f"/start {link}")

    await stage.sees(late, "Мы не спрашиваем имя")


async def test_colleague_confirms_once(stage: Stage) -> None:
    other = await second(stage)
    await propose(stage)
    await stage.sees(other, "Нужна вторая координаторка: отчёт файлом")
    question = other.last

    await other.press("Подтвердить", message=question)
    await stage.until(lambda: any("подтвердила" in one.words for one in stage.coordinator.messages))
    again = await other.press_data(str(question.buttons[0][0].data), message=question)

    assert "уже подтвердила" in again.text


async def test_own_request_cannot_be_confirmed(stage: Stage) -> None:
    other = await second(stage)
    await propose(stage)
    await stage.sees(other, "Нужна вторая координаторка")

    press = await stage.coordinator.press_data(str(other.last.buttons[0][0].data))

    assert "подтвердить должна коллега" in press.text


async def test_withdrawn_request_says_so(stage: Stage) -> None:
    other = await second(stage)
    await propose(stage)
    await stage.sees(other, "Нужна вторая координаторка")
    await team(stage, "✋ Ждут подтверждения")
    await stage.coordinator.press("↩️ 1 · отчёт файлом")

    press = await other.press("Подтвердить")

    assert "отозвала" in press.text


async def test_journal_has_no_content(stage: Stage) -> None:
    await team(stage, "🧾 Журнал")

    await stage.sees(stage.coordinator, "Координаторка: привязала группу")
    assert "программа: пригласила · Консультантка" in said(stage.coordinator)
    assert "23.11 8:00" in said(stage.coordinator)


async def test_journal_turns_its_pages(stage: Stage) -> None:
    for _ in range(11):
        await Invitations(stage.app.works, stage.app.world).invite(Role.DOCTOR)
    await team(stage, "🧾 Журнал")
    await stage.sees(stage.coordinator, "1/2")

    await stage.coordinator.press("▶️")

    await stage.sees(stage.coordinator, "2/2")


async def test_member_is_bound_to_cities_and_again_to_all(stage: Stage) -> None:
    await team(stage, "🔁 Роли")
    await stage.coordinator.press("Консультантка")
    await stage.sees(stage.coordinator, "📍 Города")
    await stage.coordinator.press("📍 Города")
    await stage.sees(stage.coordinator, "зовём первой: Все города")

    await stage.coordinator.press("Томск")
    await stage.sees(stage.coordinator, "✅ Томск")
    assert "зовём первой: Томск" in said(stage.coordinator)
    await stage.coordinator.press("Все города")

    await stage.sees(stage.coordinator, "✅ Все города")
