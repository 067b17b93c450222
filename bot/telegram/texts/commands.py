"""The commands Telegram lists beside the message field; their wording gives nothing away."""

from bot.telegram.texts.catalogue import plain


def commands() -> list[tuple[str, str]]:
    """Return name and description of every command, in the language in use."""
    return [
        ("menu", plain("Start page")),
        ("question", plain("Write a message")),
        ("reminders", plain("Reminders")),
        ("sos", plain("Phone numbers")),
        ("hide", plain("Tidy up the chat")),
        ("erase", plain("Start afresh")),
        ("help", plain("How it works")),
    ]


def staff_commands() -> list[tuple[str, str]]:
    """Return name and description of the staff's commands; their phones are looked at too."""
    return [
        ("menu", plain("Start page")),
        ("queue", plain("List")),
        ("mine", plain("My list")),
        ("find", plain("Search")),
    ]
