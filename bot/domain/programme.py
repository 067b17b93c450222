"""What a programme decides for itself; every value has a default that works without anybody deciding."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class SendMode(IntEnum):
    """What of a topic goes to her; numbers stand in buttons and in the database and are for ever."""

    EVERYTHING = 1
    REPLIES = 2


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme's settings; each field is stored by its name as JSON."""

    send_mode: SendMode = SendMode.EVERYTHING

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Programme":
        """Read what was stored; what is unknown by now is left out."""
        known = {}
        if "send_mode" in values:
            known["send_mode"] = SendMode(values["send_mode"])
        return cls(**known)
