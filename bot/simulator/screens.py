"""Messages and buttons as a phone shows them."""

from dataclasses import dataclass

from bot.simulator.state import Json, StoredMessage


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button as a phone shows it."""

    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None
    copy: str | None = None


class Shown:
    """A message as it stood on a screen when it was looked at."""

    def __init__(self, stored: StoredMessage) -> None:
        data = stored.data
        self.data = data
        self.id = stored.id
        self.text = str(data.get("text") or "")
        self.caption = str(data.get("caption") or "")
        self.photo = data.get("photo")
        self.date = int(data["date"])
        self.from_bot = stored.by_bot
        self.edits = list(stored.edits)
        self.entities: list[Json] = list(data.get("entities") or data.get("caption_entities") or [])
        self.protected = bool(data.get("has_protected_content"))
        self.thread_id: int | None = data.get("message_thread_id")

    @property
    def words(self) -> str:
        """Text or caption."""
        return self.text or self.caption

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers; the start of its topic, which all there answer, is none."""
        answered = self.data.get("reply_to_message") or {}
        is_root = "forum_topic_created" in answered
        return None if is_root else answered.get("message_id")

    @property
    def file_id(self) -> str | None:
        """The id of the file it carries, the largest size of a photo."""
        for kind in ("photo", "video", "animation", "audio", "voice", "video_note", "document", "sticker"):
            medium = self.data.get(kind)
            if medium:
                return str((medium[-1] if isinstance(medium, list) else medium)["file_id"])
        return None

    @property
    def buttons(self) -> list[list[Key]]:
        """The inline keyboard, row by row."""
        rows = (self.data.get("reply_markup") or {}).get("inline_keyboard") or []
        return [[_key(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        """All button texts, in order."""
        return [key.text for row in self.buttons for key in row]

    def find(self, label: str) -> Key | None:
        """Return the button of this label, or else the first that starts with it."""
        keys = [key for row in self.buttons for key in row if key.data is not None]
        exact = [key for key in keys if key.text == label]
        starting = [key for key in keys if key.text.startswith(label)]
        return next(iter(exact or starting), None)


def _key(button: Json) -> Key:
    copy = (button.get("copy_text") or {}).get("text")
    return Key(button["text"], button.get("callback_data"), button.get("url"), button.get("style"), copy)
