"""Words for the staff: cards, notes, the private desk."""

from collections.abc import Callable, Collection
from datetime import timedelta
from string import Formatter
from typing import Any

from bot.domain.barring import BarReason, Opening
from bot.domain.staff import Role
from bot.telegram.texts.care import CARE_TOLD, care_told
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.digest import digest
from bot.telegram.texts.question import role_name
from bot.telegram.texts.stand_ins import PLANNED_TOLD, STAND_IN_TOLD, planned_told, stand_in_told
from bot.telegram.texts.team import TEAM_TOLD, team_told
from bot.telegram.texts.times import duration_words
from bot.telegram.texts.upkeep import UPKEEP_TOLD, upkeep_told

NOTES = {
    "blocked": N_("She has stopped the bot; the answer is kept."),
    "undelivered": N_("The answer could not be delivered; it is kept. Please write it again."),
    "delivered_after_all": N_("✅ She is back: the answer has been delivered after all."),
    "never_opened": N_("⌛ The letter was not opened for 14 days, it is erased."),
    "never_came": N_("⌛ The letter could not be delivered for 14 days, it is erased."),
    "unreadable": N_("One of her messages could not be shown; she has been asked to send it again."),
    "urgent": N_("🆘 Her words sound like danger. Please answer now."),
    "signal": N_("🔐 She has written her safe word. Answer neutrally."),
    "barred": N_("⛔ Access is closed: nothing more comes from here for 90 days."),
    "unbarred": N_("✅ Access is open again."),
    "quietened": N_("🔇 For a day her words come here once an hour; words of danger at once."),
    "flooded": N_("⏳ She writes very much: {counts}. She has been told."),
    "flood_over": N_("⏳ She has written very much: {counts}. She has been told."),
    "threat_seen": N_("👀 A coordinator takes care of the threat."),
    "threat_reported": N_("⚠️ The threat is reported to the coordinators."),
    "handed_over": N_("🤝 Handed over: {role}"),
    "released": N_("↩️ Back in the queue: nobody has it now."),
    "unfit_kind": N_("This kind of message does not reach her. Please write it in words."),
    "unfit_image_as_file": N_("Not sent: send it as an ordinary photo or video, not as a file."),
    "unfit_file_type": N_("Not sent: only PDF and text documents reach her."),
    "unfit_file_size": N_("Not sent: the file is larger than 20 MB."),
    "unfit_music": N_("Not sent: audio files do not reach her. Record a voice message."),
    "edit_too_late": N_("The change does not reach her any more. Please write it as a new message."),
    "unsent": N_("↩️ Taken back. She had not opened it."),
    "unsent_read": N_("↩️ Deleted in her chat, but she may have read it already."),
    "nothing_to_unsend": N_("This message did not go to her: there is nothing to take back."),
    "slip": N_("📄 She has got a referral: {place}"),
    "prepared": N_("📤 {words}"),
    "rated": N_("⭐ She has rated the conversation: {number} of 5."),
    "comment": N_("✍️ And she adds:"),
    "command": N_("Not sent: what begins with a slash is a command. Put a word before it."),
    "masked": N_("Anonymous administrators cannot answer: switch anonymity off."),
    "edited_into_note": N_("She keeps the answer as it was. To take it back, reply to it with /unsend."),
    "topic_shut": N_(
        "The topic is open again: the conversation goes on. To end it, press “Close” on the card."
    ),
    "from_stranger": N_(
        "⚠️ This has reached nobody: its writer is not in the team. A coordinator can invite."
    ),
    "came_late": N_("🔔 She wrote this before it was closed: the conversation is open again."),
    "note_stays": N_("This stays inside: a change does not send it. Write it anew to send it to her."),
    "begun_by_us": N_("✍️ We have begun this conversation: what is written here goes to her as a letter."),
    "unsend_how": N_("To take an answer back, reply to it with /unsend."),
}
CUT = "\0"
TELLING_WORDS = 3  # so many of a line's first words are enough to pass for it
STATES = {
    "open": N_("🟡 nobody has taken it"),
    "taken": N_("🟢 taken"),
    "closed": N_("⚪️ closed"),
}


ICONS = {"open": "❓", "taken": "💬", "closed": "✅"}
URGENT_ICON = "❗"


def topic_icon(state: str, *, is_urgent: bool) -> str:
    """Return the emoji that marks a topic; Telegram offers few."""
    return URGENT_ICON if is_urgent and state != "closed" else ICONS[state]


def topic_title(alias: str, theme: str, state: str, *, is_urgent: bool) -> str:
    """Name a topic."""
    mark = "🆘 " if is_urgent and state != "closed" else ""
    return plain("{mark}{alias} · {theme}", mark=mark, alias=alias, theme=theme)


def no_city() -> str:
    """Say that her city is not known."""
    return plain("city not chosen")


def note(code: str, role: str | None = None, **values: object) -> Safe:
    """Say a line of the bot's own in a topic."""
    return _(NOTES[code], role=role_name(Role(role)) if role else "", **values)


def flood_counts(joined: int, refused: int) -> Safe:
    """Say how many messages of a flood were joined, and how many were not taken."""
    if not joined:
        return _n("{count} message was not taken", "{count} messages were not taken", refused)
    return _(
        "{joined}, {refused}",
        joined=_n("{count} message was joined to others", "{count} messages were joined", joined),
        refused=_n("{count} was not taken", "{count} were not taken", refused),
    )


def beginnings() -> list[str]:
    """Return how the bot's own lines in a topic begin, and how a role would be quoted."""
    return [*map(_beginning, NOTES.values()), *(f"{role_name(role)}:" for role in Role)]


def _beginning(sentence: str) -> str:
    """Return the first words of a line, before its first value."""
    values = {name: CUT for _said, name, *_rest in Formatter().parse(sentence) if name}
    return " ".join(plain(sentence, **values).partition(CUT)[0].split()[:TELLING_WORDS]).rstrip(".,:;")


TOLD = {
    "handed_to_you": N_("🤝 A colleague has handed a conversation over to you: {alias} · {theme}"),
    "note_for_you": N_("📝 A colleague has left a note for you: {alias} · {theme}"),
    "waits": N_("⏳ {alias} · {theme}: no answer for {wait}"),
    "many_wait": N_("⏳ Conversations without an answer: {count}. {alias} has waited for {wait}."),
    "late": N_("⏰ {alias} · {theme}: the answer is late. She has been told that she is not forgotten."),
    "many_late": N_("⏰ Answers are late: {count}. They have been told that they are not forgotten."),
    "stranger_writes": N_("⚠️ Somebody writes in the group who is not in the team: invite or remove them."),
    "stranger": N_("⚠️ Somebody unknown is in the group: remove them, then go on."),
    "reminders_late": N_(
        "⚠️ Reminders are {minutes} min late. Please ask whoever runs the bot to look at it and restart it."
    ),
    "threat": N_("⚠️ A colleague was threatened: {alias} · {theme}"),
    "threat_taken": N_("👀 A colleague takes care of the threat: {alias} · {theme}"),
    "urgent_waits": N_("🆘 Urgent: {alias} · {theme}. The group is paused, so it does not see this."),
    "urgent_now": N_("🆘 Urgent: {alias} · {theme}. Please answer in the group now."),
    "signal": N_("🔐 She has written her safe word. Answer neutrally.\n{alias} · {theme}"),
    "urgent_more": N_("🆘 There are more urgent questions. Please look at the queue."),
    "erased": N_("She has deleted everything; the answer was not delivered."),
    "conversation_gone": N_(
        "Not delivered: this conversation is gone. She has deleted everything, or its time is over."
    ),
    "came_to_room": N_("🤝 A conversation has come to your group: {alias} · {theme}"),
    "topics_full": N_(
        "⚠️ The group takes no more topics. New conversations stand in the general one:"
        " answer there by replying. Topics that were closed long ago go sooner."
    ),
    "may_not_delete": N_(
        "⚠️ The bot may not delete messages in the group: inner notes (//) outside of topics stay there when a"
        " woman deletes everything. Please give it this right in the group's settings."
    ),
    "reply_here": N_("Nobody has got this. Only a reply to her message goes to her."),
    "room_is_yours": N_("📥 The questions for your role come here now. Answer by replying to a message."),
    "no_room_yet": N_("⚠️ No group is bound yet: write /bind in the group, or here."),
    "no_room": N_("⚠️ Questions wait: {count}. No group is bound: write /bind in the group, or here."),
    "urgent_no_room": N_("🆘 Urgent: {alias} · {theme}. No group is bound: write /bind in one, or here."),
    "not_in_calls": N_("Nobody has got this. Please answer in the conversation the call leads to."),
    "reply_there": N_("Nobody has got this. In the reception, answer by replying to her message."),
    "reply_to_whom": N_(
        "Nobody has got this: words of several women stand in that message. "
        "Press a nickname under it and answer in her own topic."
    ),
}


TELLERS: tuple[tuple[Collection[str], Callable[..., Safe]], ...] = (
    (TEAM_TOLD, team_told),
    (STAND_IN_TOLD, stand_in_told),
    (PLANNED_TOLD, planned_told),
    (UPKEEP_TOLD, upkeep_told),
    (CARE_TOLD, care_told),
)


def told(code: str, *, minutes: int = 0, numbers: dict[str, Any] | None = None, **values: object) -> Safe:
    """Tell a member in private about a conversation or the team; `minutes` is how long she has waited."""
    if code == "digest":
        return digest(numbers or {})
    for known, tell in TELLERS:
        if code in known:
            return tell(code, **values)
    return _(TOLD[code], wait=duration_words(timedelta(minutes=minutes)), **values)


def changed() -> str:
    """Head a message of hers that she has changed."""
    return plain("✏️ changed:")


REASONS = {
    BarReason.SPAM: N_("⛔ Spam"),
    BarReason.THREATS: N_("⛔ Threats"),
    BarReason.NOT_OURS: N_("⛔ Not for us"),
    BarReason.QUIET: N_("🔇 Quieter for a day"),
}
OPENINGS = {
    Opening.MISTAKE: N_("✅ Open: it was a mistake"),
    Opening.AGREED: N_("✅ Open: we have agreed"),
}


def reason_label(reason: BarReason) -> str:
    """Label a reason for closing access."""
    return plain(REASONS[reason])


def opening_label(why: Opening) -> str:
    """Label a reason for opening access again."""
    return plain(OPENINGS[why])


def paused() -> Safe:
    """Say that nothing goes into the group."""
    return lines(
        _("⚠️ Somebody has come whom I do not know."),
        _("New messages wait until a coordinator lets them go on."),
    )


def resumed() -> str:
    """Say that messages go into the group again."""
    return plain("Messages go to the group again.")


def taken_by_another() -> str:
    """Say that somebody else was faster."""
    return plain("A colleague has taken it already.")


def gone() -> str:
    """Say that a conversation is gone."""
    return plain("This conversation is gone.")


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


def crew_desk(role: str) -> Safe:
    """Head the private desk of whoever answers nobody."""
    return lines(
        _("<b>Desk</b> · {role}", role=role),
        _("Questions of women do not come to you: consultants answer them."),
    )
