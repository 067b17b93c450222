"""Words about the rooms where staff answer: which questions come there. Never a group's title."""

from datetime import date
from typing import Any

from bot.domain.staff import Role, Room
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.times import date_words

KINDS = {
    True: N_("private chat"),
    False: N_("group"),
}


def all_questions() -> str:
    """Name what comes to the general room."""
    return plain("All questions")


def room_name(role: Role | None, city: str | None) -> str:
    """Name a room by what comes there; `city` is a name people read."""
    parts = [role_name(role)] if role else [all_questions()]
    return " · ".join([*parts, city] if city else parts)


def bound(*, is_forum: bool, is_private: bool) -> Safe:
    """Say that a chat is bound, and what would make it better."""
    done = _("✅ Done: questions will come here.")
    if is_private:
        return lines(done, _("Answer by replying to a message: only replies go out."))
    if is_forum:
        return lines(done, _("Please check that the bot may manage topics."))
    return lines(done, _("Answer by replying to a message. With topics switched on it is easier."))


def named_elsewhere() -> Safe:
    """Say that the general room is fixed, and that this one needs a choice."""
    return _("All questions already have a place: STAFF_CHAT_ID in the settings of the machine.")


def which_questions() -> Safe:
    """Ask which questions come to a room."""
    return _("Which questions come here?")


def which_city(name: str) -> Safe:
    """Say which questions come to a room, and ask from where."""
    return lines(_("Here come: <b>{name}</b>", name=name), _("From which city?"))


def every_city() -> str:
    """Label that questions come from everywhere."""
    return plain("All cities")


def settled(name: str) -> Safe:
    """Say which questions come to a room."""
    return _("✅ Here come: <b>{name}</b>", name=name)


def rooms(described: list[Safe]) -> Safe:
    """Head the list of rooms."""
    return lines(
        _("<b>Groups</b>"),
        *(described or [_("⚠️ No group is bound: questions wait.")]),
        "",
        _("To add a group, write /bind in it; your own private chat works too."),
    )


def room_line(room: Room, name: str, *, is_named: bool) -> Safe:
    """Say one room of the list."""
    paused = _(" · ⚠️ paused") if room.is_paused else ""
    named = _(" · from the settings of the machine") if is_named else ""
    kind = plain(KINDS[room.is_private])
    return _("{name} · {kind}{paused}{named}", name=name, kind=kind, paused=paused, named=named)


def unbind_label(name: str) -> str:
    """Label that no questions come to a room any more."""
    return plain("✖️ Unbind: {name}", name=name)


def unbound() -> str:
    """Say that a room is unbound."""
    return plain("No questions go there any more.")


def not_possible() -> str:
    """Refuse what cannot be."""
    return plain("This is not possible here.")


def whose_chat() -> Safe:
    """Ask whose private chat becomes a room."""
    return lines(
        _("<b>Whose private chat?</b>"),
        _("The questions for her role will come to her there; she answers by replying."),
    )


def named(named_by: list[str | None] | None) -> str:
    """Name a room by role and city, as parcels carry them."""
    if named_by is None:
        return plain("another group")
    role, city = named_by
    return room_name(Role(role) if role else None, city)


def moved_away() -> str:
    """Say that a conversation is in another group by now."""
    return plain("This conversation was handed over to another group.")


def left_title(alias: str, theme: str) -> str:
    """Name a topic whose conversation has gone to another group."""
    return plain("🤝 {alias} · {theme}", alias=alias, theme=theme)


def left_card(alias: str, theme: str, to: list[str | None]) -> Safe:
    """Stand in the place of a card whose conversation has gone to another group."""
    head = _("<b>{alias}</b> · {theme}", alias=alias, theme=theme)
    return lines(head, _("🤝 Handed over: {role}", role=named(to)))


def how_to_hand_over(name: str) -> Safe:
    """Ask whether the other group gets a note."""
    return lines(
        _("🤝 To: <b>{name}</b>", name=name),
        _("Her messages stay here. With a note, the group learns how much was written, and your words."),
    )


def write_note(name: str) -> Safe:
    """Ask for the note."""
    return lines(
        _("🤝 To: <b>{name}</b>", name=name),
        _("Write the note: beginning with //, or as a reply to this message. She does not see it."),
    )


def without_history() -> str:
    """Label a hand-over without a note."""
    return plain("Without history")


def with_note() -> str:
    """Label a hand-over with a note."""
    return plain("With a note")


def without_note() -> str:
    """Label that a colleague gets no note."""
    return plain("Without a note")


def given() -> str:
    """Say that a colleague has a conversation now, and that a note can follow."""
    return plain("🤝 Handed over. You can add a note for the colleague.")


def note_here() -> Safe:
    """Ask for a note in the private chat."""
    return _("📝 Write the note in one message: the team sees it, she does not. “‹ Back” leaves it out.")


def noted() -> str:
    """Say that a note has gone to the colleague."""
    return plain("📝 The colleague sees your note.")


LINES = {
    "moved": N_("🤝 Handed over: {to}. {alias} is answered there now."),
    "answer_elsewhere": N_("She has not got this. {alias} was handed over: {to}. Please answer there."),
    "note_in_words": N_("Please write the note in words."),
    "handover_note": N_("📝 Note from the colleague: {words}"),
}


def note(code: str, **values: Any) -> Safe | None:
    """Say a line about a hand-over; None for a line that is not about one."""
    if code == "history":
        return history(**values)
    if code == "write_note":
        return write_note(named(values["to"]))
    if code not in LINES:
        return None
    shown = {key: value for key, value in values.items() if key == "words"}
    shown |= {"to": named(values.get("to"))}
    shown |= {"alias": alias_name(values["alias"])} if "alias" in values else {}
    return _(LINES[code], **shown)


def history(
    *, day: str, messages: int, answers: int, roles: str, rooms: list[list[str | None]], **_place: object
) -> Safe:
    """Say in short what came before a hand-over: numbers, roles and groups, no words."""
    by = ", ".join(role_name(Role(role)) for role in roles.split(",") if role)
    counted = _(
        "{messages}, {answers}",
        messages=_n("{count} message", "{count} messages", messages),
        answers=_n("{count} answer", "{count} answers", answers),
    )
    return lines(
        _("📋 Open since {day}: {counted}", day=date_words(date.fromisoformat(day)), counted=counted),
        *([_("Answered: {roles}", roles=by)] if by else []),
        _("Before: {rooms}", rooms=" → ".join(named(room) for room in rooms)),
    )
