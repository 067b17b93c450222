"""Words of a lockdown: what it does, what must be safe before, and how it ends."""

from bot.telegram.texts.catalogue import N_, Safe, _, languages, lines, plain, use_language

FAILURES = {
    "locked": N_(
        "The programme is locked: put the keys back into {detail} from their safe copy and start again."
    ),
    "locked_elsewhere": N_(
        "The programme is locked, and the keys in {detail} may be older than that: "
        "if you have put them back on purpose, run podruga unlock."
    ),
    "lockdown_refused": N_(
        "Nothing was done: first copy the keys from {detail} to another place, then answer with yes."
    ),
    "lockdown_no_keys": N_(
        "There are no keys in {detail}: the programme is locked already, or KEY_DIR is wrong."
    ),
    "lockdown_keys_stay": N_("The keys in {detail} could not be removed: remove the files by hand, now."),
    "unlock_refused": N_("Nothing was done: the programme stays locked."),
    "unlock_not_locked": N_("The programme is not locked."),
}


def warning(folder: str, count: int) -> str:
    """Say on the command line what will happen, and ask whether the copy is safe."""
    return plain(
        "The lockdown removes all keys ({count}) from {folder}. "
        "Then nobody can read anything, also not this bot. It ends only with a copy of these keys. "
        "Does a copy lie in another place? Write: yes",
        folder=folder,
        count=count,
    )


def is_yes(answer: str) -> bool:
    """Tell whether an answer agrees, in any language we have."""
    return any(answer.strip().casefold() == _yes(language) for language in (*languages(), "en"))


def _yes(language: str) -> str:
    with use_language(language):
        return plain("yes").casefold()


def locked(folder: str) -> str:
    """Say that it is done, and how it ends."""
    return plain(
        "Locked. A running bot forgets its keys within a second. To end it: put the keys back into "
        "{folder} from their copy and start the bot again.",
        folder=folder,
    )


def unlock_question(folder: str) -> str:
    """Ask on the command line whether the keys were put back on purpose."""
    return plain("Have you put the keys back into {folder} on purpose? Write: yes", folder=folder)


def unlocked() -> str:
    """Say that the programme may start again."""
    return plain("Unlocked. Start the bot.")


def explained() -> Safe:
    """Say in the chat what a lockdown does, and ask whether the copy is safe."""
    return lines(
        _("<b>🔒 Lockdown</b>"),
        _("For when somebody is at the door. It removes the keys from the server."),
        _("Then nobody can read anything: no names, no questions, no answers. Nothing is sent any more."),
        _(
            "Who writes gets: “{line}”. The urgent screens go on.",
            line=plain("Not available now. Urgent: 112"),
        ),
        _("It ends only with a copy of the keys, put back by whoever runs the server."),
        "",
        _("<b>Does a copy of the keys lie in another place?</b>"),
    )


def has_copy_label() -> str:
    """Label the answer that the copy is safe."""
    return plain("Yes, it does")


def no_copy_label() -> str:
    """Label the answer that there is no copy, or that nobody knows."""
    return plain("No, or I do not know")


def copy_first() -> Safe:
    """Refuse without a copy."""
    return lines(
        _("<b>🔒 Lockdown</b>"),
        _("Without a copy everything would be lost for ever. Nothing was done."),
        _("Ask whoever runs the server to copy the folder KEY_DIR to a stick that lies elsewhere."),
    )


def details() -> tuple[Safe, ...]:
    """Say to a second coordinator what she confirms."""
    return (
        _("The keys are removed from the server: nobody can read anything, nothing is sent any more."),
        _("It ends only with their copy. Confirm only if you know that one lies in another place."),
    )
