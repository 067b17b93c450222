"""The demo page as a whole: its panels, its clock, its sizes, its link to the server."""

import pytest

from tests.e2e.browser import Json, Tab
from tests.e2e.stage import FIRST, SECOND, STAFF, Stage, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.usefixtures("stage")
async def test_page_shows_three_panels(tab: Tab) -> None:
    for panel in ("phone-1", "phone-2", "staff"):
        await tab.wait_for(f"[data-testid={panel}]")
    assert tab.troubles == []


async def test_clock_buttons_move_the_clock(stage: Stage, tab: Tab) -> None:
    async def move(body: dict[str, Json]) -> dict[str, Json]:
        stage.moves.append(body)
        return {}

    stage.telegram.on_clock = move
    for name in ("clock-15m", "clock-next", "clock-now"):
        await tab.click(f"[data-testid={name}]")
    await stage.telegram.until(lambda: len(stage.moves) == len(("clock-15m", "clock-next", "clock-now")))
    assert stage.moves == [{"move_seconds": 900}, {"to": "next_reminder"}, {"to": "now"}]


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (1440, 900), (2200, 1200)])
async def test_nothing_scrolls_sideways(stage: Stage, tab: Tab, width: int, height: int) -> None:
    await stage.women[0].send("длинноеслово" * 60)
    await tab.set_viewport(width, height)
    await tab.wait_for(f"{FIRST} .mine", "длинноеслово")
    assert await tab.evaluate("document.documentElement.scrollWidth") == width
    assert await tab.evaluate(
        "document.querySelector('#phone-1 .messages').scrollWidth"
    ) == await tab.evaluate("document.querySelector('#phone-1 .messages').clientWidth")


@pytest.mark.parametrize("width", [360, 1440])
async def test_targets_are_large_enough(stage: Stage, tab: Tab, width: int) -> None:
    await tab.set_viewport(width, 800)
    await stage.women[0].send("/start")
    row: list[dict[str, Json]] = [{"text": "Да", "callback_data": "y"}, {"text": "Нет", "callback_data": "n"}]
    await stage.say("Так?", to=stage.women[0].id, reply_markup=keys(row))
    await tab.wait_for(f"{FIRST} [data-testid=button]", "Нет")
    small = await tab.evaluate("""
      [...document.querySelectorAll("button:not(.command), select, textarea, summary")]
      .filter((node) => node.checkVisibility() && node.getClientRects().length)
      .map((node) => [node.innerText || node.ariaLabel, node.getBoundingClientRect().height])
      .filter(([, height]) => height < 43.5)""")
    assert small == []


@pytest.mark.usefixtures("stage")
async def test_one_panel_at_a_time_on_a_phone(tab: Tab) -> None:
    await tab.set_viewport(360, 740)
    await tab.wait_gone(STAFF)
    await tab.click("[data-testid=switch-staff]")
    await tab.wait_for(STAFF)
    await tab.wait_gone(FIRST)


async def test_new_message_marks_the_hidden_tab(stage: Stage, tab: Tab) -> None:
    await tab.set_viewport(360, 740)
    await tab.wait_gone(SECOND)
    await stage.women[1].send("/start")
    await tab.wait_for("[data-testid=switch-phone-2] .badge")


async def test_lost_link_is_told_and_mended(stage: Stage, tab: Tab) -> None:
    await tab.call("Network.enable")
    conditions: dict[str, Json] = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    await tab.call("Network.emulateNetworkConditions", offline=True, **conditions)
    await stage.women[0].send("привет")
    await tab.wait_for("[data-testid=link-lost]", "Нет связи с демонстрацией, пробую ещё раз")
    await tab.call("Network.emulateNetworkConditions", offline=False, **conditions)
    await tab.wait_gone("[data-testid=link-lost]")
    await tab.wait_for(f"{FIRST} .mine", "привет")


@pytest.mark.parametrize("width", [360, 1440])
async def test_nothing_shifts_while_loading(stage: Stage, tab: Tab, width: int) -> None:
    await stage.women[0].send("/start")
    await tab.set_viewport(width, 800)
    await tab.goto(stage.telegram.url)
    await tab.wait_for(f"{FIRST} .mine", "/start")
    shift = await tab.evaluate("""new Promise((done) => {
      let sum = 0;
      const add = (list) => { for (const one of list.getEntries()) sum += one.value; };
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300);
    })""")
    assert isinstance(shift, int | float)
    assert shift < 0.02
