"""The real demo, `podruga demo`, in a real browser: the slices a programme tries first."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.browser import Tab
from tests.e2e.processes import kept_environment
from tests.e2e.stage import FIRST, STAFF

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
START_SECONDS = 60.0
END_SECONDS = 12.0
SCREEN_SECONDS = 15.0


@pytest_asyncio.fixture(loop_scope="module")
async def page(tab: Tab, tmp_path: Path) -> AsyncIterator[Tab]:
    """Run the demo on a free port with a folder of its own, and open its page."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(tmp_path)]
    kept = kept_environment()
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, env=kept)
    try:
        await tab.set_viewport(1440, 900)
        await tab.goto(await _address(process))
        yield tab
    finally:
        await tab.goto("about:blank")
        await _end(process)


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(START_SECONDS):
        async for line in process.stdout:
            found = ADDRESS.search(line.decode())
            if found:
                return found.group(0)
    raise AssertionError("the demo ended without an address")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(END_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def walk(tab: Tab, panel: str, *labels: str) -> None:
    """Press buttons one after another, each as soon as it is shown."""
    for label in labels:
        await tab.wait_for(f"{panel} [data-testid=button]", label, seconds=SCREEN_SECONDS)
        await tab.click(f"{panel} [data-testid=button]", label)


async def come_in(tab: Tab) -> None:
    """Meet the bot on Anna's phone and choose Tomsk."""
    await tab.click(f"{FIRST} [data-testid=start]")
    await walk(tab, FIRST, "Томск")
    await tab.wait_for(f"{FIRST} [data-testid=button]", "Задать вопрос", seconds=SCREEN_SECONDS)


async def test_question_comes_back_as_letter(page: Tab) -> None:
    await come_in(page)
    await walk(page, FIRST, "💬 Задать вопрос", "Здоровье")
    await page.wait_for(f"{FIRST} .theirs", "Напишите")
    await page.type(f"{FIRST} [data-testid=composer]", "Где сдать анализ?", enter=True)
    await walk(page, FIRST, "✅ Отправить")
    await page.click(f"{STAFF} [data-testid=topic]", "Здоровье")
    await page.wait_for(f"{STAFF} .theirs", "Где сдать анализ?", seconds=SCREEN_SECONDS)
    await page.type(f"{STAFF} [data-testid=composer]", "Приходите завтра", enter=True)
    await page.wait_for(f"{FIRST} .theirs", "Вам письмо", seconds=SCREEN_SECONDS)
    await walk(page, FIRST, "Открыть")
    await page.wait_for(f"{FIRST} .theirs", "Приходите завтра", seconds=SCREEN_SECONDS)


async def test_place_card_opens_from_hours(page: Tab) -> None:
    await come_in(page)
    await walk(page, FIRST, "🕐 Часы приёма")
    await page.wait_for(f"{FIRST} .theirs", "Дроп-ин", seconds=SCREEN_SECONDS)
    await walk(page, FIRST, "Дроп-ин")
    await page.wait_for(f"{FIRST} .theirs", "образец", seconds=SCREEN_SECONDS)


async def test_urgent_screen_gives_numbers(page: Tab) -> None:
    await come_in(page)
    await walk(page, FIRST, "🆘 Срочно", "Передозировка")
    await page.wait_for(f"{FIRST} .theirs", "103", seconds=SCREEN_SECONDS)


async def test_reminder_fires_when_the_clock_moves(page: Tab) -> None:
    await come_in(page)
    await walk(page, FIRST, "⏰ Напоминания", "Только я", "➕ Добавить", "💊 Лекарства", "Раз в день")
    await page.type(f"{FIRST} [data-testid=composer]", "9:30", enter=True)
    await walk(page, FIRST, "Пора", "Сохранить")
    await page.wait_for(f"{FIRST} .theirs", " 9:30 · Пора", seconds=SCREEN_SECONDS)
    await page.click("[data-testid=clock-next]")
    await walk(page, FIRST, "✅ Готово")
