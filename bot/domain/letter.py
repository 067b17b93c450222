"""A letter: what it holds and who signs it; the signature is a role, never a name."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from bot.domain.content import Content
from bot.domain.staff import Role


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as she reads it, of one message or an album."""

    id: UUID
    contents: tuple[Content, ...]
    role: Role
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class LetterBody:
    """What is sealed: contents by their message ids in the staff's room, who signs, if it was changed."""

    messages: dict[int, Content]
    role: Role
    is_changed: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return what can be sealed."""
        messages = [[message_id, content] for message_id, content in self.messages.items()]
        return {"messages": messages, "role": self.role.value, "changed": self.is_changed}

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "LetterBody":
        """Read what was sealed."""
        messages = {int(message_id): content for message_id, content in body["messages"]}
        return cls(messages, Role(body["role"]), body["changed"])

    @property
    def album(self) -> str | None:
        """Return the album this letter grows with."""
        return list(self.messages.values())[-1].get("album")

    def with_message(self, message_id: int, content: Content, *, is_changed: bool) -> "LetterBody":
        """Return the letter with one more message, or with another content of one it has."""
        return replace(self, messages=self.messages | {message_id: content}, is_changed=is_changed)

    def moved(self, message_id: int) -> "LetterBody":
        """Return a prepared letter once it stands in the staff's room as a message."""
        (content,) = self.messages.values()
        return replace(self, messages={message_id: content})

    def view(self, letter_id: UUID) -> LetterView:
        """Return the letter as she reads it."""
        return LetterView(letter_id, tuple(self.messages.values()), self.role, self.is_changed)
