"""Words of the queue, of one's own conversations, and of one conversation in the private chat."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel.dates import format_date

from bot.domain.conversation import Thread
from bot.domain.staff import Member
from bot.domain.worklist import Colleague, Past
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import Safe, _, _n, current_language, lines, plain
from bot.telegram.texts.question import role_name
from bot.telegram.texts.staff import STATES, no_city
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.times import duration_words
from bot.telegram.texts.zones import staff_time

MARKS = {"open": "🟡", "taken": "🟢", "closed": "⚪️"}
MOST_EARLIER = 4
SHORTEST = timedelta(minutes=1)


def queue(*, shown: int, total: int, is_all: bool) -> Safe:
    """Head the queue."""
    head = _("<b>📥 Queue</b>")
    if is_all:
        return lines(head, _n("{count} conversation is open.", "{count} conversations are open.", total))
    return lines(head, _("For you first: {count}. Open in all: {total}.", count=shown, total=total))


def mine(*, shown: int, waiting: int) -> Safe:
    """Head the list of a member's own conversations."""
    counted = _("Yours: {count}. Waiting for your answer: {waiting}.", count=shown, waiting=waiting)
    return lines(_("<b>👤 Mine</b>"), counted)


def legend() -> Safe:
    """Say what the marks of a list mean."""
    return _("🟡 nobody has taken it · 🟢 taken · the time is how long she has waited")


def nobody_for_you(total: int) -> Safe:
    """Say that nothing waits for this member, and where the others are."""
    if total:
        return _("Nobody waits for you now. The others are under “All”.")
    return _("Nobody waits.")


def none_of_yours() -> Safe:
    """Say that a member has no conversation, and how to get one."""
    return _("You have no conversation now. Take one from the queue.")


def emptied() -> Safe:
    """Stand on a screen that named somebody who has gone."""
    return _("This screen is out of date. The queue shows who writes now.")


def list_label(thread: Thread, now: datetime) -> str:
    """Say one conversation on a button: state, nickname, theme, how long she has waited."""
    mark = ("🆘" if thread.is_urgent else "") + MARKS[thread.state.value]
    parts = [alias_name(thread.alias), theme_name(thread.theme)]
    if thread.waiting_since is not None:
        parts.append(_waited(thread.waiting_since, now))
    return f"{mark} {' · '.join(parts)}"


def _waited(since: datetime, now: datetime) -> str:
    return duration_words(max(now - since, SHORTEST))


def case(thread: Thread, *, city: str | None, holder: Colleague | None, now: datetime, zone: str) -> Safe:
    """Say all that may be known of a conversation."""
    waiting = _("no answer is due")
    if thread.waiting_since is not None:
        since, waited = staff_time(thread.waiting_since, zone), _waited(thread.waiting_since, now)
        waiting = _("waiting since {time}, {waited}", time=since, waited=waited)
    return lines(
        _("<b>{alias}</b> · {theme}", alias=alias_name(thread.alias), theme=theme_name(thread.theme)),
        *([_("🆘 <b>urgent</b>")] if thread.is_urgent and thread.is_open else []),
        _("{city} · {waiting}", city=city or no_city(), waiting=waiting),
        _state(thread, holder),
    )


def _state(thread: Thread, holder: Colleague | None) -> Safe:
    if thread.is_open and holder is not None:
        return _("🟢 taken by {who}", who=colleague_name(holder))
    return lines(plain(STATES[thread.state.value]))


def member_name(member: Member) -> str:
    """Name a member to colleagues: by role and number."""
    return f"{role_name(member.role)} {member.number}"


def colleague_name(colleague: Colleague) -> str:
    """Name a member by role and number, and by the pseudonym where there is one."""
    name = member_name(colleague.member)
    return name if colleague.member.pseudonym is None else f"{name} · {colleague.member.pseudonym}"


def colleague_label(colleague: Colleague) -> str:
    """Name a member with how many conversations they have, and whether they are there."""
    mark = " 🌴" if colleague.is_away else (" 🟢" if colleague.is_on_duty else "")
    return f"{colleague_name(colleague)} · {colleague.open_count}{mark}"


def marks_of_colleagues() -> Safe:
    """Say what stands behind a member's name."""
    return _("The number is how many conversations they have. 🟢 on duty · 🌴 away")


def theme_and_month(thread: Thread | Past, today: date) -> str:
    """Say an earlier conversation by nothing but theme and month."""
    return f"{theme_name(thread.theme)} · {_month(thread.opened_day, today)}"


def _month(day: date, today: date) -> str:
    pattern = "LLLL" if day.year == today.year else "LLLL y"
    return format_date(day, pattern, locale=current_language())


def earlier(threads: Sequence[Thread | Past], today: date) -> Safe:
    """List earlier conversations: theme, month, state."""
    if not threads:
        return _("first conversation")
    shown = [
        _("▫️ {what} · {state}", what=theme_and_month(one, today), state=plain(STATES[one.state.value]))
        for one in threads[:MOST_EARLIER]
    ]
    rest = len(threads) - MOST_EARLIER
    more = [_n("and {count} more", "and {count} more", rest)] if rest > 0 else []
    return lines(_("<b>🗓 Earlier</b>"), *shown, *more)


def all_label(total: int) -> str:
    """Label the button to all conversations."""
    return plain("All · {count}", count=total)


def for_me_label() -> str:
    """Label the button to what fits a member's role."""
    return plain("For me first")


def answer_there() -> Safe:
    """Say where answers are written."""
    return _("Answers are written in the group, in her topic.")
