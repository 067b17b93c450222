"""Words of asking a question and of reading the answer."""

from bot.domain.conversation import ThreadState
from bot.domain.staff import Role
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain

ROLES = {
    Role.COORDINATOR: N_("Coordinator"),
    Role.CONSULTANT: N_("Consultant"),
    Role.DOCTOR: N_("Doctor"),
    Role.LAWYER: N_("Lawyer of the programme"),
    Role.SOCIAL_WORKER: N_("Social worker"),
    Role.PEER: N_("Peer consultant"),
    Role.CREW: N_("Crew"),
}
STATES = {
    ThreadState.OPEN: N_("🟡 waits for an answer"),
    ThreadState.TAKEN: N_("🟢 being answered"),
    ThreadState.CLOSED: N_("⚪️ closed"),
}


def role_name(role: Role) -> str:
    """Name a role as she reads it under an answer."""
    return plain(ROLES[role])


def state_words(state: ThreadState) -> str:
    """Say where a question stands."""
    return plain(STATES[state])


def themes() -> Safe:
    """Ask what the question is about."""
    return lines(_("<b>What is your question about?</b>"), _("The consultants see only your nickname."))


def invitation_to_write(theme: str) -> Safe:
    """Ask her to write."""
    return lines(
        _("<b>{theme}</b>", theme=theme),
        _("Write in one message or several. A photo is fine too."),
        _("Voice messages cannot be passed on yet."),
        "",
        _("A person answers, usually the same day. The answer comes here."),
        _("If it cannot wait, press 🆘 in the menu."),
        _("Self-destructing messages do not reach us."),
    )


def urgent_invitation() -> Safe:
    """Ask her to write to the person on duty."""
    return lines(
        _("<b>Write to the person on duty</b>"),
        _("In a few words: what has happened, are you safe now?"),
        _("Your message goes to the whole team at once."),
        _("If there is danger to life, call 112 first."),
    )


def ready(count: int) -> Safe:
    """Ask whether to send what she has written."""
    return lines(
        _n("{count} message is ready.", "{count} messages are ready.", count),
        _("<b>Shall I send it?</b>"),
    )


def write_on() -> Safe:
    """Let her go on writing."""
    return _("Go on writing. I add everything to your question.")


def sent() -> Safe:
    """Say that the question was accepted, and what comes next."""
    return lines(
        _("✅ Sent. The consultants will see it."),
        _("An answer usually comes the same day, as a letter here."),
        _("You can write more, I will pass it on."),
    )


def sent_urgent() -> Safe:
    """Say that the urgent question was accepted."""
    return lines(
        _("✅ Sent as urgent. The team sees it now."),
        _("You can write more, I will pass it on."),
        _("If there is danger to life, call 112."),
    )


def dropped() -> Safe:
    """Say that nothing was sent."""
    return _("Nothing was sent.")


def offer() -> Safe:
    """Ask whether a message outside any form is meant for the consultants."""
    return lines(_("<b>Send this to a consultant?</b>"), _("She will see only your nickname."))


def not_this_kind() -> Safe:
    """Refuse a kind of message that cannot be passed on without giving her away."""
    return lines(
        _("I pass on text and photos only."),
        _("Other messages can give away a name, a number or a place."),
        _("Please write it in words."),
    )


def too_many() -> Safe:
    """Ask her to send what there is."""
    return _("This is a lot already. Send this part first, then write on.")


def my_questions() -> Safe:
    """Head the list of her questions."""
    return _("<b>My questions</b>")


def no_questions() -> Safe:
    """Say that she has not asked yet."""
    return _("You have not asked anything yet.")


def question_line(theme: str, state: str, day: str) -> Safe:
    """Say one question in a line."""
    return _("{theme} · {day} · {state}", theme=theme, state=state, day=day)


def letter(signature: str, body: Safe) -> Safe:
    """Show an opened letter."""
    return lines(_("<b>{signature}</b>", signature=signature), body)


def photo_below() -> Safe:
    """Say that the answer is a photo."""
    return _("The photo is below.")


def write_answer() -> str:
    """Invite her to answer a letter."""
    return plain("Write here, I will pass it on.")
