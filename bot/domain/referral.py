"""Referral slips: whoever carries the code is taken in by a clinic; it names nobody.

A slip has two secrets. The link in its QR picture holds 144 random bits, which nobody guesses. The code that
is said or typed has eight of fifteen characters: 15^8 is 2.6 billion, 31 bits. Wrong ones are counted
(`allowance.ALL_WRONG_CODES`), so that in the 14 days of a slip all accounts together may try 10 100. With
1 000 slips alive at once the chance to hit any of them is 0.4 %; a hit names no woman, but may use a slip up.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from secrets import choice, token_urlsafe
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.directory import AccessTerm, ServiceAtLocation, Tri
from bot.domain.errors import DomainError

SLIP_DAYS = 14
KEPT_USED = timedelta(days=1)  # so long a second scan is told that it was used
MOST_LIVE = 3
TOKEN_BYTES = 18
# No two of these look alike, each stands on a Russian keyboard too, and without vowels they make no words.
ALPHABET = "23456789CHKMPTX"
CODE_LENGTH = 8
PREFIX_LENGTH = 3
LONGEST_PREFIX = 5
LONGEST_TYPED = 40
LINK = re.compile(r"r_([A-Za-z0-9_-]{24})")
REFERRING = (AccessTerm.REFERRAL_NEEDED, AccessTerm.NO_DOCS_WITH_REFERRAL, AccessTerm.SKIP_QUEUE)
# What a code may be typed with instead: Russian capitals of the same look (as numbers), and Latin ones.
LOOKALIKES: Mapping[int, str] = dict(
    zip(
        (0x421, 0x41D, 0x41A, 0x41C, 0x420, 0x422, 0x425, 0x411, 0x412, 0x417, 0x427, *map(ord, "BSZ")),
        "CHKMPTX6834852",
        strict=True,
    )
)


class TooManySlips(DomainError):
    """She has as many slips as may be alive at once."""

    code = "too_many_slips"


class SlipState(StrEnum):
    """What has become of a slip; one that was called off is deleted."""

    LIVE = "live"
    USED = "used"


class SlipEnd(StrEnum):
    """How slips end, as they are counted."""

    CAME = "came"
    MISSED = "missed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class SlipBody:
    """What stands on a slip; stored sealed.

    `code` is without its `prefix`, `token` what the link holds. `service` is what for, `words` what to say,
    `place` the short code of the place, `day` the last day there in ISO form.
    """

    code: str
    token: str
    prefix: str
    programme: str
    service: str
    place: str
    day: str
    words: str = ""
    is_without_papers: bool = False
    is_without_queue: bool = False

    @property
    def spoken(self) -> str:
        """Return the code as it is shown and said."""
        return f"{self.prefix}-{self.code}"

    @property
    def last_day(self) -> date:
        """Return the last day on which the slip is good, by the clock of the place."""
        return date.fromisoformat(self.day)

    def to_json(self) -> dict[str, Any]:
        """Return it as it is sealed."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, opened."""

    id: UUID
    person_id: UUID
    state: SlipState
    body: SlipBody


def accepts_referrals(place: ServiceAtLocation) -> bool:
    """Tell whether a slip is of use at a place: something is certainly agreed for those who bring one."""
    return any(place.term(term) is Tri.YES for term in REFERRING)


def draw_code() -> str:
    """Draw a code at random; it has a digit, so that no word is one."""
    while True:
        code = "".join(choice(ALPHABET) for _ in range(CODE_LENGTH))
        if any(one.isdigit() for one in code):
            return code


def draw_token() -> str:
    """Draw what the link of a slip holds."""
    return token_urlsafe(TOKEN_BYTES)


def prefix_of(city: str) -> str:
    """Return the letters before a code: the first ones of a city's name."""
    return "".join(one for one in city if one.isalpha())[:PREFIX_LENGTH].upper()


def last_day(now: datetime, zone: str) -> date:
    """Return the last day of a slip that is taken now."""
    return now.astimezone(ZoneInfo(zone)).date() + timedelta(days=SLIP_DAYS)


def end_of(day: date, zone: str) -> datetime:
    """Return when a local day ends."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))


def read_token(argument: str) -> str | None:
    """Return the token of a link, if it is shaped like one."""
    found = LINK.fullmatch(argument)
    return found[1] if found else None


def read_code(typed: str) -> str | None:
    """Return the code somebody has typed, without its prefix; None where it cannot be one.

    Small letters, blanks, dashes, another alphabet and letters that look alike do not matter, nor which
    letters stand before it: the eight characters alone tell slips apart.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    letters = [one for one in unicodedata.normalize("NFKC", typed).upper() if not _separates(one)]
    prefix, code = letters[:-CODE_LENGTH], "".join(letters[-CODE_LENGTH:]).translate(LOOKALIKES)
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET) or not any(map(str.isdigit, code)):
        return None
    if len(prefix) > LONGEST_PREFIX or not all(map(str.isalpha, prefix)):
        return None
    return None if code.isdigit() and not prefix else code


def _separates(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Pd", "Pc", "Cf"} or letter in "./«»\"'"
