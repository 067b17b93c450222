"""Files the built-in Telegram holds, and how the Bot API describes each kind of medium."""

import struct
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from uuid import uuid4

from bot.simulator.errors import bad_request

Json = dict[str, Any]
DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
STICKER_LIMIT = 512 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
PREFIXES = {
    "photo": "AgAC",
    "video": "BAAC",
    "animation": "CgAC",
    "audio": "CQAC",
    "voice": "AwAC",
    "video_note": "DQAC",
    "document": "BQAC",
    "sticker": "CAAC",
}
FOLDERS = {"photo": ("photos", "jpg"), "voice": ("voice", "oga"), "sticker": ("stickers", "webp")}
PLAIN_STICKER: Json = {
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}
NAMED = {"video", "animation", "audio", "document"}
SIZED = {"video", "animation"}
TIMED = {"video", "animation", "audio", "voice", "video_note"}
DEFAULT_SIZE = (640, 480)
JPEG_START = b"\xff\xd8"
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_HEADER = 24
EXIF_MARKS = {0xE1, 0xED, 0xFE}
SCAN_MARK = 0xDA


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file under the id by which the bot knows it; `about` is what a sticker brings along, as its set."""

    file_id: str
    kind: str
    data: bytes
    name: str | None = None
    mime: str | None = None
    about: Json = field(default_factory=dict)

    @property
    def unique_id(self) -> str:
        """The same for the same bytes, whoever sends them, as Telegram's is."""
        return f"AQAD{sha256(self.data).hexdigest()[:12]}"

    @property
    def path(self) -> str:
        """Where the bot downloads it."""
        folder, ending = FOLDERS.get(self.kind, (f"{self.kind}s", "bin"))
        if self.name and "." in self.name:
            ending = self.name.rsplit(".", 1)[1]
        return f"{folder}/{self.file_id[4:16]}.{ending}"


class Files:
    """All files, by id and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, kind: str, data: bytes, *, name: str | None = None, mime: str | None = None) -> StoredFile:
        """Store bytes under a new id; a photo loses what a camera wrote beside the picture."""
        if kind == "photo":
            data = without_exif(data)
        stored = StoredFile(f"{PREFIXES[kind]}{uuid4().hex}", kind, data, name, mime)
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def describe_as(self, stored: StoredFile, about: Json) -> StoredFile:
        """Keep what a sticker brings along wherever its file goes."""
        known = replace(stored, about=about)
        self._by_id[stored.file_id] = self._by_path[stored.path] = known
        return known

    def get(self, file_id: str) -> StoredFile | None:
        """Find a file by its id (also that of a photo's small size)."""
        return self._by_id.get(file_id.removesuffix("-s"))

    def values(self) -> list[bytes]:
        """Return the bytes of every file."""
        return [stored.data for stored in self._by_id.values()]

    def at(self, path: str) -> StoredFile | None:
        """Find a file by its download path."""
        return self._by_path.get(path)

    def describe(self, file_id: str) -> Json:
        """Do `getFile`.

        Raises:
            Refused: unknown, or more than a bot may download.
        """
        stored = self.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if len(stored.data) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return _base(stored) | {"file_path": stored.path}


def _base(stored: StoredFile) -> Json:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
    }


def medium(stored: StoredFile, **details: Any) -> Any:
    """Describe a file as the Bot API does for its kind; `details` are a sender's own (duration, size…)."""
    base = _base(stored)
    if stored.kind == "photo":
        return _photo_sizes(stored, base)
    if stored.kind == "sticker":
        return base | PLAIN_STICKER | stored.about
    if stored.kind in SIZED:
        base |= {"width": DEFAULT_SIZE[0], "height": DEFAULT_SIZE[1]}
    if stored.kind in TIMED:
        base["duration"] = 3
    if stored.kind == "video_note":
        base["length"] = 240
    if stored.kind in NAMED and stored.name:
        base["file_name"] = stored.name
    mime = stored.mime or ("audio/ogg" if stored.kind == "voice" else None)
    if mime and stored.kind != "video_note":
        base["mime_type"] = mime
    return base | {name: value for name, value in details.items() if value is not None}


def _photo_sizes(stored: StoredFile, base: Json) -> list[Json]:
    width, height = picture_size(stored.data)
    small = base | {
        "file_id": f"{stored.file_id}-s",
        "file_unique_id": f"{stored.unique_id}s",
        "width": min(width, 90),
        "height": max(1, height * min(width, 90) // width),
    }
    return [small, base | {"width": width, "height": height}]


def picture_size(data: bytes) -> tuple[int, int]:
    """Read width and height from a PNG; any other picture gets a usual size."""
    if data.startswith(PNG_START) and len(data) >= PNG_HEADER:
        width, height = struct.unpack(">II", data[16:PNG_HEADER])
        return max(1, int(width)), max(1, int(height))
    return DEFAULT_SIZE


def without_exif(data: bytes) -> bytes:
    """Drop the metadata segments of a JPEG, as Telegram does with photos (never with files)."""
    if not data.startswith(JPEG_START):
        return data
    kept, at = bytearray(JPEG_START), 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != SCAN_MARK:  # noqa: PLR2004 - a JPEG marker
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] not in EXIF_MARKS:
            kept += data[at:end]
        at = end
    return bytes(kept) + data[at:]
