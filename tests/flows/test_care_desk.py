"""Tasks in the members' private chats: listed in the queue, taken, written from, ended by a button."""

from uuid import UUID

from bot.domain.care import CareKind, Route
from bot.services.scope import Scope
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import shown

WORDS = "зелёная дверь"


async def needs(stage: Stage, phone: Phone, kind: CareKind, route: Route = Route.HERE) -> UUID:
    """Let a woman, who has allowed it, need somebody; return her row's id."""
    async with stage.app.works.begin() as uow:
        scope = Scope(uow, stage.app.world)
        person = await scope.visitors.meet(phone.id, chat_id=phone.id)
        person.settings.silence, person.settings.silence_words = route.value, WORDS
        await scope.care.add(person.id, kind)
        await uow.people.flush()
        await uow.commit()
    stage.app.sender.wake()
    return person.id


async def opened(stage: Stage, member: Phone, label: str) -> None:
    """Open the only task from the queue."""
    await shown(stage, member, "/queue", "🗒 Дела: 1")
    await member.press("🗒 Дела: 1")
    await stage.sees(member, label)
    await member.press(label[0] if label[0] in "🟡🟢" else "🟡")
    await stage.sees(member, "🤝 Помогли")


async def test_task_is_written_from_and_ended(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await needs(stage, anna, CareKind.SILENT)
    await opened(stage, stage.consultant, "молчит")
    assert f"Её слова: «{WORDS}»" in said(stage.consultant)

    await stage.consultant.press("✍️ Написать ей")
    await stage.until(lambda: any("разговор начали мы" in one.text for one in stage.group.messages))
    await stage.consultant.send("Как вы?", chat=stage.group, thread_id=max(stage.group.topics))
    await stage.sees(anna, "Вам письмо ✉️")
    await anna.press("Открыть")
    await stage.sees(anna, "Как вы?")
    await opened(stage, stage.consultant, "🟢")
    await stage.consultant.press("🤝 Помогли")

    await stage.sees(stage.consultant, "На сегодня дел нет.")


async def test_task_for_a_peer_offers_no_letter(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await needs(stage, anna, CareKind.SILENT, Route.PEER)
    await opened(stage, stage.consultant, "молчит")

    assert "✍️ Написать ей" not in stage.consultant.last.labels
    await stage.consultant.press("⏳ Позвоню/напишу позже")
    await stage.sees(stage.consultant, "Когда вернуться к этому?")
    await stage.consultant.press("Через 3 дня")

    await stage.sees(stage.consultant, "На сегодня дел нет.")


async def test_erased_woman_leaves_the_screen(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await needs(stage, anna, CareKind.NO_SUPPLY)
    await stage.sees(stage.consultant, "Есть дело на сегодня")
    await stage.consultant.press("🗒 Показать дела")
    await stage.sees(stage.consultant, "закончились лекарства")
    await stage.consultant.press("🟡")
    await stage.sees(stage.consultant, WORDS)
    await stage.leave_footprints()

    await anna.send("/erase")
    await stage.sees(anna, "Удалить всё?")
    await anna.press("Да")

    await stage.sees(stage.consultant, "Этот экран устарел")
    assert WORDS not in said(stage.consultant)


async def test_any_outcome_ends_a_task(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await needs(stage, anna, CareKind.BLOCKED)
    await opened(stage, stage.consultant, "остановила бота")

    await stage.consultant.press("❔ Это не она")

    await stage.sees(stage.consultant, "На сегодня дел нет.")


async def test_forged_presses_on_tasks_change_nothing(stage: Stage) -> None:
    anna = await stage.woman_in("Томск")
    await needs(stage, anna, CareKind.SILENT)
    await opened(stage, stage.consultant, "молчит")
    data = next(
        key.data or "" for row in stage.consultant.last.buttons for key in row if key.text == "🤝 Помогли"
    )
    task = data.split(":")[1]

    for act in (
        f"{task}:3:99:0",
        f"{task}:3:8:0",
        f"{task}:5:400:0",
        "x:1:0:0",
        f"{'0' * 32}:2:0:9",
    ):
        await stage.consultant.press_data(f"wb:{act}")

    await shown(stage, stage.consultant, "/queue", "🗒 Дела: 1")
