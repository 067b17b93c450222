"""Keyboards as Telegram checks them."""

from typing import Any
from urllib.parse import urlsplit

from bot.simulator.errors import bad_request

Json = dict[str, Any]
DATA_LIMIT = 64
COPY_LIMIT = 256
ACTIONS = ("url", "callback_data", "copy_text", "web_app", "login_url", "switch_inline_query", "pay")
STYLES = {"primary", "success", "danger"}


def check_keyboard(markup: Json | None) -> Json | None:
    """Return the markup as it will be stored, or None for an empty one.

    Raises:
        Refused: a button without text, with too much data, or with a bad address.
    """
    if not markup:
        return None
    rows = markup.get("inline_keyboard")
    if rows is None:
        return markup
    kept = [[_checked(button) for button in row] for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _checked(button: Json) -> Json:
    if not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    _check_action(button)
    return {name: value for name, value in button.items() if value is not None}


def _check_action(button: Json) -> None:
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not _is_address(str(url)):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= len(str(copied.get("text", ""))) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "tg" or (
        parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in url
    )
