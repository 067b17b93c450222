"""What people send: text with the links Telegram finds in it, and media of every kind."""

from typing import Any

from bot.simulator.files import PREFIXES, medium
from bot.simulator.formatting import found_entities
from bot.simulator.state import Json, State

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
STILL = bytes.fromhex(
    "524946461e000000574542505650384c110000002f014000000750a82217afff8188e87f0000"
)  # a sticker that stands still: the smallest WebP


def text_content(text: str, entities: list[Json] | None) -> Json:
    """Return the fields of a text message."""
    found = found_entities(text, entities or [])
    return {"text": text} | ({"entities": found} if found else {})


def user_media(
    state: State, sender: Json, kind: str, data: bytes, *, caption: str | None = None, **details: Any
) -> Json:
    """Return the fields of a message with a medium; `details` replace those of the medium itself."""
    content: Json = {}
    if caption:
        written = text_content(caption, None)
        content = {"caption": caption}
        if "entities" in written:
            content["caption_entities"] = written["entities"]
    plain = _plain(sender)
    if kind in plain:
        return content | {kind: plain[kind] | details}
    if kind not in PREFIXES:
        raise ValueError(f"unknown kind of message: {kind}")
    name, mime = details.pop("file_name", None), details.pop("mime_type", None)
    if kind == "sticker":
        data = STILL if data == PIXEL else data
        return {kind: medium(state.files.describe_as(state.files.keep(kind, data), details))}
    shown = medium(state.files.keep(kind, data, name=name, mime=mime), **details)
    content[kind] = shown
    if kind == "animation":
        content["document"] = {key: shown[key] for key in ("file_id", "file_unique_id", "file_size")}
    return content


def _plain(sender: Json) -> dict[str, Json]:
    """Return the kinds that carry no file."""
    point = {"latitude": 56.48, "longitude": 84.95}
    person = {"phone_number": "+70000000000", "first_name": sender["first_name"], "user_id": sender["id"]}
    options = [{"persistent_id": f"{n}", "text": f"{n}", "voter_count": 0} for n in (1, 2)]
    flags = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
    poll: Json = {"id": "1", "question": "?", "options": options, "total_voter_count": 0, "type": "regular"}
    return {
        "location": point,
        "venue": {"location": point, "title": "-", "address": "-"},
        "contact": person,
        "dice": {"emoji": "🎲", "value": 3},
        "poll": poll | dict.fromkeys(flags, False) | {"is_anonymous": True},
    }
