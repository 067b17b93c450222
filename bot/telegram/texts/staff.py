"""Words for the staff: cards, notes, the private desk."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.times import time_words

NOTES = {
    "blocked": N_("She has stopped the bot; the answer is kept."),
    "undelivered": N_("The answer could not be delivered; it is kept. Please write it again."),
    "unreadable": N_("One of her messages could not be shown; she has been asked to send it again."),
    "urgent": N_("🆘 Her words sound like danger. Please answer now."),
    "not_this_kind": N_("Only text and photos reach her for now. Please write it in words."),
}
STATES = {
    "open": N_("🟡 nobody has taken it"),
    "taken": N_("🟢 taken"),
    "closed": N_("⚪️ closed"),
}


def topic_title(alias: str, theme: str) -> str:
    """Name a topic."""
    return plain("{alias} · {theme}", alias=alias, theme=theme)


def card(
    *, alias: str, theme: str, city: str, is_urgent: bool, state: str, since: datetime | None, earlier: int
) -> Safe:
    """Say all that the staff may know of a conversation."""
    waiting = _("no answer is due") if since is None else _("waiting since {time} MSK", time=_moscow(since))
    return lines(
        _("<b>{alias}</b> · {theme}", alias=alias, theme=theme),
        *([_("🆘 <b>urgent</b>")] if is_urgent else []),
        _("{city} · {waiting}", city=city, waiting=waiting),
        _n("{count} earlier conversation", "{count} earlier conversations", earlier)
        if earlier
        else _("first conversation"),
        plain(STATES[state]),
        "",
        _("What you write here goes to her. Begin with // for a note of your own."),
    )


def _moscow(moment: datetime) -> str:
    return time_words(moment, ZoneInfo("Europe/Moscow"))


def no_city() -> str:
    """Say that her city is not known."""
    return plain("city not chosen")


def note(code: str) -> Safe:
    """Say a line of the bot's own in a topic."""
    return lines(plain(NOTES[code]))


def taken_by_another() -> str:
    """Say that somebody else was faster."""
    return plain("A colleague has taken it already.")


def gone() -> str:
    """Say that a conversation is gone."""
    return plain("This conversation is gone.")


def bound(*, is_forum: bool) -> Safe:
    """Say that the group is bound, and what would make it better."""
    done = _("✅ Done: questions will come here.")
    if is_forum:
        return lines(done, _("The bot needs the right to manage topics."))
    return lines(done, _("Answer by replying to a message. With topics switched on it is easier."))


def only_coordinators() -> Safe:
    """Refuse what only coordinators may do."""
    return _("Only a coordinator may do this.")


def welcome(role: str) -> Safe:
    """Greet a new member of staff."""
    return lines(
        _("<b>Welcome to the team</b> · {role}", role=role),
        _("Questions come to the staff group. Here you see the queue."),
        _("Women never see your name, only your role."),
    )


def desk(role: str, waiting: int) -> Safe:
    """Head the private desk."""
    return lines(
        _("<b>Desk</b> · {role}", role=role),
        _n("{count} conversation is open.", "{count} conversations are open.", waiting),
    )


def queue_line(alias: str, theme: str, *, is_urgent: bool, state: str, since: datetime | None) -> Safe:
    """Say one conversation of the queue in a line."""
    mark = "🆘 " if is_urgent else ""
    when = _(" · since {time} MSK", time=_moscow(since)) if since else ""
    return _(
        "{mark}{alias} · {theme} · {state}{when}",
        mark=mark,
        alias=alias,
        theme=theme,
        state=plain(STATES[state]),
        when=when,
    )


def queue(title: str) -> Safe:
    """Head a list of conversations."""
    return _("<b>{title}</b>", title=title)


def empty_queue() -> Safe:
    """Say that nobody waits."""
    return _("Nobody waits.")


def team() -> Safe:
    """Head the list of members."""
    return lines(
        _("<b>Team</b>"),
        _("Press a role to get an invitation link: once, within 24 hours."),
        _("Press ✖️ to take the rights away at once."),
    )


def invitation(role: str, link: str) -> Safe:
    """Show an invitation link."""
    return lines(_("Invitation · {role}", role=role), _("<code>{link}</code>", link=link))


def dismissed() -> str:
    """Say that a member has no rights any more."""
    return plain("The rights are taken away.")
