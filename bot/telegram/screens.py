"""What a handler hands back: plain data that is turned into Telegram calls after the commit."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from bot.domain.content import Content


@dataclass(frozen=True, slots=True)
class Button:
    """Offer one action; exactly one of `data`, `url` and `copy` is set.

    `data` comes from a packed callback; `copy` puts its text on her clipboard;
    `style` is "primary", "success" or "danger".
    """

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    style: str | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Replace the live message: edit it in place, or send a fresh one.

    `text` is HTML; `toast` is plain text of up to 200 characters that answers the press;
    `fresh` asks for a new message even after a press. `about` are the conversations and tasks (ids) and
    nicknames that a screen of the staff's names: it is emptied when they are gone.
    """

    text: str
    rows: tuple[Row, ...] = ()
    toast: str | None = None
    fresh: bool = False
    about: tuple[UUID | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Change only the buttons of the pressed message: what it says stays, letter for letter.

    `toast` is plain text of up to 200 characters that answers the press.
    """

    rows: tuple[Row, ...] = ()
    toast: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG that `make` draws, in a thread, while it is sent: it never lies on the disk.

    One that is protected cannot be saved or forwarded.
    """

    name: str
    make: Callable[[], bytes]
    is_protected: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file that `make` writes, in a thread, while it is sent; `name` has its ending."""

    name: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Reply:
    """Send a message of its own and leave the live one alone; `text` is HTML.

    With a `picture` or a `document` the text stands under it. With `media` the text is left out: these are
    sent, those of one album together. `letter_id` names the letter they belong to.
    """

    text: str
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    document: Document | None = None
    media: tuple[Content, ...] = ()
    letter_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """Send a point on the map as a message of its own; `title` is all that its push shows, so an address."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Toast:
    """Only answer the press; plain text, may be empty."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the chat without a word: it is not ours."""


Part = Screen | Rows | Reply | Pin | Toast | Leave
Outcome = Part | tuple[Part, ...] | None
