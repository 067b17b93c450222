"""Every word the bot sends unasked. A lock screen shows it to anybody, so it gives nothing away.

No other module may hold a text that is pushed; one test reads all that is returned here.
"""

from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain

NEUTRAL_WORDINGS = (
    N_("It is time 🌿"),
    N_("Water the flowers"),
    N_("Call mum"),
    N_("Drink some water"),
    N_("Feed the cat"),
    N_("Open the window"),
    N_("Put the kettle on"),
    N_("Stretch a little"),
    N_("Take a break"),
    N_("Charge the phone"),
    N_("Buy bread"),
    N_("Wash the dishes"),
    N_("Read a page"),
    N_("Go for a walk"),
    N_("Write to my sister"),
    N_("Check the post"),
    N_("Learn five words"),
    N_("Have a good day ☀️"),
    N_("A quiet minute 🌙"),
    N_("Smile 🙂"),
)


def neutral_wordings() -> tuple[str, ...]:
    """Return the proposals for a reminder, in the language in use."""
    return tuple(plain(wording) for wording in NEUTRAL_WORDINGS)


def reminder(wording: str) -> Safe:
    """Say her wording and nothing else."""
    return lines(wording)


def reminder_buttons() -> tuple[str, str, str]:
    """Label the buttons under a reminder: done, later, skip."""
    return plain("✅ Done"), plain("⏰ Later"), plain("⏭ Skip")


def supply_wording() -> str:
    """Return what comes before a supply ends: words that anybody may read."""
    return plain("Write a shopping list 🌿")


def visit_buttons() -> tuple[str, str, str, str]:
    """Label the buttons under a notice: I will come, move, call off, what happens there."""
    return plain("I will come"), plain("Move"), plain("Call off"), plain("What happens there")


def how_was_it() -> Safe:
    """Ask how it was."""
    return _("How did it go?")


def how_buttons() -> tuple[str, str]:
    """Label the answers: she was there, it did not work out."""
    return plain("I was there"), plain("It did not work out")


def another_day() -> Safe:
    """Offer another day, without a word about the last one."""
    return _("If you like, let us choose another day 🌿")


def another_day_button() -> str:
    """Label the button that chooses another day."""
    return plain("Set another day")


def next_button() -> str:
    """Label the button that sets the next one."""
    return plain("Set the next one")


def how_are_you() -> str:
    """Say what a check-in says unless she has chosen other words."""
    return plain("How are you?")


def check_in_buttons() -> tuple[str, str, str]:
    """Label the buttons under a check-in: all is well, a question, not now."""
    return plain("All is well"), plain("I have a question"), plain("Not now")


def letter_stub() -> Safe:
    """Say that something waits to be opened, and nothing of what it is."""
    return _("There is a letter for you ✉️")


def letter_button() -> str:
    """Label the button that opens a letter."""
    return plain("Open")


def change_stub() -> Safe:
    """Say that something has changed, and nothing of what it is."""
    return _("A small change of plans ☁️")


NOTICES = {
    "closed": N_("There is a letter for you ✉️"),
    "slip": N_("There is a letter for you ✉️"),
    "still_waiting": N_("It takes longer than promised, but you are not forgotten."),
    "slower": N_("Answers may take longer just now. If it is urgent, /sos works at once, as ever."),
    "only_emoji": N_("Of a moving sticker only its emoji arrives."),
    "not_passed_on": N_("One message could not be passed on. Please send it again."),
}


def notice(code: str) -> Safe:
    """Say a line of the bot's own."""
    return lines(plain(NOTICES[code]))
