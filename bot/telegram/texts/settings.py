"""Words of the programme's settings."""

from bot.domain.programme import Programme, SendMode
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.time_settings import decided

SEND_MODES = {
    SendMode.EVERYTHING: N_("Everything written in a topic goes to her; // begins a note of your own."),
    SendMode.REPLIES: N_("Only replies go to her; everything else in a topic stays among you."),
}
SEND_MODE_LABELS = {
    SendMode.EVERYTHING: N_("✉️ Send her everything from the topic"),
    SendMode.REPLIES: N_("↩️ Send her only replies"),
}


def settings(programme: Programme) -> Safe:
    """Say what is decided."""
    return lines(_("<b>Settings</b>"), plain(SEND_MODES[programme.send_mode]), *decided(programme))


def send_mode_label(mode: SendMode) -> str:
    """Label what of a topic is to go to her."""
    return plain(SEND_MODE_LABELS[mode])


def changed() -> str:
    """Say that a setting is changed."""
    return plain("Changed.")
