"""The card of a conversation, and what its buttons show. The private desk is in `desk`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from typing import Any

from bot.domain.barring import CLOSING, BarReason, Opening
from bot.domain.conversation import Theme
from bot.domain.staff import Member
from bot.domain.worklist import Colleague
from bot.domain.zones import DEFAULT_ZONE
from bot.telegram.desk_callbacks import DeskAct, DeskBar, DeskGive
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.slip_callbacks import DeskSlips
from bot.telegram.texts import card as card_words
from bot.telegram.texts import staff as words
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.themes import theme_name
from bot.telegram.texts.worklist import colleague_label
from bot.telegram.texts.zones import staff_time
from bot.telegram.views.paging import side_by_side
from bot.telegram.views.room_steps import mark_of


class Act(IntEnum):
    """What a card offers."""

    TAKE = 1
    CLOSE = 2
    URGENT = 3
    HAND_OVER = 4
    CARD = 5
    RELEASE = 6
    MORE = 7
    THREAT = 8
    TEMPLATES = 9
    EARLIER = 20
    SIGN = 30
    STATE = 40
    REOPEN = 41
    TOPIC = 50


def card_screen(card: dict[str, Any], *, toast: str | None = None) -> Screen:
    """Show the card of a conversation; `card` is what `Topics.describe` tells.

    The text says what never changes, the buttons what does: her own words may stand in the same message.
    """
    return Screen(lines(card_head(card), "", card_hint(card)), card_rows(card), toast=toast)


def card_head(card: dict[str, Any]) -> Safe:
    """Say what is known of a conversation."""
    return card_words.head(
        alias=alias_name(card["alias"]),
        theme=theme_name(Theme(card["theme"])),
        city=card["city"],
        is_urgent=card["urgent"],
        since=_since(card),
        earlier=card["earlier"],
    )


def card_hint(card: dict[str, Any], *, in_topic: bool = True) -> Safe:
    """Say what goes to her from where the card stands."""
    return card_words.hint(in_topic=in_topic, only_replies=card.get("replies", False))


def state_screen(card: dict[str, Any]) -> Screen:
    """Tell who has a conversation and since when she waits, and show the card as it is now."""
    toast = card_words.state_told(card["state"], by=card.get("by"), since=_since(card))
    return card_screen(card, toast=toast)


def _since(card: dict[str, Any]) -> str | None:
    """Say since when she waits, by the staff's clock; a card older than the choice is in Moscow's."""
    since, zone = card["since"], card.get("zone", DEFAULT_ZONE)
    return staff_time(datetime.fromisoformat(since), zone) if since else None


def card_rows(card: dict[str, Any]) -> tuple[Row, ...]:
    """Return the buttons of a card: its state first."""
    thread, state = card["thread"], card["state"]
    if state == "closed":
        return (_state_row(card), (_act(plain("Open again"), thread, Act.REOPEN),))
    hand_over = _act(plain("Hand over"), thread, Act.HAND_OVER)
    take = _act(plain("Take"), thread, Act.TAKE, style="primary")
    first = (take, hand_over) if state == "open" else (hand_over,)
    templates = _act(plain("Templates"), thread, Act.TEMPLATES)
    second = (templates,) if card["urgent"] else (templates, _act(plain("Urgent"), thread, Act.URGENT))
    third = (_act(plain("Close"), thread, Act.CLOSE), _act("⋯", thread, Act.MORE))
    return (_state_row(card), first, second, third)


def _state_row(card: dict[str, Any]) -> Row:
    label = card_words.state_label(card["state"], by=card.get("by"), is_urgent=card["urgent"])
    return (_act(label, card["thread"], Act.STATE),)


def _act(label: str, thread: str, act: Act, *, style: str | None = None) -> Button:
    return button(label, DeskAct(thread=thread, act=act), style=style)


def more_screen(card: dict[str, Any]) -> Screen:
    """Offer what is seldom needed: another signature, a referral, closing access, reporting a threat."""
    thread = card["thread"]
    bars = _bar_rows(card)
    threat = (_act(plain("⚠️ Report a threat"), thread, Act.THREAT),)
    before = (_act(plain("🗓 Earlier"), thread, Act.EARLIER),)
    rest: tuple[Row, ...] = (threat, before) if card["earlier"] else (threat,)
    back = (_act(plain("‹ Back"), thread, Act.CARD),)
    sign = (_act(plain("✍️ Signature"), thread, Act.SIGN),)
    refer = (button(plain("📄 Referral"), DeskSlips(thread=thread)),)
    return replace(card_screen(card), rows=(_state_row(card), sign, refer, *bars, *rest, back))


def _bar_rows(card: dict[str, Any]) -> tuple[Row, ...]:
    """Offer to close access or to end that; quiet can be ended, and access closed all the same."""
    thread, reasons = card["thread"], tuple(BarReason)
    if card["barred"]:
        return tuple(
            (button(words.opening_label(why), DeskBar(thread=thread, reason=-why)),) for why in Opening
        )
    loud: tuple[Row, ...] = ()
    if card.get("quiet"):
        reasons = CLOSING
        loud = ((button(plain("🔊 At once again"), DeskBar(thread=thread, reason=-Opening.AGREED)),),)
    shut = tuple(
        (button(words.reason_label(reason), DeskBar(thread=thread, reason=reason)),) for reason in reasons
    )
    return (*loud, *shut)


def member_mark(member: Member) -> int:
    """Return a short number that tells members apart."""
    return mark_of(member.id)


def hand_over_screen(
    card: dict[str, Any], colleagues: Sequence[Colleague], other_rooms: Sequence[Button], *, is_taken: bool
) -> Screen:
    """Ask to whom a conversation goes; each colleague with how busy they are, other rooms below."""
    thread = card["thread"]
    rows: list[Row] = [_state_row(card)]
    rows += list(
        side_by_side(
            [
                button(colleague_label(one), DeskGive(thread=thread, to=member_mark(one.member)))
                for one in colleagues
            ]
        )
    )
    rows += side_by_side(other_rooms)
    if is_taken:
        rows.append((_act(plain("↩️ To the queue"), thread, Act.RELEASE),))
    rows.append((_act(plain("‹ Back"), thread, Act.CARD),))
    return replace(card_screen(card), rows=tuple(rows))
