"""Titles and icons of topics: the staff's own words stay, and what stands already costs no call."""

from typing import Any

from bot.domain.staff import Role
from bot.simulator.topics import ICONS
from tests.flows.conftest import Stage
from tests.flows.desk_help import enlist
from tests.flows.faults_help import settle
from tests.flows.rooms_help import another_group, card_in
from tests.flows.talking import card, notes, talking
from tests.flows.test_handover import MORE, choose

OWN = "Роза — перезвонить в 18"


def icon(stage: Stage, topic: int) -> str:
    """Return the emoji that marks a topic."""
    return ICONS[stage.group.topics[topic].icon or ""]


def edits(stage: Stage) -> list[dict[str, Any]]:
    """Return what was sent to change title and icon."""
    return [one.params for one in stage.telegram.calls if one.method == "editForumTopic"]


async def titled(stage: Stage) -> int:
    """Let the consultant give the topic of a conversation another title."""
    await talking(stage)
    [topic] = stage.group.topics
    stage.group.rename_topic(stage.consultant.user, topic, OWN)
    await settle(stage)
    return topic


async def test_title_by_hand_is_kept(stage: Stage) -> None:
    topic = await titled(stage)

    for label in ("Взять", "Срочно"):
        await stage.consultant.press(label, chat=stage.group)
        await settle(stage)

    assert (stage.group.topics[topic].name, icon(stage, topic)) == (OWN, "❗")


async def test_title_by_an_anonymous_administrator_is_kept(stage: Stage) -> None:
    await talking(stage)
    [topic] = stage.group.topics
    masked = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    stage.group.rename_topic(masked, topic, OWN)
    await settle(stage)

    await stage.consultant.press("Закрыть", chat=stage.group)
    await settle(stage)

    assert (stage.group.topics[topic].name, icon(stage, topic)) == (OWN, "✅")


async def test_title_given_back_follows_again(stage: Stage) -> None:
    await talking(stage)
    [topic] = stage.group.topics
    ours = stage.group.topics[topic].name
    for name in (OWN, ours):
        stage.group.rename_topic(stage.consultant.user, topic, name)
        await settle(stage)

    await stage.consultant.press("Срочно", chat=stage.group)
    await settle(stage)

    assert stage.group.topics[topic].name == f"🆘 {ours}"


async def test_title_by_hand_comes_back_with_the_conversation(stage: Stage) -> None:
    lawyers = await another_group(stage, "Юрист", "Все города")
    anna = await talking(stage)
    [topic] = [one for one, what in stage.group.topics.items() if what.name != "Срочное"]
    stage.group.rename_topic(stage.consultant.user, topic, OWN)
    await settle(stage)
    await choose(stage, "Без истории")
    await settle(stage)
    assert stage.group.topics[topic].name == OWN

    for label in ("Передать", "👥 Все вопросы", "Без истории"):
        await stage.consultant.press(
            label, message=card_in(lawyers) if label == "Передать" else None, chat=lawyers
        )
    await anna.send(MORE)
    await settle(stage)

    assert (stage.group.topics[topic].name, stage.group.topics[topic].closed) == (OWN, False)


async def test_handing_over_to_a_colleague_changes_no_look(stage: Stage) -> None:
    await talking(stage)
    await stage.consultant.press("Взять", chat=stage.group)
    await settle(stage)
    before = len(edits(stage))

    await stage.consultant.press("Передать", chat=stage.group)
    await stage.consultant.press("Координаторка", chat=stage.group)
    await settle(stage)

    assert len(edits(stage)) == before


async def test_topic_opened_by_hand_opens_the_conversation(stage: Stage) -> None:
    await talking(stage)
    [topic] = stage.group.topics
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)
    await stage.until(lambda: icon(stage, topic) == "✅")
    stage.group.close_topic(stage.consultant, topic)
    await settle(stage)

    stage.group.close_topic(stage.consultant, topic, closed=False)
    await settle(stage)

    assert icon(stage, topic) == "💬"
    assert "🟢 взято" in notes(stage)


async def test_crew_opens_no_conversation_again(stage: Stage) -> None:
    crew = await enlist(stage, Role.CREW)
    await talking(stage)
    [topic] = stage.group.topics
    await stage.consultant.press("Закрыть", message=card(stage), chat=stage.group)
    await stage.until(lambda: icon(stage, topic) == "✅")

    await crew.press("Открыть снова", chat=stage.group)
    stage.group.close_topic(crew, topic, closed=False)
    await settle(stage)

    assert icon(stage, topic) == "✅"
