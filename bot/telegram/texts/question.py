"""Words of asking a question and of reading the answer."""

from bot.domain.conversation import Theme, ThreadState
from bot.domain.staff import Role
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.themes import theme_name

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
    return lines(
        _("<b>What is your question about?</b>"),
        _("The consultants see only your nickname."),
        _("They answer only here. Whoever writes elsewhere in their name is not one of them."),
    )


def invitation_to_write(theme: str, expected: Safe) -> Safe:
    """Ask her to write, and say when an answer comes."""
    return lines(
        _("<b>{theme}</b>", theme=theme),
        _("Write in one message or several. A photo or a voice message is fine too."),
        "",
        expected,
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


def ready_album() -> Safe:
    """Ask whether to send an album."""
    return lines(_("The pictures are ready."), _("<b>Shall I send it?</b>"))


def write_on() -> Safe:
    """Let her go on writing."""
    return _("Go on writing. I add everything to your question.")


def sent_already() -> str:
    """Say, to a second press at once, that the first has done it."""
    return plain("It is sent already")


def sent(expected: Safe) -> Safe:
    """Say that the question was accepted, and what comes next."""
    return lines(
        _("✅ Sent. The consultants will see it."),
        expected,
        _("You can write more, I will pass it on."),
    )


def sent_urgent() -> Safe:
    """Say that the urgent question was accepted."""
    return lines(
        _("✅ Sent as urgent: it goes to the team before all others."),
        _("You can write more, I will pass it on."),
        _("If there is danger to life, call 112."),
    )


def closed(theme: str) -> Safe:
    """Say that a conversation is closed, and ask whether it has helped."""
    return lines(
        _("<b>{theme}</b>: the conversation is closed.", theme=theme),
        _("You can write again at any time."),
        "",
        _("<b>Has it helped?</b> 1 is not at all, 5 is very much."),
    )


def rated() -> Safe:
    """Thank her for a rating."""
    return lines(
        _("Thank you. The consultant will see only the number."),
        _("You can add a line: write it here. Or just leave."),
    )


def commented() -> Safe:
    """Thank her for a line."""
    return _("Thank you, I have passed it on.")


def dropped() -> Safe:
    """Say that nothing was sent."""
    return _("Nothing was sent.")


def offer() -> Safe:
    """Ask whether a message outside any form is meant for the consultants."""
    return lines(_("<b>Send this to a consultant?</b>"), _("She will see only your nickname."))


def prepared(text: str, *, is_whole: bool) -> Safe:
    """Show words put together for her, and what she can do with them."""
    ask = _("Press “Send”, or add what you like.") if is_whole else _("Write here what was wrong.")
    return lines(
        _("<b>This goes to a consultant</b>"), "", text, "", ask, _("She will see only your nickname.")
    )


def too_many() -> Safe:
    """Ask her to send what there is."""
    return _("This is a lot already. Send this part first, then write on.")


def my_questions() -> Safe:
    """Head the list of her questions."""
    return _("<b>My questions</b>")


def letters_wait(count: int) -> Safe:
    """Say how many letters she has not opened."""
    return _n("✉️ {count} letter waits for you", "✉️ {count} letters wait for you", count)


def question_theme(theme: Theme) -> str:
    """Name a theme in her own list, where «urgent» would tell too much to whoever looks on."""
    return plain("A question") if theme is Theme.URGENT else theme_name(theme)


def no_questions() -> Safe:
    """Say that she has not asked yet."""
    return _("You have not asked anything yet.")


def question_line(theme: str, state: str, day: str) -> Safe:
    """Say one question in a line."""
    return _("{theme} · {day} · {state}", theme=theme, state=state, day=day)
