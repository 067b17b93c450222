"""A small typed driver of a headless Chromium over the DevTools protocol."""

import asyncio
import base64
import itertools
import json
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import aiohttp

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
START_SECONDS = 60.0
PATIENCE_SECONDS = 10.0
LARGEST_MESSAGE = 64 * 1024 * 1024


class BrowserTrouble(AssertionError):
    """The browser refused, or what was waited for did not come."""


def find_chromium() -> Path | None:
    """Give the path of an installed Chromium, `CHROMIUM` of the environment first."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else None


@dataclass(slots=True)
class Tab:
    """One page of the browser, spoken to over its own web socket."""

    socket: aiohttp.ClientWebSocketResponse
    troubles: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _waiting: dict[int, asyncio.Future[dict[str, Json]]] = field(default_factory=dict)

    async def listen(self) -> None:
        """Hand every answer to who waits for it; collect what the page complains of."""
        async for message in self.socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                continue
            said: dict[str, Json] = json.loads(message.data)
            number = said.get("id")
            if isinstance(number, int) and number in self._waiting:
                self._waiting.pop(number).set_result(said)
            elif said.get("method") in {"Runtime.exceptionThrown", "Log.entryAdded"}:
                self.troubles.append(json.dumps(said["params"], ensure_ascii=False))

    async def call(self, method: str, **params: Json) -> dict[str, Json]:
        """Ask the browser; raise BrowserTrouble with its reason when it refuses."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": number, "method": method, "params": params})
        said = await asyncio.wait_for(answer, PATIENCE_SECONDS)
        if "error" in said:
            raise BrowserTrouble(f"{method}: {said['error']}")
        result = said["result"]
        assert isinstance(result, dict)
        return result

    async def open(self) -> None:
        """Switch on what the driver listens to."""
        for domain in ("Page", "Runtime", "Log", "DOM"):
            await self.call(f"{domain}.enable")

    async def goto(self, address: str) -> None:
        """Open an address and wait until it has loaded."""
        await self.call("Page.navigate", url=address)
        await self.wait("document.readyState === 'complete'", "the page to load")

    async def evaluate(self, expression: str) -> Json:
        """Give the value of a JavaScript expression; promises are awaited."""
        result = await self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in result:
            raise BrowserTrouble(
                f"{expression}: {json.dumps(result['exceptionDetails'], ensure_ascii=False)}"
            )
        value = result["result"]
        assert isinstance(value, dict)
        return value.get("value")

    async def wait(self, expression: str, what: str, *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until a JavaScript expression is true."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not await self.evaluate(f"Boolean({expression})"):
            if loop.time() > deadline:
                seen = await self.evaluate("document.body.innerText.slice(0, 1500)")
                raise BrowserTrouble(f"waited {seconds:g} s for {what}; the page shows:\n{seen}")
            await asyncio.sleep(0.05)

    async def wait_for(self, selector: str, text: str = "", *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until a visible element answers to the selector and holds the text."""
        await self.wait(f"({_FIND})({_args(selector, text)})", f"{selector} with {text!r}", seconds=seconds)

    async def wait_gone(self, selector: str, text: str = "") -> None:
        """Wait until no visible element answers to the selector and holds the text."""
        await self.wait(f"!({_FIND})({_args(selector, text)})", f"{selector} with {text!r} to go")

    async def click(self, selector: str, text: str = "") -> None:
        """Press the last visible element of the selector that holds the text, with a real mouse event."""
        await self.wait_for(selector, text)
        spot = await self.evaluate(f"({_SPOT})(({_FIND})({_args(selector, text)}))")
        assert isinstance(spot, list)
        x, y = spot
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def type(self, selector: str, text: str, *, enter: bool = False) -> None:
        """Put the cursor into a field and type; `enter` presses Enter afterwards."""
        await self.click(selector)
        await self.call("Input.insertText", text=text)
        if enter:
            await self.press("Enter")

    async def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key on the keyboard, with what it types."""
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, " ": 32}
        typed = {"Enter": "\r", " ": " "}.get(key)
        common: dict[str, Json] = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        down: dict[str, Json] = {"type": "keyDown", "modifiers": 8 if shift else 0}
        await self.call("Input.dispatchKeyEvent", **common, **down, **({"text": typed} if typed else {}))
        await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    async def attach(self, selector: str, *files: Path) -> None:
        """Choose files in a file field, hidden or not."""
        root = await self.call("DOM.getDocument")
        node = root["root"]
        assert isinstance(node, dict)
        found = await self.call("DOM.querySelector", nodeId=node["nodeId"], selector=selector)
        names: list[Json] = [str(file) for file in files]
        await self.call("DOM.setFileInputFiles", files=names, nodeId=found["nodeId"])

    async def set_viewport(self, width: int, height: int, *, dark: bool = False) -> None:
        """Give the page this size, and the light or the dark scheme."""
        mobile = width < 600
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )
        scheme: Json = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme])

    async def screenshot(self, file: Path) -> None:
        """Write what is visible as a PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(file.write_bytes, base64.b64decode(str(shot["data"])))


_FIND = """(selector, text) => [...document.querySelectorAll(selector)].filter(
  (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length
    && (node.innerText ?? "").includes(text)).at(-1)"""
_SPOT = """(node) => { node.scrollIntoView({ block: "nearest" });
  const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"""


def _args(*values: str) -> str:
    return ", ".join(json.dumps(value) for value in values)


async def _port_of(profile: Path, alive: Callable[[], bool]) -> int:
    """Read the port from the file Chromium writes when it listens."""
    told = profile / "DevToolsActivePort"
    loop = asyncio.get_running_loop()
    deadline = loop.time() + START_SECONDS
    while not (told.exists() and told.read_text().strip()):
        if not alive() or loop.time() > deadline:
            raise BrowserTrouble("Chromium did not start")
        await asyncio.sleep(0.05)
    return int(told.read_text().split()[0])


@asynccontextmanager
async def browser(program: Path) -> AsyncIterator[Tab]:
    """Run a headless Chromium with an empty profile and give its one tab."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            str(program), *SWITCHES, f"--user-data-dir={folder}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = await _port_of(Path(folder), lambda: process.returncode is None)
            async with _attached(port) as tab:
                yield tab
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


@asynccontextmanager
async def _attached(port: int) -> AsyncIterator[Tab]:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            pages = [page for page in await answer.json() if page["type"] == "page"]
        async with session.ws_connect(
            pages[0]["webSocketDebuggerUrl"], max_msg_size=LARGEST_MESSAGE
        ) as socket:
            tab = Tab(socket)
            listener = asyncio.create_task(tab.listen())  # noqa: TID251 - a test's own task
            try:
                await tab.open()
                yield tab
            finally:
                listener.cancel()
                await asyncio.gather(listener, return_exceptions=True)
