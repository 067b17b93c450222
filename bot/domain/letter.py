"""A letter: what it holds and who signs it; the signature is a role or a pseudonym, never a name."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.content import Content, ContentKind
from bot.domain.merging import TEXT_LIMIT, join
from bot.domain.splitting import split
from bot.domain.staff import Role

UNREAD_LIFE = timedelta(days=14)
READ_LIFE = timedelta(hours=24)  # what she has opened or hidden can be opened again this long
HEAD_ROOM = 200  # UTF-16 units kept free for the signature and a line below
PREPARED = 0  # stands for the message in the room until it is there


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as she reads it, of one message or an album."""

    id: UUID
    contents: tuple[Content, ...]
    role: Role
    is_changed: bool = False
    pseudonym: str | None = None

    @property
    def media(self) -> tuple[Content, ...]:
        """Return what cannot stand in a text: pictures, voices, files."""
        return tuple(one for one in self.contents if one["kind"] != ContentKind.TEXT)

    @property
    def texts(self) -> list[Content]:
        """Return the words, in pieces that Telegram takes; the first leaves room for a head."""
        worded = [one for one in self.contents if one.get("words")]
        return split(join(worded), first=TEXT_LIMIT - HEAD_ROOM, rest=TEXT_LIMIT - HEAD_ROOM)

    def fits_in_place_of(self, other: "LetterView") -> bool:
        """Tell whether one message can be edited from the other letter into this: same files, one text."""
        files = [[one.get("file") for one in letter.media] for letter in (self, other)]
        return files[0] == files[1] and max(len(self.texts), len(other.texts)) <= 1


@dataclass(frozen=True, slots=True)
class LetterBody:
    """What is sealed: contents by their message ids in the staff's room, who signs, if it was changed.

    `author` is the id of the member who wrote it, in hex.
    """

    messages: dict[int, Content]
    role: Role
    is_changed: bool = False
    pseudonym: str | None = None
    author: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what can be sealed."""
        return {
            "messages": [[message_id, content] for message_id, content in self.messages.items()],
            "role": self.role.value,
            "changed": self.is_changed,
            "pseudonym": self.pseudonym,
            "author": self.author,
        }

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "LetterBody":
        """Read what was sealed."""
        messages = {int(message_id): content for message_id, content in body["messages"]}
        role = Role(body["role"])
        return cls(messages, role, body["changed"], body.get("pseudonym"), body.get("author"))

    @property
    def album(self) -> str | None:
        """Return the album this letter grows with."""
        return list(self.messages.values())[-1].get("album")

    def with_message(self, message_id: int, content: Content, *, is_changed: bool) -> "LetterBody":
        """Return the letter with one more message, or with another content of one it has."""
        return replace(self, messages=self.messages | {message_id: content}, is_changed=is_changed)

    def only(self, message_ids: set[int]) -> "LetterBody":
        """Return the letter with these messages alone."""
        kept = {one: content for one, content in self.messages.items() if one in message_ids}
        return replace(self, messages=kept)

    def moved(self, message_id: int) -> "LetterBody":
        """Return a prepared letter once it stands in the staff's room as a message."""
        (content,) = self.messages.values()
        return replace(self, messages={message_id: content})

    def view(self, letter_id: UUID) -> LetterView:
        """Return the letter as she reads it."""
        contents = tuple(self.messages.values())
        return LetterView(letter_id, contents, self.role, self.is_changed, self.pseudonym)
