"""The headless Chromium and the stage of the demo that the end-to-end tests of the page share."""

import os
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from bot.simulator.server import Telegram
from tests.e2e.browser import Tab, browser, find_chromium
from tests.e2e.stage import FIRST, Stage, set_stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tab() -> AsyncIterator[Tab]:
    """Open a browser for the tests of one module; without one they are skipped, but never in CI."""
    program = find_chromium()
    if program is None:
        reason = "no Chromium: install Debian's `chromium` or name one in CHROMIUM to run the page's tests"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with browser(program) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def stage(tab: Tab) -> AsyncIterator[Stage]:
    """Set the stage of the demo and open its page on a desktop."""
    async with Telegram() as telegram, aiohttp.ClientSession() as http:
        prepared = set_stage(telegram, http)
        await tab.set_viewport(1440, 900)
        tab.troubles.clear()
        await tab.goto(telegram.url)
        await tab.wait_for(f"{FIRST} h2", "Телефон Анны")
        yield prepared
        await tab.goto("about:blank")
