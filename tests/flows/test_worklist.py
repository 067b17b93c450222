"""The queue in the private chat: what fits a role first, and everything of the card from there."""

import re
from datetime import timedelta

from bot.domain.staff import Role
from bot.simulator import Phone
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import ask_about, enlist, is_small, many_wait, shown
from tests.flows.talking import card, notes


async def opened(stage: Stage, phone: Phone, theme: str) -> None:
    """Open the only conversation of a theme from the queue."""
    await shown(stage, phone, "/queue", theme)
    label = next(one for one in phone.last.labels if theme in one)
    await phone.press(label)
    await stage.sees(phone, "Закрыть")


async def test_role_sees_first_what_fits_it(stage: Stage) -> None:
    doctor = await enlist(stage, Role.DOCTOR)
    await ask_about(stage, "Юрист")
    await ask_about(stage, "Здоровье")

    screen = await shown(stage, doctor, "/queue", "Для вас в первую очередь: 1. Всего открыто: 2.")
    assert "· Здоровье" in screen
    assert "Юрист" not in screen
    await doctor.press("Все · 2")
    await stage.sees(doctor, "Юрист")
    assert "Здоровье" in said(doctor)
    await doctor.press("Сначала мои темы")

    await stage.until(lambda: "Юрист" not in said(doctor))
    assert is_small(doctor)


async def test_urgent_comes_first_for_everybody(stage: Stage) -> None:
    doctor = await enlist(stage, Role.DOCTOR)
    await ask_about(stage, "Здоровье")
    stage.clock.move(timedelta(minutes=20))
    await ask_about(stage, "Насилие")

    await shown(stage, doctor, "/queue", "Здоровье")

    first, second = doctor.last.labels[:2]
    assert first.startswith("🆘🟡")
    assert "Насилие" in first
    assert second.endswith("20 минут")


async def test_two_who_take_at_once_are_told_apart(stage: Stage) -> None:
    doctor = await enlist(stage, Role.DOCTOR)
    await ask_about(stage, "Здоровье")
    await opened(stage, doctor, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")

    won = await doctor.press("Взять")
    lost = await stage.coordinator.press("Взять")

    assert (won.text or "") == ""
    assert lost.text == "Коллега уже взяла этот разговор."
    await stage.sees(stage.coordinator, "🟢 взята · Врач 3")
    await stage.until(lambda: "🟢 взято" in notes(stage))


async def test_card_and_private_chat_race_fairly(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")

    await stage.consultant.press("Взять", chat=stage.group)
    lost = await stage.coordinator.press("Взять")

    assert lost.text == "Коллега уже взяла этот разговор."


async def test_conversation_is_handed_over_from_private(stage: Stage) -> None:
    doctor = await enlist(stage, Role.DOCTOR)
    await ask_about(stage, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")

    await stage.coordinator.press("Передать")
    await stage.sees(stage.coordinator, "Врач 3 · 0")
    await stage.coordinator.press("Врач 3")

    await stage.sees(stage.coordinator, "🟢 взята · Врач 3")
    await stage.sees(doctor, "Коллега передала вам разговор")
    await stage.until(lambda: "Передан" in notes(stage))
    await shown(stage, doctor, "/mine", "Ждут вашего ответа: 1.")


async def test_urgent_and_close_work_from_private(stage: Stage) -> None:
    anna = await ask_about(stage, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")

    await stage.coordinator.press("Срочно")
    await stage.sees(stage.coordinator, "🆘 срочно")
    await stage.until(lambda: card(stage).labels[0].startswith("🆘"))
    await stage.coordinator.press("Закрыть")
    await stage.sees(stage.coordinator, "⚪️ закрыт")

    await stage.sees(anna, "Вам письмо ✉️")
    await stage.until(lambda: "⚪️ закрыт" in notes(stage))
    assert "Взять" not in said(stage.coordinator)


async def test_taken_one_goes_back_to_the_queue(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")
    await stage.coordinator.press("Взять")
    await stage.sees(stage.coordinator, "🟢 взята")

    await stage.coordinator.press("Передать")
    await stage.coordinator.press("↩️ В очередь")

    await stage.sees(stage.coordinator, "Взять")


async def test_private_view_links_to_the_topic(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await opened(stage, stage.coordinator, "Здоровье")

    urls = {key.text: key.url for row in stage.coordinator.last.buttons for key in row}
    chat = str(stage.group.chat.id).removeprefix("-100")

    assert urls["💬 Открыть тему"] == f"https://t.me/c/{chat}/{max(stage.group.topics)}"


async def test_long_queue_turns_its_pages(stage: Stage) -> None:
    await many_wait(stage, 9)

    await shown(stage, stage.coordinator, "/queue", "1/2")
    assert len([one for one in stage.coordinator.last.labels if "Здоровье" in one]) == 8
    await stage.coordinator.press("▶️")

    await stage.sees(stage.coordinator, "2/2")
    assert is_small(stage.coordinator)
    await stage.coordinator.press("🟡")
    await stage.sees(stage.coordinator, "Закрыть")
    await stage.coordinator.press("‹ Назад")
    await stage.sees(stage.coordinator, "2/2")


async def test_empty_lists_say_what_to_do(stage: Stage) -> None:
    await shown(stage, stage.consultant, "/queue", "Никто не ждёт.")
    await shown(stage, stage.consultant, "/mine", "Возьмите из очереди")

    assert is_small(stage.consultant)


async def test_earlier_threads_are_theme_and_month(stage: Stage) -> None:
    anna = await ask_about(stage, "Здоровье")
    await stage.consultant.press("Закрыть", chat=stage.group)
    await stage.sees(anna, "Вам письмо ✉️")
    stage.clock.move(timedelta(days=10))
    await anna.send("Ещё вопрос")
    await stage.sees(anna, "Отправить это консультантке?")
    await anna.press("Да")
    await stage.until(lambda: "Ещё вопрос" in notes(stage))

    await opened(stage, stage.coordinator, "Просто поговорить")
    assert "▫️ Здоровье · ноябрь · ⚪️ закрыт" in said(stage.coordinator)
    await stage.consultant.press("⋯", chat=stage.group)
    await stage.consultant.press("🗓 Раньше", chat=stage.group)

    await stage.until(lambda: "▫️ Здоровье · ноябрь · ⚪️ закрыт" in notes(stage))


async def test_load_stands_at_every_name(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await stage.consultant.press("Взять", chat=stage.group)
    await stage.until(lambda: "🟢 взято" in notes(stage))
    await shown(stage, stage.coordinator, "/menu", "👥 Команда")
    await stage.coordinator.press("👥 Команда")

    await stage.sees(stage.coordinator, "Консультантка 2 · 1")
    await shown(stage, stage.consultant, "/menu", "🗓 Дежурства")
    await stage.consultant.press("🗓 Дежурства")
    await stage.consultant.press("🌴")
    await stage.consultant.press("3")
    await stage.until(lambda: "👋" in said(stage.consultant))
    await stage.coordinator.press("‹ Назад")
    await stage.coordinator.press("👥 Команда")

    await stage.sees(stage.coordinator, "Консультантка 2 · 1 🌴")


async def test_menu_is_that_of_the_role(stage: Stage) -> None:
    crew = await enlist(stage, Role.CREW)

    assert "📥 Очередь" not in said(crew)
    await shown(stage, stage.consultant, "/menu", "📥 Очередь")
    assert "👥 Команда" not in said(stage.consultant)
    await shown(stage, stage.coordinator, "/menu", "👥 Команда")


async def test_commands_of_a_member_stand_in_their_chat(stage: Stage) -> None:
    await stage.outbox_is_empty()

    scopes = [
        call.params
        for call in stage.telegram.calls
        if call.method == "setMyCommands" and (call.params["scope"] or {}).get("type") == "chat"
    ]

    assert {one["scope"]["chat_id"] for one in scopes} == {stage.coordinator.id, stage.consultant.id}
    listed = {one["command"] for one in scopes[0]["commands"]}
    assert listed == {"menu", "queue", "mine", "find"}
    assert not re.search("(?i)очеред|клиент|консульт", str(scopes))


async def test_forged_list_presses_change_nothing(stage: Stage) -> None:
    await ask_about(stage, "Здоровье")
    await shown(stage, stage.consultant, "/queue", "Очередь")

    for data in ("qu:99:99", "qa:x:1:1:0", f"qa:{'0' * 32}:1:9:9", f"qg:{'0' * 32}:1:1:0", "qs:zz", "qf:7"):
        await stage.consultant.press_data(data)

    await shown(stage, stage.consultant, "/queue", "Очередь")
    assert "🟢 взято" not in notes(stage)
