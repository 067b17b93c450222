"""The staff side of the demo page: topics, authors, the private chat."""

import pytest

from tests.e2e.browser import Json, Tab
from tests.e2e.stage import STAFF, Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_staff_writes_into_topic(stage: Stage, tab: Tab) -> None:
    topic = await stage.topic("Ромашка-4821 · ВИЧ и лечение")
    await stage.say("Карточка", to=stage.group.id, message_thread_id=topic)
    await tab.click(f"{STAFF} [data-testid=topic]", "Ромашка-4821")
    await tab.type(f"{STAFF} [data-testid=composer]", "Приходите до шести", enter=True)
    await tab.wait_for(f"{STAFF} .mine", "Приходите до шести")
    written = stage.group.in_topic(topic)[-1]
    assert written.data["from"]["id"] == stage.coordinator.id


async def test_other_author_writes_as_herself(stage: Stage, tab: Tab) -> None:
    await tab.evaluate(f"""(() => {{
      const author = document.querySelector("[data-testid=author]");
      author.value = "{stage.consultant.id}";
      author.dispatchEvent(new Event("change"));
    }})()""")
    await tab.type(f"{STAFF} [data-testid=composer]", "Это Марина", enter=True)
    await stage.telegram.until(lambda: len(stage.group.messages) == 1)
    assert stage.group.messages[0].data["from"]["id"] == stage.consultant.id


async def test_private_chat_of_staff_is_a_tab(stage: Stage, tab: Tab) -> None:
    await tab.click("[data-testid=staff-tab-own]")
    await tab.click("[data-testid=staff-own] [data-testid=start]")
    await stage.telegram.until(lambda: [one.text for one in stage.coordinator.messages] == ["/start"])


async def test_reaction_and_closed_topic_are_marked(stage: Stage, tab: Tab) -> None:
    topic = await stage.topic("Ландыш-1177 · Документы")
    answer = await stage.consultant.send("Готово", chat=stage.group, thread_id=topic)
    reaction: list[Json] = [{"type": "emoji", "emoji": "👌"}]
    await stage.bot("setMessageReaction", chat_id=stage.group.id, message_id=answer.id, reaction=reaction)
    await stage.bot("closeForumTopic", chat_id=stage.group.id, message_thread_id=topic)
    await tab.click(f"{STAFF} [data-testid=topic]", "🔒")
    await tab.wait_for(f"{STAFF} [data-testid=reactions]", "👌")


async def test_topic_with_news_is_marked(stage: Stage, tab: Tab) -> None:
    await tab.wait_for(f"{STAFF} [data-testid=topics], {STAFF} .empty")
    topic = await stage.topic("Сирень-2020 · Юрист")
    await stage.say("Новый вопрос", to=stage.group.id, message_thread_id=topic)
    await tab.wait_for(f"{STAFF} [data-testid=topic] .unread")
    await tab.click(f"{STAFF} [data-testid=topic]", "Сирень-2020")
    await tab.wait_gone(f"{STAFF} .unread")
