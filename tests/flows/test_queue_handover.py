"""«Передать» from the private chat, and notes to the colleague who has a conversation next."""

from bot.simulator import Group, Phone
from tests.flows.conftest import Stage, said
from tests.flows.desk_help import shown
from tests.flows.faults_help import found, reads, settle, stubs
from tests.flows.rooms_help import card_in, texts, topic_of
from tests.flows.test_handover import ANSWER, MORE, two_groups
from tests.flows.test_hide_and_erase import erase
from tests.flows.test_worklist import opened

NOTE = "Просит юриста по опеке"


async def to_lawyers(stage: Stage, label: str) -> tuple[Phone, Group]:
    """Open a conversation in the queue, and choose the lawyers' group."""
    anna, lawyers = await two_groups(stage)
    await opened(stage, stage.consultant, "Здоровье")
    await stage.consultant.press("Передать")
    await stage.sees(stage.consultant, "👥 Юрист")
    await stage.consultant.press("👥 Юрист")
    await stage.sees(stage.consultant, "Без истории")
    await stage.consultant.press(label)
    return anna, lawyers


async def to_colleague(stage: Stage) -> Phone:
    """Hand a conversation over to the coordinator, on its card."""
    anna, _ = await two_groups(stage)
    await stage.consultant.press("Передать", message=card_in(stage.group), chat=stage.group)
    await stage.consultant.press("Координаторка", chat=stage.group)
    await settle(stage)
    return anna


async def test_queue_hands_over_to_another_group(stage: Stage) -> None:
    anna, lawyers = await to_lawyers(stage, "Без истории")
    await settle(stage)

    await anna.send(MORE)
    await settle(stage)

    assert (MORE in texts(lawyers), MORE in texts(stage.group)) == (True, False)
    await stage.consultant.send(ANSWER, **topic_of(lawyers, MORE))
    await reads(stage, anna, ANSWER)


async def test_note_from_private_stands_in_the_other_group(stage: Stage) -> None:
    anna, lawyers = await to_lawyers(stage, "С запиской")
    await stage.sees(stage.consultant, "Напишите записку")

    written = await stage.consultant.send(NOTE)
    await settle(stage)

    assert f"📝 Записка от коллеги: {NOTE}" in texts(lawyers)
    assert stubs(anna) == []
    assert written.id not in {one.id for one in stage.consultant.messages}
    assert not any(NOTE in text for text in texts(stage.consultant))


async def test_going_back_hands_nothing_over(stage: Stage) -> None:
    _, lawyers = await to_lawyers(stage, "С запиской")
    await stage.sees(stage.consultant, "Напишите записку")
    await stage.consultant.press("‹ Назад")

    await stage.consultant.send(NOTE)
    await settle(stage)

    assert not any("никто не взял" in text for text in texts(lawyers))


async def test_hand_over_does_not_wait_for_a_note(stage: Stage) -> None:
    await to_colleague(stage)

    await stage.sees(stage.coordinator, "Коллега передала вам разговор")
    assert "С запиской" in card_in(stage.group).labels
    assert card_in(stage.group).labels[0].startswith("🟢")


async def test_one_press_goes_on_without_a_note(stage: Stage) -> None:
    await to_colleague(stage)

    await stage.consultant.press("Без записки", chat=stage.group)
    await settle(stage)

    assert "С запиской" not in card_in(stage.group).labels
    assert "Закрыть" in card_in(stage.group).labels


async def test_note_to_a_colleague_stays_inside(stage: Stage) -> None:
    anna = await to_colleague(stage)
    await stage.consultant.press("С запиской", chat=stage.group)
    await settle(stage)
    prompt = next(one for one in stage.group.messages if "Напишите записку" in one.text)

    room, topic = stage.group, prompt.thread_id
    await stage.consultant.send(NOTE, chat=room, thread_id=topic, reply_to=prompt)
    await settle(stage)

    assert stubs(anna) == []
    assert stage.group.reactions(found(stage.group, NOTE)[0]) == ["✍"]
    assert "📝 Коллега оставила вам записку" in said(stage.coordinator)
    assert NOTE not in said(stage.coordinator)


async def test_note_to_a_colleague_from_private(stage: Stage) -> None:
    anna, _ = await two_groups(stage)
    await opened(stage, stage.consultant, "Здоровье")
    await stage.consultant.press("Передать")
    await stage.consultant.press("Координаторка")
    await stage.sees(stage.consultant, "С запиской")
    await stage.consultant.press("С запиской")
    await stage.sees(stage.consultant, "Напишите записку")

    await stage.consultant.send(NOTE)
    await settle(stage)

    assert f"📝 Записка от коллеги: {NOTE}" in texts(stage.group)
    await stage.sees(stage.coordinator, "📝 Коллега оставила вам записку")
    assert stubs(anna) == []


async def test_note_in_a_plain_group_goes_with_her(stage: Stage) -> None:
    anna, lawyers = await two_groups(stage, forum=False)
    await opened(stage, stage.consultant, "Здоровье")
    for label in ("Передать", "👥 Юрист", "С запиской"):
        await stage.consultant.press(label)
    await stage.consultant.send(NOTE)
    await settle(stage)
    assert any(NOTE in text for text in texts(lawyers))

    await erase(stage, anna)
    await settle(stage)

    assert not any(NOTE in text for text in texts(lawyers))


async def test_forged_hand_overs_change_nothing(stage: Stage) -> None:
    _, lawyers = await two_groups(stage)
    await shown(stage, stage.consultant, "/queue", "Очередь")

    for data in (
        f"qm:{'0' * 32}:1:2:1:0",
        "qm:x:1:2:1:0",
        f"dn:{'0' * 32}:1:1:0",
        "dn:x:9:9:9",
        "dn:x:1:0:0",
    ):
        await stage.consultant.press_data(data)
    await settle(stage)

    assert not any("никто не взял" in text for text in texts(lawyers))
