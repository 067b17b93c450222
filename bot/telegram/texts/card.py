"""Words of a conversation's card: what stands in it for good, and what its buttons say of the state."""

from bot.domain.staff import Role
from bot.telegram.texts.catalogue import Safe, _, _n, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.staff import STATES, no_city

LONGEST_CITY = 60


def head(
    *, alias: str, theme: str, city: str | None, is_urgent: bool, since: str | None, earlier: int
) -> Safe:
    """Say all that the staff may know of a conversation; none of it changes while the card stands."""
    waiting = _("no answer is due") if since is None else _("waiting since {time}", time=since)
    return lines(
        _("<b>{alias}</b> · {theme}", alias=alias, theme=theme),
        *([_("🆘 <b>urgent</b>")] if is_urgent else []),
        _("{city} · {waiting}", city=(city or no_city())[:LONGEST_CITY], waiting=waiting),
        _n("{count} earlier conversation", "{count} earlier conversations", earlier)
        if earlier
        else _("first conversation"),
    )


def hint(*, in_topic: bool, only_replies: bool) -> Safe:
    """Say what goes to her from here."""
    if not in_topic:
        return _("Answer by replying: it goes to her. Begin with // for a note of your own.")
    if only_replies:
        return _("Only what replies to her messages goes to her.")
    return _("What you write here goes to her. Begin with // for a note of your own.")


def state_label(state: str, *, by: str | None, is_urgent: bool) -> str:
    """Label the first button of a card: where the conversation stands, and who has it by role."""
    mark = "🆘 " if is_urgent and state != "closed" else ""
    if state == "taken" and by is not None:
        return mark + plain("🟢 taken: {role}", role=role_name(Role(by)).lower())
    return mark + plain(STATES[state])


def state_told(state: str, *, by: str | None, since: str | None) -> str:
    """Say where a conversation stands, in answer to a press: who has it, and since when she waits."""
    if state == "closed":
        return plain("The conversation is closed. What you write here opens it again.")
    has = plain("Nobody has taken it.") if state == "open" else _who(by)
    waits = (
        plain("No answer is due.")
        if since is None
        else plain("She has been waiting since {time}.", time=since)
    )
    return f"{has} {waits}"


def _who(by: str | None) -> str:
    if by is None:
        return plain("A colleague has it.")
    return plain("It is taken: {role}.", role=role_name(Role(by)).lower())
