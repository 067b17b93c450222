"""Words about the directory as a file."""

from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain

FORMS = {
    ".xlsx": N_("Excel table"),
    ".yaml": N_("YAML, with explanations"),
    ".json": N_("HSDS, for other programs"),
}


def choose_form() -> Safe:
    """Ask for the form, and say how a file comes back."""
    return lines(
        _("<b>The directory as a file</b>"),
        _("In which form? It will come here in a minute."),
        "",
        _("Send the corrected file to this chat: first you see what would change."),
        _("A file is the whole directory: what it lacks disappears."),
        _("Whoever keeps the server can bring it in as well:"),
        _("<code>podruga directory import FILE</code>"),
    )


def form_label(ending: str) -> str:
    """Name a form on its button."""
    return plain(FORMS[ending])


def on_its_way() -> str:
    """Say that the file is being made."""
    return plain("The file is on its way")


def file_name() -> str:
    """Name the file without its ending."""
    return plain("directory")
