"""Screens of editing an entry: what is changed, words, terms and choices, the preview, a conflict."""

from collections.abc import Sequence
from typing import Any

from bot.domain.directory import Tri
from bot.domain.entry_changes import ChangedMeanwhile
from bot.domain.entry_checks import LISTED, REQUIRED, STATUSES, EntryRefused
from bot.domain.entry_fields import OF_HOURS, EntryField
from bot.domain.how_tested import HowTested
from bot.domain.rights import Right, may
from bot.domain.staff import Member, Role
from bot.services.entries import EntryView
from bot.services.previews import Preview
from bot.telegram.directory_callbacks import DraftAct, DraftStep, EntryAct, EntryStep
from bot.telegram.keyboards import back_button, button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import entry_edit as words
from bot.telegram.texts.catalogue import plain
from bot.telegram.texts.entries import TERMS, field_name, keeper_words, status_name, term_name
from bot.telegram.texts.entry_edit import KINDS, TRI_SIGNS
from bot.telegram.texts.time_settings import choice
from bot.telegram.views.paging import cut_page, paging_rows, side_by_side

WHERE = (
    EntryField.LOCATION_NAME,
    EntryField.CITY,
    EntryField.ADDRESS,
    EntryField.DISTRICT,
    EntryField.LANDMARK,
    EntryField.HOW_TO_FIND,
    EntryField.POINT,
)
ABOUT = (
    EntryField.NAME,
    EntryField.DESCRIPTION,
    EntryField.KINDS,
    EntryField.NEXT_STEP,
    EntryField.ALERT,
    EntryField.DESK_WORDS,
    EntryField.HOW_TESTED,
    EntryField.RESULT,
    EntryField.FEES,
)
PAPERS = (EntryField.DOCUMENTS, EntryField.BRING, EntryField.ASKS, EntryField.AREA)
GROUPS = (WHERE, ABOUT, PAPERS)  # their order stands in buttons and is for ever
DIRECT = (EntryField.HOURS, EntryField.EXCEPTIONS, EntryField.ACCESS, EntryField.PHONES, EntryField.STATUS)
HOW_ORDER = tuple(HowTested)  # places in it stand in buttons: append only
TERM_ORDER = tuple(TERMS)  # places in it stand in buttons: append only
KIND_ORDER = tuple(KINDS)
KEEPERS = ("", *(role.value for role in Role if role is not Role.COORDINATOR))


def groups_screen(view: EntryView, member: Member, *, toast: str | None = None) -> Screen:
    """Ask what is to be changed."""
    fields = [*DIRECT, *([EntryField.KEEPER] if may(member, Right.DIRECTORY) else [])]
    direct = [_field_button(field, view.code) for field in fields]
    names = (plain("📍 Where"), plain("📝 What about"), plain("📄 Papers and questions"))
    grouped = [
        button(name, EntryAct(act=EntryStep.GROUP, code=view.code, value=number))
        for number, name in enumerate(names)
    ]
    back = back_button(EntryAct(act=EntryStep.CARD, code=view.code))
    rows = (*side_by_side([*direct, *grouped]), *_places_rows(view, member), (back,))
    return Screen(words.groups(view), rows, toast=toast)


def _places_rows(view: EntryView, member: Member) -> tuple[Row, ...]:
    if not may(member, Right.DIRECTORY):
        return ()
    more = button(plain("➕ One more place"), EntryAct(act=EntryStep.ONE_MORE, code=view.code))
    away = button(plain("➖ Not here any more"), EntryAct(act=EntryStep.TAKE_AWAY, code=view.code))
    return ((more, away),)


def group_screen(view: EntryView, number: int) -> Screen:
    """Ask which field of a group."""
    fields = [_field_button(field, view.code) for field in GROUPS[number % len(GROUPS)]]
    return Screen(words.groups(view), (*side_by_side(fields), (_to_groups(view.code),)))


def _field_button(field: EntryField, code: str) -> Button:
    return button(field_name(field), EntryAct(act=EntryStep.FIELD, code=code, value=int(field)))


def _to_groups(code: str) -> Button:
    return back_button(EntryAct(act=EntryStep.EDIT, code=code))


def words_screen(
    view: EntryView, field: EntryField, now: Any, *, refused: EntryRefused | None = None
) -> Screen:
    """Ask for the words of a field."""
    rows: list[Row] = []
    if now and (field in LISTED or field not in REQUIRED) and field is not EntryField.ADDRESS:
        rows.append((step_button(plain("🧹 Make it empty"), DraftStep.CLEAR, view.code, field),))
    return Screen(words.ask(view, field, now, refused), (*rows, (_to_groups(view.code),)))


def terms_screen(view: EntryView, value: dict[str, str], number: int) -> Screen:
    """Show a page of access terms; a press turns one to its next state."""
    page = cut_page(TERM_ORDER, number)
    rows = [
        (
            step_button(
                f"{TRI_SIGNS[Tri(value.get(term, Tri.UNKNOWN))]} {term_name(term)}",
                DraftStep.TERM,
                view.code,
                EntryField.ACCESS,
                value=TERM_ORDER.index(term),
            ),
        )
        for term in page.items
    ]
    return Screen(words.terms(view), (*rows, *_list_rows(page, view.code, EntryField.ACCESS)))


def next_tri(value: dict[str, str], number: int) -> dict[str, str]:
    """Turn a term to its next state: unknown, yes, no, unknown."""
    term = TERM_ORDER[number % len(TERM_ORDER)]
    kept = {key: one for key, one in value.items() if key != term}
    following = {Tri.YES.value: Tri.NO.value, None: Tri.YES.value}.get(value.get(term))
    return dict(sorted((kept | ({term.value: following} if following else {})).items()))


def kinds_screen(view: EntryView, value: Sequence[str], number: int) -> Screen:
    """Show a page of what a service can give; a press switches one."""
    page = cut_page(KIND_ORDER, number)
    kinds = [
        step_button(
            choice(words.kind_name(kind), is_chosen=kind in value),
            DraftStep.KIND,
            view.code,
            EntryField.KINDS,
            value=KIND_ORDER.index(kind),
        )
        for kind in page.items
    ]
    return Screen(words.kinds(view), (*side_by_side(kinds), *_list_rows(page, view.code, EntryField.KINDS)))


def switched(value: Sequence[str], number: int) -> list[str]:
    """Switch one of the kinds."""
    kind = KIND_ORDER[number % len(KIND_ORDER)]
    return [one for one in value if one != kind] if kind in value else [*value, kind.value]


def _list_rows(page: Any, code: str, field: EntryField) -> tuple[Row, ...]:
    turning = paging_rows(
        page, lambda to: DraftAct(act=DraftStep.PAGE, code=code, field=int(field), value=to)
    )
    on = step_button(plain("Next ›"), DraftStep.PREVIEW, code, field)
    return (*turning, (_to_groups(code), on))


def choice_screen(view: EntryView, field: EntryField, value: str) -> Screen:
    """Offer the values of a field that has few."""
    buttons = [
        step_button(choice(name, is_chosen=one == value), DraftStep.CHOICE, view.code, field, value=number)
        for number, (one, name) in enumerate(_choices(field))
    ]
    return Screen(words.choice(view, field), (*side_by_side(buttons), (_to_groups(view.code),)))


def choice_value(field: EntryField, number: int) -> str:
    """Return what the number of a button stands for."""
    values = [value for value, _name in _choices(field)]
    return values[number % len(values)]


def _choices(field: EntryField) -> list[tuple[str, str]]:
    """List the values of a field that has few, with their names."""
    if field is EntryField.KEEPER:
        return [(one, keeper_words(one)) for one in KEEPERS]
    if field is EntryField.HOW_TESTED:
        return [(one.value, words.how_tested_name(one)) for one in HOW_ORDER]
    return [(one.value, status_name(one)) for one in STATUSES]


def preview_screen(found: Preview, field: EntryField) -> Screen:
    """Show what a change gives, and ask whether it is to be saved."""
    code = found.view.code
    rows = (
        (step_button(plain("Save"), DraftStep.SAVE, code, field, style="success"),),
        (
            step_button(plain("Correct"), DraftStep.SHOW, code, field),
            step_button(plain("Cancel"), DraftStep.CANCEL, code, field),
        ),
    )
    return Screen(words.preview(found, field, has_hours=field in OF_HOURS), rows)


def conflict_screen(view: EntryView, field: EntryField, error: ChangedMeanwhile) -> Screen:
    """Tell that somebody else was quicker, before anything of theirs is written over."""
    rows = (
        (step_button(plain("Save mine"), DraftStep.SAVE, view.code, field),),
        (step_button(plain("Cancel"), DraftStep.CANCEL, view.code, field),),
    )
    return Screen(words.conflict(error.role, words.now_words(view, field)), rows)


def step_button(
    label: str, step: DraftStep, code: str, field: EntryField, *, value: int = 0, style: str | None = None
) -> Button:
    """Make a button that does something to a draft."""
    return button(label, DraftAct(act=step, code=code, field=int(field), value=value), style=style)
