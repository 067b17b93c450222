"""What a programme decides for itself; every value has a default that works without anybody deciding."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.domain.zones import DEFAULT_ZONE, ZONE_NAMES


class SendMode(IntEnum):
    """What of a topic goes to her; numbers stand in buttons and in the database and are for ever."""

    EVERYTHING = 1
    REPLIES = 2


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme's settings; each field is stored by its name as JSON.

    `zone` is the IANA name of the zone whose clock the staff read and plan by.
    """

    send_mode: SendMode = SendMode.EVERYTHING
    zone: str = DEFAULT_ZONE

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Programme":
        """Read what was stored; what is unknown by now is left out."""
        known: dict[str, Any] = {}
        if "send_mode" in values:
            known["send_mode"] = SendMode(values["send_mode"])
        if values.get("zone") in ZONE_NAMES.values():
            known["zone"] = values["zone"]
        return cls(**known)
