"""Words that call the team in its group: roles, numbers and links, never a woman's name."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.staff import Role
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.times import duration_words, list_words

TOPIC_ICON = "🚑"
MOST_LINKS = 10


def topic() -> str:
    """Name the topic of calls."""
    return plain("Urgent calls")


def call(
    links: Sequence[str | None], roles: Sequence[Role], *, minutes: int, is_urgent: bool, is_for_all: bool
) -> Safe:
    """Call to conversations, by links where there are any."""
    return lines(
        _head(len(links), minutes=minutes, is_urgent=is_urgent),
        *_leads(links),
        _whom(roles, is_for_all=is_for_all),
        _("Please answer in the conversation itself, not here."),
    )


def _head(count: int, *, minutes: int, is_urgent: bool) -> Safe:
    mark = "🆘" if is_urgent else "⏳"
    if not minutes:
        return _n(
            "🆘 {count} urgent question: please answer now.",
            "🆘 {count} urgent questions: please answer now.",
            count,
        )
    return _n(
        "{mark} {count} conversation waits for an answer, for {wait} already.",
        "{mark} {count} conversations wait for an answer, the longest for {wait}.",
        count,
        mark=mark,
        wait=duration_words(timedelta(minutes=minutes)),
    )


def _leads(links: Sequence[str | None]) -> list[Safe]:
    """Say where to go: a link each, as far as there are any."""
    known = [link for link in links if link]
    if not known:
        return [_("You find them in «Queue», in your private chat with the bot.")]
    if len(known) == 1:
        return [_('<a href="{link}">Open the conversation</a>', link=known[0])]
    shown = [
        _('<a href="{link}">{number}</a>', link=link, number=number)
        for number, link in enumerate(known[:MOST_LINKS], start=1)
    ]
    return [_("Open: {links}", links=Safe(" · ".join(shown)))]


def _whom(roles: Sequence[Role], *, is_for_all: bool) -> Safe:
    if is_for_all or not roles:
        return _("Everybody is called.")
    return _("Called: {roles}.", roles=list_words([role_name(role) for role in roles]))
