"""Inner notes: marked, never sent to her, whatever becomes of them by editing."""

import pytest

from bot.simulator import Group, Phone
from tests.flows.conftest import Stage, said
from tests.flows.faults_help import found, in_time, settle, stubs
from tests.flows.rooms_help import card_in
from tests.flows.talking import card, in_topic, notes, talking
from tests.flows.test_erasing_in_rooms import FIRST, asks, room_of_kind
from tests.flows.test_full_group import stranded
from tests.flows.test_hide_and_erase import erase

NOTE, ANSWER = "// она уже звонила", "Приходите к шести"


async def test_note_is_marked_and_stays_inside(stage: Stage) -> None:
    anna = await talking(stage)

    written = await stage.consultant.send(NOTE, **in_topic(stage))

    await stage.until(lambda: stage.group.reactions(written) == ["✍"])
    assert stubs(anna) == []


@pytest.mark.parametrize("kinds", [("photo",), ("photo", "photo", "video")])
async def test_pictures_under_a_note_stay_inside(stage: Stage, kinds: tuple[str, ...]) -> None:
    anna = await talking(stage)

    if len(kinds) == 1:
        written = await stage.consultant.send_photo(caption=NOTE, **in_topic(stage))
    else:
        written = (await stage.consultant.send_album(*kinds, caption=NOTE, **in_topic(stage)))[0]
    await stage.until(lambda: stage.group.reactions(written) == ["✍"])
    await settle(stage)

    assert stubs(anna) == []


async def test_note_edited_into_words_stays_inside(stage: Stage) -> None:
    anna = await talking(stage)
    written = await stage.consultant.send(NOTE, **in_topic(stage))

    for words in ("Она уже звонила", "Она звонила"):
        await stage.consultant.edit(written, words, chat=stage.group)
    await stage.until(lambda: "правка ей не уходит" in notes(stage))
    await settle(stage)

    assert stubs(anna) == []
    assert notes(stage).count("правка ей не уходит") == 1


async def test_answer_edited_into_a_note_stays_with_her(stage: Stage) -> None:
    anna = await talking(stage)
    written = await stage.consultant.send(ANSWER, **in_topic(stage))
    await stage.sees(anna, "Вам письмо ✉️")

    await stage.consultant.edit(written, NOTE, chat=stage.group)
    await stage.until(lambda: "У неё остаётся прежний ответ" in notes(stage))
    await anna.press("Открыть")

    await stage.sees(anna, ANSWER)
    assert "звонила" not in said(anna)


async def test_unsend_under_her_words_leaves_them_hers(stage: Stage) -> None:
    anna = await talking(stage)
    await stage.leave_footprints()

    await stage.consultant.send("/unsend", **in_topic(stage), reply_to=card(stage))

    await stage.until(lambda: "отзывать нечего" in notes(stage))
    await settle(stage)
    assert found(anna, "Здравствуйте")


async def in_plain_group(stage: Stage) -> tuple[Group, Phone]:
    """Let a woman's conversation stand in a group without topics."""
    group = await room_of_kind(stage, "plain group")
    anna = await asks(stage, FIRST[0])
    await settle(stage)
    assert isinstance(group, Group)
    return group, anna


async def test_note_outside_topics_goes_with_her(stage: Stage) -> None:
    group, anna = await in_plain_group(stage)
    await stage.consultant.send(NOTE, chat=group, reply_to=card_in(group))
    await stage.consultant.send_album("photo", "photo", caption=NOTE, chat=group, reply_to=card_in(group))
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    assert [one for one in group.messages if one.data["from"]["id"] == stage.consultant.id] == []


async def test_reply_to_a_note_stays_inside(stage: Stage) -> None:
    group, anna = await in_plain_group(stage)
    note = await stage.consultant.send(NOTE, chat=group, reply_to=card_in(group))
    await settle(stage)

    await stage.coordinator.send("Да, я с ней говорила", chat=group, reply_to=note)
    await settle(stage)

    assert stubs(anna) == []


async def test_note_in_general_goes_with_her(stage: Stage) -> None:
    anna = await stranded(stage)
    await stage.consultant.send(NOTE, chat=stage.group, reply_to=card(stage))
    await settle(stage)

    await erase(stage, anna)
    await settle(stage)

    assert NOTE not in notes(stage)


async def test_missing_right_to_delete_is_told_once(stage: Stage) -> None:
    for rights in (
        {"can_manage_topics"},
        {"can_manage_topics", "can_delete_messages"},
        {"can_manage_topics"},
    ):
        stage.group.set_bot(stage.coordinator, status="administrator", rights=rights)
        await stage.until(lambda: stage.telegram.pending_updates == 0)

    await in_time(stage, lambda: told(stage.coordinator))
    await settle(stage)
    assert (told(stage.coordinator), told(stage.consultant)) == (1, 0)


def told(phone: Phone) -> int:
    return len([one for one in phone.messages if "не может удалять сообщения" in one.text])
