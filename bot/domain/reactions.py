"""Emoji under messages: which may pass between her and the staff. A bot has one reaction on a message."""

RECEIVED, READ, NOTED = "👌", "👀", "✍"
VARIATION = "\ufe0f"
WARM = "❤ 👍 🔥 🥰 👏 😁 🎉 🤩 🙏 👌 🕊 😍 ❤\u200d🔥 💯 🤣 ⚡ 🏆 🤝 🤗 🫡 😇 🆒 😘 😎"
OTHERS = "👎 🤔 🤯 😱 😢 💔 😐 😨 😭 🙈 🙊 🤷 🤷\u200d♀ 😡 👀"
TO_HER = frozenset(WARM.split())
TO_STAFF = TO_HER | frozenset(OTHERS.split())


def known(emoji: str, among: frozenset[str]) -> str | None:
    """Return the emoji as Telegram takes it, if it is among those; else None."""
    plain = emoji.replace(VARIATION, "")
    return plain if plain in among else None
