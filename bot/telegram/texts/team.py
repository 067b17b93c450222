"""Words about the team: who is in it, what two decide together, who did what."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.domain.approvals import Deed, Verdict
from bot.domain.barring import BarReason, Opening
from bot.domain.journal import Entry
from bot.domain.staff import Invitation, Role
from bot.telegram.texts.catalogue import N_, Safe, _, _n, current_language, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.rooms import every_city
from bot.telegram.texts.times import time_words

TEAM_TOLD = {
    "no_right": N_("Your role does not answer women: nobody has got this. Please ask a coordinator."),
    "role_changed": N_("Your role is another now: {role}."),
    "two_confirmed": N_("✅ A second coordinator has confirmed: {deed}."),
    "two_rejected": N_("✖️ A second coordinator has declined: {deed}."),
    "two_expired": N_("⌛ Nobody has confirmed in time: {deed}. You can ask again."),
    "two_void": N_("✖️ No longer valid, because your role is another: {deed}."),
}
DEEDS = {
    Deed.EXPORT: N_("report as a file"),
    Deed.ANNOUNCEMENT: N_("announcement"),
    Deed.LOCKDOWN: N_("lockdown"),
}
OVER = {
    Verdict.CONFIRMED: N_("A colleague has confirmed this already."),
    Verdict.REJECTED: N_("A colleague has declined this already."),
    Verdict.WITHDRAWN: N_("Whoever asked has taken it back."),
    Verdict.EXPIRED: N_("The time for this is over. It has to be asked for again."),
    Verdict.VOID: N_("Whoever asked is no coordinator any more."),
    Verdict.OPEN: N_("This still waits for a second coordinator."),
}


def team_told(code: str, **values: object) -> Safe:
    """Tell a member in private something about the team."""
    if "role" in values:
        values["role"] = role_name(Role(str(values["role"])))
    if "deed" in values:
        values["deed"] = plain(DEEDS[Deed(str(values["deed"]))])
    return _(TEAM_TOLD[code], **values)


def deed_name(deed: Deed) -> str:
    """Name what two decide together."""
    return plain(DEEDS[deed])


def asked(deed: Deed) -> Safe:
    """Head what a coordinator is asked to confirm."""
    return lines(
        _("<b>A second coordinator is needed: {deed}</b>", deed=deed_name(deed)),
        _("A colleague asks for it. It happens only when you confirm."),
    )


def waits_for_second(deed: Deed, until: str) -> Safe:
    """Say to whoever asked that it waits."""
    return lines(
        _("<b>Waits for a second coordinator: {deed}</b>", deed=deed_name(deed)),
        _("The others have got a message. It is good until {time}.", time=until),
    )


def no_second() -> Safe:
    """Say that somebody else must be there first."""
    return lines(
        _("<b>A second coordinator is needed</b>"),
        _("You are the only one. First invite another: “👥 Team”, then “➕ Coordinator”."),
    )


def own_proposal() -> str:
    """Say that whoever asks cannot confirm."""
    return plain("You asked for this yourself: a colleague has to confirm.")


def over(verdict: Verdict) -> str:
    """Say why nothing can be decided any more."""
    return plain(OVER[verdict])


def decided(deed: Deed, verdict: Verdict) -> Safe:
    """Say what has just been decided."""
    if verdict is Verdict.CONFIRMED:
        return _("✅ Confirmed: {deed}.", deed=deed_name(deed))
    return _("✖️ It will not happen: {deed}.", deed=deed_name(deed))


def open_proposals() -> Safe:
    """Head what waits for a second coordinator."""
    return _("<b>Waits for a second coordinator</b>")


def nothing_waits() -> Safe:
    """Say that nothing waits to be confirmed."""
    return _("Nothing waits.")


def team() -> Safe:
    """Head the list of members."""
    return lines(
        _("<b>Team</b>"),
        _("Press a role to get an invitation link: once, within 24 hours."),
        _("Press ✖️ to take the rights away at once."),
    )


def invitation(role: str, link: str) -> Safe:
    """Show an invitation link."""
    return lines(_("Invitation · {role}", role=role), _("<code>{link}</code>", link=link))


def dismissed() -> str:
    """Say that a member has no rights any more."""
    return plain("The rights are taken away. Now remove her from the group too: there she still reads.")


def last_coordinator() -> str:
    """Say that somebody must lead the team."""
    return plain("You are the last coordinator. First invite another one.")


def roles() -> Safe:
    """Head the list of members whose role can be changed."""
    return lines(_("<b>Roles</b>"), _("Press a colleague to give her another role."))


def role_of(role: str) -> Safe:
    """Head the roles one member can get."""
    return lines(_("Role now: <b>{role}</b>", role=role), _("Which one is right? It counts at once."))


def cities_of(role: str, cities: Sequence[str]) -> Safe:
    """Head the cities for whose women a member is called first."""
    named = ", ".join(cities) or every_city()
    return lines(
        _("{role} · called first for: <b>{cities}</b>", role=role, cities=named),
        _("Where nobody else is on duty, she is called for the others too."),
    )


def role_changed() -> str:
    """Say that a role is changed."""
    return plain("The role is changed.")


def member_gone() -> str:
    """Say that somebody is not in the team any more."""
    return plain("She is not in the team any more.")


def invitations(count: int) -> Safe:
    """Head the invitations that can still be used."""
    open_ones = _n("{count} link can still be used.", "{count} links can still be used.", count)
    return lines(_("<b>Invitations</b>"), open_ones if count else _("No link is open."))


def invitation_label(one: Invitation, zone: ZoneInfo) -> str:
    """Label the button that revokes an invitation."""
    until = time_words(one.expires_at, zone)
    return plain("✖️ {role} · until {time}", role=role_name(one.role), time=until)


def revoked() -> str:
    """Say that a link is good for nothing now."""
    return plain("This link is good for nothing now.")


ACTIONS = {
    "take": N_("took a conversation"),
    "care_take": N_("took a task"),
    "care_end": N_("noted what came of a task"),
    "hand_over": N_("handed a conversation over"),
    "urgent": N_("marked a conversation as urgent"),
    "close": N_("closed a conversation"),
    "bar": N_("closed access"),
    "unbar": N_("opened access again"),
    "threat": N_("reported a threat"),
    "threat_seen": N_("took care of a threat"),
    "invite": N_("made an invitation"),
    "revoke": N_("revoked an invitation"),
    "join": N_("came into the team"),
    "dismiss": N_("took rights away"),
    "role": N_("changed a role"),
    "cities": N_("changed cities"),
    "hand_room": N_("handed a conversation to another group"),
    "reopen": N_("opened a conversation again"),
    "bind": N_("bound the group"),
    "resume": N_("ended a pause of the group"),
    "refer": N_("referred a woman to a clinic"),
    "set": N_("changed a setting"),
    "propose": N_("asked for a second coordinator"),
    "confirmed": N_("confirmed"),
    "rejected": N_("declined"),
    "withdrawn": N_("took a request back"),
    "expired": N_("a request ran out"),
    "void": N_("a request became void"),
    "edit": N_("changed the directory"),
    "settle": N_("answered what women said about a place"),
    "import": N_("wrote a directory file into the directory"),
    "revive": N_("took back an answer to what women said about a place"),
    "stop": N_("stopped an announcement"),
    "lockdown": N_("locked the programme"),
    "unlock": N_("unlocked the programme"),
}
WHY = {
    f"bar:{BarReason.SPAM.name.lower()}": N_("spam"),
    f"bar:{BarReason.THREATS.name.lower()}": N_("threats"),
    f"bar:{BarReason.NOT_OURS.name.lower()}": N_("not for us"),
    f"unbar:{Opening.MISTAKE.name.lower()}": N_("it was a mistake"),
    f"unbar:{Opening.AGREED.name.lower()}": N_("we have agreed"),
}
QUIETENED = f"bar:{BarReason.QUIET.name.lower()}"  # closes nothing


def journal(zone: str) -> Safe:
    """Head the journal."""
    return lines(_("<b>Journal</b>"), _("What was done last; times in whole hours, {zone}.", zone=zone))


def journal_line(entry: Entry, zone: ZoneInfo) -> Safe:
    """Say who did what and when, in words and without content."""
    return _("{when} · {who}: {what}", when=_hour(entry.at_hour, zone), who=_who(entry), what=_what(entry))


def _hour(moment: datetime, zone: ZoneInfo) -> str:
    day = format_date(moment.astimezone(zone).date(), "d.MM", locale=current_language())
    return f"{day} {time_words(moment, zone)}"


def _who(entry: Entry) -> str:
    if entry.role is not None:
        return role_name(entry.role)
    return plain("a former colleague") if entry.is_known else plain("the programme")


def _what(entry: Entry) -> str:
    if entry.action == QUIETENED:
        return plain("let somebody's words come once an hour for a day")
    action, _colon, detail = entry.action.partition(":")
    said = plain(ACTIONS[action]) if action in ACTIONS else plain("something else")
    names: dict[str, str] = {deed.value: plain(name) for deed, name in DEEDS.items()}
    names |= {role.value: role_name(role) for role in Role}
    names |= {detail: plain(WHY[entry.action])} if entry.action in WHY else {}
    return f"{said} · {names[detail]}" if detail in names else said


def empty_journal() -> Safe:
    """Say that nothing was done yet."""
    return _("Nothing has been done yet.")
