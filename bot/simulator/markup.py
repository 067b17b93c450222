"""Keyboards as Telegram checks them."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.errors import bad_request

Json = dict[str, Any]
DATA_LIMIT = 64
COPY_LIMIT = 256
MOST_BUTTONS = 100
ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)
STYLES = {"primary", "success", "danger"}
HOST = re.compile(r"(?:localhost|[^\s./?#:@]+(?:\.[^\s./?#:@]+)+)(?::\d+)?")


def check_markup(markup: Json | None) -> tuple[Json | None, bool]:
    """Return the inline keyboard to store, and whether the markup is of the other kind.

    Raises:
        Refused: a button without text, with too much data, or with a bad address.
    """
    if not markup:
        return None, False
    if "inline_keyboard" not in markup:
        _check_keyboard(markup)
        return None, True
    rows = [[_checked(button) for button in row] for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return ({"inline_keyboard": rows} if rows else None), False


def _check_keyboard(markup: Json) -> None:
    for row in markup.get("keyboard") or []:
        for button in row:
            if not button["text"].strip():
                raise bad_request("can't parse keyboard button: Text must be non-empty")


def _checked(button: Json) -> Json:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not _is_address(url):
        raise bad_request("BUTTON_URL_INVALID")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(copied["text"]) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_address(url: str) -> bool:
    """Tell whether Telegram would take the address: a web page (also without scheme), `tg://` or `ton://`."""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return False
    if parts.scheme in {"tg", "ton"}:
        return bool(parts.netloc or parts.path)
    return parts.scheme in {"http", "https"} and HOST.fullmatch(parts.netloc) is not None
