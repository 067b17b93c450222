"""Words of hers that could pass for the bot's own lines in the staff's chat."""

import re
import unicodedata
from collections.abc import Iterable

# What turns the direction of writing, or cannot be seen: U+00AD, 061C, 180E, 200B–200F, 202A–202E, 2060–206F,
# FEFF, FFF9–FFFB; and letters that are drawn as blanks, of Hangul and Braille.
UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\u115f\u1160\u2800\u3164\uffa0]"
)
JOINED_EMOJI = re.compile("(?<=[\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])")
# The marks with which the bot's own lines begin there.
MARKS = (
    *("🆘", "✅", "✏️", "🟡", "🟢", "⚪", "📝", "ℹ️", "⚠️", "🔔", "⏳", "🤖"),
    *("🤝", "📄", "↩️", "⛔", "📤", "⭐", "✍️", "🔐", "⌛"),
)
# Russian and Greek letters by the Latin ones they look like, as numbers, small ones only.
LOOKALIKES = dict(
    zip(
        (
            *(
                0x430,
                0x432,
                0x435,
                0x43D,
                0x43A,
                0x43C,
                0x43E,
                0x440,
                0x441,
                0x442,
                0x443,
                0x445,
                0x455,
                0x456,
            ),
            *(0x3B1, 0x3B2, 0x3B5, 0x3B7, 0x3BA, 0x3BC, 0x3BF, 0x3C1, 0x3C4, 0x3C5, 0x3C7, 0x3B9, 0x3F2),
        ),
        "abehkmopctyxsi" + "abehkmoptyxic",
        strict=True,
    )
)


def can_deceive(words: str, beginnings: Iterable[str] = ()) -> bool:
    """Tell whether any line begins like one of the bot's, or hides or turns characters.

    `beginnings` are how the bot's own lines begin in words; letters that only look alike count as the same.
    """
    if UNSEEN.search(JOINED_EMOJI.sub("", words)):
        return True
    looks = tuple(filter(None, (*map(_look, MARKS), *map(_look, beginnings))))
    return any(_look(line).startswith(looks) for line in words.splitlines())


def _look(line: str) -> str:
    """Return what a line looks like: small, without blanks and accents, lookalikes as one."""
    letters = unicodedata.normalize("NFKD", line.casefold()).translate(LOOKALIKES)
    return "".join(one for one in letters if not one.isspace() and unicodedata.category(one) != "Mn")
