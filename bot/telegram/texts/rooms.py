"""Words about the rooms where staff answer: which questions come there. Never a group's title."""

from bot.domain.staff import Role, Room
from bot.telegram.texts.catalogue import N_, Safe, _, lines, plain
from bot.telegram.texts.question import role_name

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
