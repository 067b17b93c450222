"""A woman as the bot knows her: an alias, her settings, and where she is in a dialogue."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

DEFAULT_LANGUAGE = "ru"


class PhoneSeenBy(StrEnum):
    """Who else sees her phone, by her own answer."""

    ONLY_HER = "only_her"
    OTHERS = "others"
    UNSAID = "unsaid"


@dataclass(slots=True)
class Settings:
    """What she chose; stored sealed. `city` is a city code, `zone` an IANA name.

    `phone_seen_by` is a `PhoneSeenBy`, None until she was asked; `is_voice_fine` once she has sent her voice
    knowing that it can be recognised. `is_reading_told`: whether staff see that she has opened a letter, None
    until she was asked. `safe_word` is as `bot.domain.safe_word` compares it. `is_news_wanted`: whether
    announcements come. `chips`: what she asks of places, as `bot.domain.chips` writes it; 0 unless she has
    said that it is to be remembered. `district`: whose places come first, by name; "" unless she has said so.
    `alone_at`: the time of day (HH:MM) at which she is usually alone.
    `quiet`: her hours of quiet, as `bot.domain.wall_times.Hours` writes them.
    `silence` is a `bot.domain.care.Route`, None until she was asked, and
    `silence_words` her own sentence for whoever takes that route.
    """

    language: str = DEFAULT_LANGUAGE
    city: str | None = None
    zone: str | None = None
    discreet: bool = True
    phone_seen_by: str | None = None
    is_voice_fine: bool = False
    is_reading_told: bool | None = None
    safe_word: str | None = None
    is_news_wanted: bool = True
    chips: int = 0
    district: str = ""
    alone_at: str | None = None
    quiet: str = "22:00-09:00"
    silence: str | None = None
    silence_words: str = ""


@dataclass(slots=True)
class Dialog:
    """Where she is in a form: the state's name and what she has answered so far; stored sealed.

    `turned_to` is the id, in hex, of the conversation that her next words go to.
    """

    state: str | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    turned_to: str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to remember."""
        return self.state is None and not self.answers and self.turned_to is None


@dataclass(slots=True, eq=False)
class Person:
    """One woman, opened for the length of one update. Changes are written when the update ends.

    `bar` is the key of the closed access that is hers, "" when there was none, None until somebody looked.
    """

    id: UUID
    chat_id: int
    alias: str
    settings: Settings
    dialog: Dialog
    reachable: bool
    seen_day: date
    bar: str | None = None
    is_new: bool = False
    is_erased: bool = False
