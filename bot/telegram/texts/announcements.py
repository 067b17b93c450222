"""Words of announcements: for the coordinators who write them, and under what women open."""

from bot.domain.announcements import FEW, MOST_WORDS, NewsState
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.template_list import language_name

BAR_LENGTH = 10
STATES = {
    NewsState.COUNTING: N_("⏳ I am counting who gets it."),
    NewsState.READY: N_("Ready. It goes out once a second coordinator has confirmed."),
    NewsState.PROPOSED: N_("✋ Waits for a second coordinator."),
    NewsState.SENDING: N_("📣 It goes out, after everything more urgent."),
    NewsState.DRAINING: N_("📣 It goes out, after everything more urgent."),
    NewsState.DONE: N_("✅ Sent."),
    NewsState.STOPPED: N_("⏹ Stopped. Whoever has it keeps it."),
    NewsState.DROPPED: N_("✖️ It was not sent."),
}


def whom() -> Safe:
    """Ask for whom an announcement is."""
    return lines(_("<b>📣 Announcement</b>"), _("For whom? It comes neutrally, as a letter that is opened."))


def everybody() -> str:
    """Label the choice of all."""
    return plain("Everybody")


def whom_name(city: str, language: str | None) -> str:
    """Name whom an announcement is for."""
    named = [city or everybody()]
    return " · ".join([*named, language_name(language)] if language else named)


def every_language() -> str:
    """Label the choice of all languages."""
    return plain("All languages")


def write(whom: str) -> Safe:
    """Ask for the words."""
    return lines(
        _("<b>📣 Announcement</b> · {city}", city=whom),
        _("Write the text: up to {count} characters. Bold, links and the like are kept.", count=MOST_WORDS),
    )


def unfit() -> Safe:
    """Say what can be announced."""
    return _(
        "Only text of 1 to {count} characters can be announced. Please write it again.", count=MOST_WORDS
    )


def preview_above() -> Safe:
    """Say that the message above is what women get."""
    return _("👆 This is how it comes. Open it, to see what they read.")


def only_preview() -> str:
    """Say that a button does nothing in the preview."""
    return plain("This is only a preview.")


def people(count: int) -> str:
    """Say how many, unless they are so few that somebody could be meant."""
    return str(count) if count >= FEW else plain("fewer than 5")


def failed(count: int) -> str:
    """Say how many could not be reached; none is no secret."""
    return people(count) if count else "0"


def card(*, state: NewsState, whom: str, total: int, sent: int, lost: int) -> Safe:
    """Say where an announcement stands."""
    said: list[str] = [_("<b>📣 Announcement</b> · {city}", city=whom)]
    if state is not NewsState.COUNTING:
        said.append(_("Gets it: {count}", count=people(total)))
    said.append(plain(STATES[state]))
    if state in {NewsState.SENDING, NewsState.DRAINING}:
        said.append(progress(sent + lost, total))
    if state in {NewsState.DONE, NewsState.STOPPED}:
        said.append(_("Sent: {sent}. Not reached: {lost}.", sent=people(sent), lost=failed(lost)))
    return lines(*said)


def progress(done: int, total: int) -> str:
    """Draw how much of it is done."""
    share = min(1.0, done / total) if total else 1.0
    full = int(share * BAR_LENGTH)
    return f"{'▓' * full}{'░' * (BAR_LENGTH - full)} {share:.0%}"


def details(whom: str, total: int, text: Safe) -> tuple[str, ...]:
    """Show a second coordinator what she confirms."""
    return (
        _("For: {city} · {count}", city=whom, count=people(total)),
        "",
        text,
    )


def gone() -> str:
    """Say that nothing can be done to it any more."""
    return plain("This announcement is over.")


def switched(*, is_on: bool) -> str:
    """Say whether announcements come from now on."""
    return plain("Such letters will come again.") if is_on else plain("Such letters will not come any more.")


def switch_label(*, is_on: bool) -> str:
    """Label the button that switches announcements."""
    return plain("Send such again") if not is_on else plain("Do not send such")
