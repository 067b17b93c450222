"""Texts on the demo page: formatted by entities, never read as markup."""

import pytest

from tests.e2e.browser import Json, Tab
from tests.e2e.stage import FIRST, Stage, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
HOSTILE = "<img src=x onerror=\"document.title='broken'\"><b>жирно</b> &amp;"


async def test_markup_in_texts_stays_text(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send(HOSTILE)
    await stage.say(
        HOSTILE, to=stage.women[0].id, reply_markup=keys([{"text": HOSTILE, "callback_data": "x"}])
    )
    await tab.wait_for(f"{FIRST} .theirs [data-testid=text]", HOSTILE)
    await tab.wait_for(f"{FIRST} [data-testid=button]", HOSTILE)
    assert await tab.evaluate("document.querySelectorAll('.messages img, .messages b').length") == 0
    assert await tab.evaluate("document.title") == "Подруга: демонстрация"


async def test_entities_become_elements(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    text = "<b>жирно <i>и косо</i></b> <code>код</code> <a href='https://example.org/'>ссылка</a>"
    await stage.say(text, to=stage.women[0].id, parse_mode="HTML")
    await tab.wait_for(f"{FIRST} .theirs strong em", "и косо")
    await tab.wait_for(f"{FIRST} .theirs code", "код")
    assert await tab.evaluate("document.querySelector('.theirs a').rel") == "noopener noreferrer"


async def test_link_with_script_is_no_link(stage: Stage, tab: Tab) -> None:
    phone = stage.women[0]
    entity: dict[str, Json] = {"type": "text_link", "offset": 0, "length": 5, "url": "javascript:alert(1)"}
    await phone.send("нажми", entities=[entity])
    await tab.wait_for(f"{FIRST} [data-testid=text]", "нажми")
    assert await tab.evaluate("document.querySelectorAll('.messages a').length") == 0


async def test_spoiler_opens_on_tap(stage: Stage, tab: Tab) -> None:
    await stage.women[0].send("/start")
    await stage.say("до <tg-spoiler>тайна</tg-spoiler>", to=stage.women[0].id, parse_mode="HTML")
    await tab.click(f"{FIRST} .spoiler")
    await tab.wait_for(f"{FIRST} .spoiler.open", "тайна")
