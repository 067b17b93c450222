"""What two coordinators decide together: the question, and what became of it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.approvals import Deed, Proposal, Verdict
from bot.domain.staff import Member
from bot.telegram.contents import html_of
from bot.telegram.desk_callbacks import ApprovalAct, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import team as words
from bot.telegram.texts.announcements import details as news_details
from bot.telegram.texts.announcements import whom_name
from bot.telegram.texts.catalogue import lines, plain
from bot.telegram.texts.lockdown import details as lockdown_details
from bot.telegram.texts.reports import export_days
from bot.telegram.texts.times import time_words
from bot.telegram.views.announcements import stop_rows
from bot.telegram.views.desk import Desk


class Decision(IntEnum):
    """How a coordinator can decide."""

    CONFIRM = 1
    REJECT = 2
    WITHDRAW = 3


def question_screen(deed: Deed, proposal_id: UUID, about: dict[str, Any]) -> Screen:
    """Ask a coordinator to confirm; `about` says what, in the deed's own form."""
    rows: tuple[Row, ...] = (
        (
            button(plain("Confirm"), _act(proposal_id, Decision.CONFIRM), style="success"),
            button(plain("Decline"), _act(proposal_id, Decision.REJECT), style="danger"),
        ),
    )
    return Screen(lines(words.asked(deed), *_details(deed, about)), rows)


def _details(deed: Deed, about: dict[str, Any]) -> list[str]:
    """Say what exactly is asked for."""
    match deed:
        case Deed.EXPORT:
            return [export_days(about)]
        case Deed.LOCKDOWN:
            return list(lockdown_details())
        case Deed.ANNOUNCEMENT:
            whom = whom_name(about["city"], about.get("language"))
            return list(news_details(whom, about["total"], html_of(about["content"])))
    return []


def waiting_screen(proposal: Proposal, zone: ZoneInfo) -> Screen:
    """Show whoever asked that it waits, and let her take it back."""
    withdraw = (button(plain("↩️ Take it back"), _act(proposal.id, Decision.WITHDRAW)),)
    text = words.waits_for_second(proposal.deed, time_words(proposal.expires_at, zone))
    return Screen(text, (withdraw, _to_desk()))


def no_second_screen() -> Screen:
    """Say that a second coordinator must be invited first."""
    return Screen(words.no_second(), ((button(plain("👥 Team"), StaffGo(to=Desk.TEAM)),), _to_desk()))


def decided_screen(proposal: Proposal, verdict: Verdict) -> Screen:
    """Say what was decided; an announcement that goes out can be stopped."""
    is_going_out = proposal.deed is Deed.ANNOUNCEMENT and verdict is Verdict.CONFIRMED
    stop = stop_rows(proposal.params["announcement"]) if is_going_out else ()
    return Screen(words.decided(proposal.deed, verdict), (*stop, _to_desk()))


def open_screen(proposals: Sequence[Proposal], me: Member) -> Screen:
    """List what waits: others' with both answers, one's own to take back."""
    rows: list[Row] = []
    for number, one in enumerate(proposals, start=1):
        name = f"{number} · {words.deed_name(one.deed)}"
        if one.by == me.id:
            rows.append((button(f"↩️ {name}", _act(one.id, Decision.WITHDRAW)),))
        else:
            rows.append(
                (
                    button(f"✅ {name}", _act(one.id, Decision.CONFIRM)),
                    button(f"✖️ {name}", _act(one.id, Decision.REJECT)),
                )
            )
    head = words.open_proposals()
    back = (button(plain("‹ Back"), StaffGo(to=Desk.TEAM)),)
    return Screen(head if rows else lines(head, words.nothing_waits()), (*rows, back))


def _act(proposal_id: UUID, decision: Decision) -> ApprovalAct:
    return ApprovalAct(proposal=proposal_id.hex, act=decision)


def _to_desk() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)
