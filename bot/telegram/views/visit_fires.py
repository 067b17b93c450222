"""What comes to her about a visit, and what her answers make of it."""

from enum import IntEnum
from uuid import UUID

from bot.domain.reminder import FireState
from bot.domain.visits import AFTER, BORN, MISSED
from bot.services.visits import VisitView
from bot.telegram.callbacks import AskAbout
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import unasked
from bot.telegram.texts import visit_form as words
from bot.telegram.texts.catalogue import Safe, lines, plain
from bot.telegram.texts.visit_names import theme_of
from bot.telegram.texts.visit_stories import story
from bot.telegram.views.visit_steps import calendar_form, next_form
from bot.telegram.visit_form_callbacks import VisitAct


class VisitResponse(IntEnum):
    """What a button does to a message about a visit; the numbers are for ever."""

    SHOW = 0
    COME = 1
    MOVE = 2
    CANCEL = 3
    STORY = 4
    BEEN = 5
    FAILED = 6
    NEXT = 7
    UNDO = 8


def visit_message(fire_id: UUID, wording: str, code: str) -> tuple[Safe, tuple[Row, ...]]:
    """Say what a step says: her wording before the visit, a plain question after it."""
    if code == AFTER:
        been, failed = unasked.how_buttons()
        return unasked.how_was_it(), (
            (
                button(been, _act(fire_id, VisitResponse.BEEN)),
                button(failed, _act(fire_id, VisitResponse.FAILED)),
            ),
        )
    if code == MISSED:
        label = unasked.another_day_button()
        return unasked.another_day(), ((button(label, _act(fire_id, VisitResponse.MOVE)),),)
    if code == BORN:
        label = unasked.next_button()
        return unasked.reminder(wording), ((button(label, _act(fire_id, VisitResponse.NEXT)),),)
    come, move, cancel, what = unasked.visit_buttons()
    return unasked.reminder(wording), (
        (button(come, _act(fire_id, VisitResponse.COME)), button(move, _act(fire_id, VisitResponse.MOVE))),
        (
            button(cancel, _act(fire_id, VisitResponse.CANCEL)),
            button(what, _act(fire_id, VisitResponse.STORY)),
        ),
    )


def visit_fire_screen(fire_id: UUID, view: VisitView) -> Screen:
    """Show a message about a visit as it stands."""
    if view.state not in {FireState.DONE, FireState.SKIPPED}:
        return Screen(*visit_message(fire_id, view.wording, view.code or ""))
    undo = button(plain("Undo"), _act(fire_id, VisitResponse.UNDO))
    if view.code == AFTER:
        return _afterwards(view, undo_row=(undo,))
    if view.state is FireState.SKIPPED:
        another = button(unasked.another_day_button(), calendar_form(view))
        return Screen(lines(view.wording, words.called_off()), ((another,), (undo,)))
    _come, move, cancel, what = unasked.visit_buttons()
    rows = (
        (
            button(move, _act(fire_id, VisitResponse.MOVE)),
            button(cancel, _act(fire_id, VisitResponse.CANCEL)),
        ),
        (button(what, _act(fire_id, VisitResponse.STORY)), undo),
    )
    return Screen(lines(view.wording, words.will_come(view.visit)), rows)


def story_screen(fire_id: UUID, view: VisitView) -> Screen:
    """Tell what happens there, in the place of the message, and how to hide it again."""
    ask = button(plain("💬 Ask"), AskAbout(theme=int(theme_of(view.visit.kind))))
    hide = button(plain("Hide"), _act(fire_id, VisitResponse.SHOW))
    return Screen(story(view.visit.kind), ((ask, hide),))


def _afterwards(view: VisitView, *, undo_row: Row) -> Screen:
    if view.state is FireState.SKIPPED:
        another = button(unasked.another_day_button(), calendar_form(view))
        return Screen(words.did_not_work_out(), ((another,), undo_row))
    if view.next_day is None:
        return Screen(words.glad(), (undo_row,))
    following = button(unasked.next_button(), next_form(view))
    return Screen(words.glad_and_next(view.next_day), ((following,), undo_row))


def _act(fire_id: UUID, response: VisitResponse) -> VisitAct:
    return VisitAct(fire=fire_id.hex, act=response)
