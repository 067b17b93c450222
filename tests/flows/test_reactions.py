"""Reactions between her and the staff: the bot's own stand in the place of its receipts."""

from typing import Any

from bot.simulator import Phone, Shown
from tests.flows.conftest import Stage
from tests.flows.faults_help import found, settle
from tests.flows.talking import in_topic, talking
from tests.security.canary_kinds import NAME

MORE, ANSWER = "И тошнит", "Приходите завтра"


async def in_open_mode(stage: Stage) -> Phone:
    """Let a woman who gets answers as they are write a second message."""
    anna = await talking(stage)
    async with stage.app.works.begin() as uow:
        person = await uow.people.find(anna.id)
        assert person is not None
        person.settings.discreet = False
        await uow.people.flush()
        await uow.commit()
    await anna.send(MORE)
    await settle(stage)
    return anna


async def answered(stage: Stage) -> tuple[Phone, Shown]:
    """Let the consultant answer; return the woman, and the answer in the group."""
    anna = await in_open_mode(stage)
    written = await stage.consultant.send(ANSWER, **in_topic(stage))
    await settle(stage)
    return anna, written


def hers(phone: Phone, words: str) -> Shown:
    return next(one for one in phone.messages if one.text == words)


def under(phone: Phone, words: str) -> list[str]:
    """Return what the bot has put under a message of hers."""
    marks = phone.chat.reactions.get(hers(phone, words).id, [])
    return [str(one.get("emoji")) for one in marks]


async def test_members_reaction_reaches_her_message(stage: Stage) -> None:
    anna = await in_open_mode(stage)
    assert under(anna, MORE) == ["👌"]

    await stage.consultant.react(found(stage.group, MORE)[0], "❤", chat=stage.group)
    await settle(stage)

    assert under(anna, MORE) == ["❤"]


async def test_reaction_taken_back_leaves_the_receipt(stage: Stage) -> None:
    anna = await in_open_mode(stage)
    copy = found(stage.group, MORE)[0]
    await stage.consultant.react(copy, "❤", chat=stage.group)
    await settle(stage)

    await stage.consultant.react(copy, None, chat=stage.group)
    await settle(stage)

    assert under(anna, MORE) == ["👌"]


async def test_receipt_of_her_edit_takes_its_place(stage: Stage) -> None:
    anna = await in_open_mode(stage)
    await stage.consultant.react(found(stage.group, MORE)[0], "❤", chat=stage.group)
    await settle(stage)

    await anna.edit(hers(anna, MORE), "И голова болит")
    await settle(stage)

    assert under(anna, "И голова болит") == ["👌"]


async def test_discreet_mode_takes_no_reaction_of_the_staff(stage: Stage) -> None:
    anna = await talking(stage)
    await anna.send(MORE)
    await settle(stage)

    await stage.consultant.react(found(stage.group, MORE)[0], "❤", chat=stage.group)
    await settle(stage)

    assert under(anna, MORE) == ["👌"]


async def test_rude_or_bought_reaction_stays_with_the_staff(stage: Stage) -> None:
    anna = await in_open_mode(stage)

    for emoji in ("💩", "🖕", "💊"):
        await stage.consultant.react(found(stage.group, MORE)[0], emoji, chat=stage.group)
    await settle(stage)

    assert under(anna, MORE) == ["👌"]


async def test_nobody_unregistered_reacts_for_the_staff(stage: Stage) -> None:
    anna = await in_open_mode(stage)
    copy = found(stage.group, MORE)[0]
    stranger = stage.telegram.add_user("Чужая")
    masked = {"chat": stage.group.chat.data, "message_id": copy.id, "date": 1, "old_reaction": []}
    masked |= {"actor_chat": stage.group.chat.data, "new_reaction": [{"type": "emoji", "emoji": "❤"}]}

    await stranger.react(copy, "❤", chat=stage.group)
    stage.telegram.updates.put("message_reaction", masked)
    await settle(stage)

    assert under(anna, MORE) == ["👌"]


async def test_her_reaction_stands_under_the_answer(stage: Stage) -> None:
    anna, written = await answered(stage)
    assert stage.group.reactions(written) == ["👌"]

    await anna.react(anna.last, "❤️")
    await settle(stage)

    assert stage.group.reactions(written) == ["❤"]


async def test_her_reaction_taken_back_leaves_the_receipt(stage: Stage) -> None:
    anna, written = await answered(stage)
    await anna.react(anna.last, "🙏")
    await settle(stage)

    await anna.react(anna.last, None)
    await settle(stage)

    assert stage.group.reactions(written) == ["👌"]


async def test_her_reaction_to_her_own_words_goes_nowhere(stage: Stage) -> None:
    anna, _ = await answered(stage)

    await anna.react(hers(anna, MORE), "❤")
    await settle(stage)

    assert stage.group.reactions(found(stage.group, MORE)[0]) == []


async def test_call_with_her_reaction_names_nobody(stage: Stage) -> None:
    anna, _ = await answered(stage)
    await anna.react(anna.last, "❤")
    await settle(stage)

    sent: list[dict[str, Any]] = [
        one.params for one in stage.telegram.calls if one.method == "setMessageReaction"
    ]
    to_staff = [one for one in sent if one["chat_id"] == stage.group.id]

    assert "❤" in str(to_staff[-1])
    assert str(anna.id) not in str(to_staff)
    assert NAME not in str(to_staff)


async def test_reaction_after_erasing_makes_nobody_known(stage: Stage) -> None:
    stranger = stage.telegram.add_user("Никто")

    stage.telegram.updates.put(
        "message_reaction",
        {
            "chat": stranger.chat.data,
            "message_id": 1,
            "user": stranger.user,
            "date": 1,
            "old_reaction": [],
            "new_reaction": [],
        },
    )
    await settle(stage)

    async with stage.app.works.begin() as uow:
        assert await uow.people.find(stranger.id) is None
