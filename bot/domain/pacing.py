"""How fast topics are opened: Telegram has banned bots that opened a dozen at once.

Source: python-telegram-bot issue 4774. A topic also takes three of a group's twenty calls a minute.
"""

from datetime import datetime, timedelta

TOPICS_A_MINUTE = 4
URGENT_TOPICS_A_MINUTE = 2  # so many others in a minute leave an urgent one its topic at once
MINUTE = timedelta(minutes=1)


def next_topic(planned: datetime | None, now: datetime) -> datetime:
    """Return when the next topic may be opened.

    `planned` is for when that topic is planned which is `TOPICS_A_MINUTE` places before it, if there is one.
    """
    return now if planned is None else max(now, planned + MINUTE)
