"""Words of hers that could pass for the bot's own lines in the staff's chat."""

import re

# What turns the direction of writing, or cannot be seen: U+061C, 200B–200F, 202A–202E, 2060–206F, FEFF.
UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
JOINED_EMOJI = re.compile("(?<=[\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])")
# The marks with which the bot's own lines begin there.
MARKS = ("🆘", "✅", "✏️", "🟡", "🟢", "⚪", "📝", "ℹ️", "⚠️", "🔔", "⏳", "🤖")


def can_deceive(words: str) -> bool:
    """Tell whether any line begins like one of the bot's, or hides or turns characters."""
    if UNSEEN.search(JOINED_EMOJI.sub("", words)):
        return True
    return any(line.lstrip().startswith(MARKS) for line in words.splitlines())
