"""The queue and one's own conversations in the private chat, and one conversation opened there."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from aiogram.filters.callback_data import CallbackData

from bot.domain.conversation import Thread, ThreadState
from bot.domain.worklist import Colleague
from bot.services.worklist import Case, Listed
from bot.telegram.care_callbacks import CareGo
from bot.telegram.desk_callbacks import FindSee, QueueAct, QueueGive, QueueGo, StaffGo
from bot.telegram.handover_callbacks import DeskNote, QueueRoom
from bot.telegram.keyboards import back_button, button
from bot.telegram.links import conversation_url
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import worklist as words
from bot.telegram.texts.care import tasks_label
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side
from bot.telegram.views.staff import Act, member_mark

Pressed = QueueAct | QueueGive | QueueRoom | DeskNote


class Where(IntEnum):
    """Where a conversation was chosen; numbers stand in buttons and are for ever."""

    FITTING = 1
    ALL = 2
    MINE = 3
    FOUND = 4


def list_screen(listed: Listed, where: Where, number: int, *, toast: str | None = None) -> Screen:
    """Show a page of conversations, each a button."""
    page = cut_page(listed.threads, number)
    items = tuple((_to_case(thread, where, page.number, listed),) for thread in page.items)
    turning = paging_rows(page, lambda to: QueueGo(where=where, page=to))
    text = lines(_head(listed, where), words.legend() if items else _empty(listed, where))
    about = tuple(thread.id for thread in page.items)
    tasks = ((button(tasks_label(listed.tasks), CareGo()),),) if listed.tasks else ()
    return Screen(text, (*items, *turning, *tasks, *_last_rows(listed, where)), toast=toast, about=about)


def _to_case(thread: Thread, where: Where, page: int, listed: Listed) -> Button:
    see = QueueAct(thread=thread.id.hex, act=Act.CARD, where=where, page=page)
    return button(words.list_label(thread, listed.now), see)


def _head(listed: Listed, where: Where) -> Safe:
    if where is Where.MINE:
        waiting = sum(thread.waiting_since is not None for thread in listed.threads)
        return words.mine(shown=len(listed.threads), waiting=waiting)
    return words.queue(shown=len(listed.threads), total=listed.total, is_all=where is Where.ALL)


def _empty(listed: Listed, where: Where) -> Safe:
    return words.none_of_yours() if where is Where.MINE else words.nobody_for_you(listed.total)


def _last_rows(listed: Listed, where: Where) -> tuple[Row, ...]:
    find = button(plain("🔎 Find"), StaffGo(to=Desk.FIND))
    back = (back_button(StaffGo(to=Desk.HOME)),)
    if where is Where.MINE:
        return (button(plain("📥 Queue"), StaffGo(to=Desk.QUEUE)), find), back
    other = button(words.for_me_label(), QueueGo(where=Where.FITTING))
    if where is Where.FITTING:
        other = button(words.all_label(listed.total), QueueGo(where=Where.ALL))
    return (other, find), back


def case_screen(case: Case, pressed: Pressed, *, toast: str | None = None) -> Screen:
    """Show one conversation with what can be done from here."""
    back = back_button(back_from(case.thread, pressed))
    about = (case.thread.alias,)  # earlier ones of hers are told of too
    return Screen(_case_text(case), (*_case_rows(case, pressed), (back,)), toast=toast, about=about)


def _case_text(case: Case) -> Safe:
    zone, city = case.card["zone"], case.card["city"]
    told = words.case(case.thread, city=city, holder=case.holder, now=case.now, zone=zone)
    before = words.earlier(case.earlier, case.now.date())
    return lines(told, before, *(["", words.answer_there()] if case.thread.is_open else []))


def back_from(thread: Thread, pressed: Pressed) -> CallbackData:
    """Return the way back to where a conversation was chosen; from an unknown place to the queue."""
    if pressed.where == Where.FOUND:
        return FindSee(alias=thread.alias)
    known = pressed.where if pressed.where in set(Where) else Where.FITTING
    return QueueGo(where=known, page=pressed.page)


def _case_rows(case: Case, pressed: Pressed) -> tuple[Row, ...]:
    url = conversation_url(case.thread, case.room)
    link: tuple[Row, ...] = ((Button(plain("💬 Open the topic"), url=url),),) if url else ()
    if not case.thread.is_open:
        return link
    hand_over = _act(plain("Hand over"), pressed, Act.HAND_OVER)
    first: Row = (hand_over,)
    if case.thread.state is ThreadState.OPEN:
        first = (_act(plain("Take"), pressed, Act.TAKE, style="primary"), hand_over)
    urgent = () if case.thread.is_urgent else (_act(plain("Urgent"), pressed, Act.URGENT),)
    return (first, (*urgent, _act(plain("Close"), pressed, Act.CLOSE)), *link)


def _act(label: str, pressed: Pressed, act: Act, *, style: str | None = None) -> Button:
    again = QueueAct(thread=pressed.thread, act=act, where=pressed.where, page=pressed.page)
    return button(label, again, style=style)


def give_screen(
    case: Case, pressed: QueueAct, colleagues: Sequence[Colleague], other_rooms: Sequence[Button]
) -> Screen:
    """Ask to whom a conversation goes; each colleague with how busy they are, other rooms below."""
    people = [button(words.colleague_label(one), _give(pressed, one)) for one in colleagues]
    rows: list[Row] = [*side_by_side(people), *side_by_side(other_rooms)]
    if case.thread.state is ThreadState.TAKEN:
        rows.append((_act(plain("↩️ To the queue"), pressed, Act.RELEASE),))
    rows.append((_act(plain("‹ Back"), pressed, Act.CARD),))
    shown = case_screen(case, pressed)
    return replace(shown, text=lines(shown.text, "", words.marks_of_colleagues()), rows=tuple(rows))


def _give(pressed: QueueAct, colleague: Colleague) -> QueueGive:
    to = member_mark(colleague.member)
    return QueueGive(thread=pressed.thread, to=to, where=pressed.where, page=pressed.page)
