"""What a message holds, as far as it may travel: words, a file by its id, a point, a number; never a name."""

import re
from enum import StrEnum
from typing import NotRequired, TypedDict

from bot.domain.entities import Entity

COPY_LIMIT = 20_000_000  # bytes; Telegram lets a bot fetch no larger file
DOCUMENTS = frozenset({"pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods"})
NEUTRAL_NAME = re.compile(
    r"(?:img|vid|mov|pxl|dsc|video|animation|gif|mp4|file|record|screen|wa|telegram|\d|[-_. ()])*\.\w{2,4}",
    re.IGNORECASE,
)


class ContentKind(StrEnum):
    """The kinds that can be passed on."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"


class Content(TypedDict):
    """One message, JSON-able. Offsets of `entities` are UTF-16 units of `words`.

    `file` is a Telegram file id; where `name` stands, the file must be uploaded anew under this name, because
    its own could name somebody. `album` is what the messages of an album share. `answers` is the id of the
    message it answers, in the writer's chat, and `quote` the words picked from that, with the formatting
    without which Telegram does not find them. `point` is latitude and
    longitude in degrees. `is_quiet` held her safe word: nobody must see on her screen that it is urgent.
    A sticker is always uploaded anew, with its `emoji`, because its set could name somebody; of one that
    `is_only_emoji` the picture does not go, and `words` say its emoji.
    """

    kind: ContentKind
    words: NotRequired[str]
    entities: NotRequired[list[Entity]]
    file: NotRequired[str]
    emoji: NotRequired[str]
    name: NotRequired[str]
    album: NotRequired[str]
    has_spoiler: NotRequired[bool]
    point: NotRequired[tuple[float, float]]
    answers: NotRequired[int]
    quote: NotRequired[str]
    quote_entities: NotRequired[list[Entity]]
    is_quiet: NotRequired[bool]
    is_only_emoji: NotRequired[bool]


class Unfit(StrEnum):
    """Why a message cannot be passed on."""

    KIND = "kind"  # polls, games, stories and whatever Telegram invents
    IMAGE_AS_FILE = "image_as_file"  # carries the place and the device inside
    FILE_TYPE = "file_type"
    FILE_SIZE = "file_size"  # too large to be given a neutral name, or of a size not told
    MUSIC = "music"  # carries titles and names inside


class Risk(StrEnum):
    """What a message can give away; it goes only after a second press."""

    VOICE = "voice"
    NUMBER = "number"
    PLACE = "place"
    FILE = "file"


RISKS = {
    ContentKind.VOICE: Risk.VOICE,
    ContentKind.VIDEO_NOTE: Risk.VOICE,
    ContentKind.CONTACT: Risk.NUMBER,
    ContentKind.LOCATION: Risk.PLACE,
    ContentKind.DOCUMENT: Risk.FILE,
}


def risk_of(content: Content) -> Risk | None:
    """Return what a message can give away of her, if anything."""
    return RISKS.get(content["kind"])


def is_neutral_name(name: str) -> bool:
    """Tell whether a file name is one that cameras and programs make, and so names nobody."""
    return NEUTRAL_NAME.fullmatch(name) is not None


def unfit_document(name: str, mime: str, size: int) -> Unfit | None:
    """Return why a document cannot be passed on; None for one that can, once it has a neutral name."""
    if mime.startswith(("image/", "video/")):
        return Unfit.IMAGE_AS_FILE
    if mime.startswith("audio/"):
        return Unfit.MUSIC
    if ending_of(name) not in DOCUMENTS:
        return Unfit.FILE_TYPE
    return None if 0 < size <= COPY_LIMIT else Unfit.FILE_SIZE


def ending_of(name: str) -> str:
    """Return the ending of a file name in lower case, without the dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
