"""Announcements: whom they are for and where they stand, for coordinators; stub and letter, for women."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from bot.domain.announcements import NewsState
from bot.domain.codes import short_code
from bot.domain.content import Content
from bot.domain.directory import City
from bot.telegram.callbacks import NewsAct
from bot.telegram.contents import html_of
from bot.telegram.desk_callbacks import NewsDo, NewsTo, NewsTongue, StaffGo
from bot.telegram.keyboards import button
from bot.telegram.screens import Button, Row, Screen
from bot.telegram.texts import announcements as words
from bot.telegram.texts.catalogue import languages, plain
from bot.telegram.texts.template_list import language_name
from bot.telegram.texts.unasked import letter_button, letter_stub
from bot.telegram.views.desk import Desk
from bot.telegram.views.paging import side_by_side


class NewsStep(IntEnum):
    """What a woman can do with an announcement."""

    OPEN = 1
    HIDE = 2
    OFF = 3
    ON = 4


class NewsDeed(IntEnum):
    """What a coordinator can do with one."""

    SEND = 1
    REWRITE = 2
    CANCEL = 3
    STOP = 4


def whom_screen(cities: Sequence[City]) -> Screen:
    """Ask for whom it is."""
    everybody = (button(words.everybody(), NewsTo()),)
    some = side_by_side([button(city.name, NewsTo(city=short_code(city.id))) for city in cities])
    return Screen(words.whom(), (everybody, *some, _to_desk()))


def write_screen(city: str | None, name: str, language: str | None) -> Screen:
    """Ask for the words, and offer to tell them only to women who read one language."""
    cancel = (button(plain("✖️ Cancel"), StaffGo(to=Desk.HOME)),)
    code = "" if city is None else short_code(city)
    labels = {"": words.every_language()} | {one: language_name(one) for one in languages()}
    chosen = tuple(
        button(
            f"✅ {label}" if tongue == (language or "") else label,
            NewsTongue(whom=f"{tongue}-{code}"),
        )
        for tongue, label in labels.items()
    )
    rows: tuple[Row, ...] = (chosen, cancel) if len(languages()) > 1 else (cancel,)
    return Screen(words.write(words.whom_name(name, language)), rows)


def card_screen(view: dict[str, Any], *, toast: str | None = None) -> Screen:
    """Show where an announcement stands; the view is that of `bot.services.announcements`."""
    state = NewsState(view["state"])
    text = words.card(
        state=state,
        whom=words.whom_name(view["city"], view.get("language")),
        total=view["total"],
        sent=view["sent"],
        lost=view["failed"],
    )
    return Screen(text, (*_card_rows(state, view["news"]), _to_desk()), toast=toast)


def _card_rows(state: NewsState, news: str) -> tuple[Row, ...]:
    send = _deed(plain("📣 Send"), news, NewsDeed.SEND, style="success")
    rewrite = _deed(plain("✏️ Rewrite"), news, NewsDeed.REWRITE)
    cancel = _deed(plain("✖️ Cancel"), news, NewsDeed.CANCEL)
    rows: dict[NewsState, tuple[Row, ...]] = {
        NewsState.COUNTING: ((rewrite, cancel),),
        NewsState.READY: ((send,), (rewrite, cancel)),
        NewsState.PROPOSED: ((_deed(plain("↩️ Take it back"), news, NewsDeed.CANCEL),),),
        NewsState.SENDING: stop_rows(news),
        NewsState.DRAINING: stop_rows(news),
    }
    return rows.get(state, ())


def stop_rows(news: str) -> tuple[Row, ...]:
    """Offer to stop what goes out."""
    return ((_deed(plain("⏹ Stop"), news, NewsDeed.STOP, style="danger"),),)


def _deed(label: str, news: str, deed: NewsDeed, *, style: str | None = None) -> Button:
    return button(label, NewsDo(news=news, act=deed), style=style)


def _to_desk() -> Row:
    return (button(plain("‹ Back"), StaffGo(to=Desk.HOME)),)


def stub_screen(news: str) -> Screen:
    """Show an announcement closed, as any letter."""
    return Screen(letter_stub(), ((button(letter_button(), NewsAct(news=news, act=NewsStep.OPEN)),),))


def news_screen(news: str, content: Content, *, is_wanted: bool, toast: str | None = None) -> Screen:
    """Show an announcement opened."""
    hide = button(plain("Hide"), NewsAct(news=news, act=NewsStep.HIDE))
    return Screen(html_of(content), ((hide,), (switch_button(news, is_wanted=is_wanted),)), toast=toast)


def switch_button(news: str, *, is_wanted: bool) -> Button:
    """Offer to switch announcements off, or on again."""
    act = NewsStep.OFF if is_wanted else NewsStep.ON
    return button(words.switch_label(is_on=is_wanted), NewsAct(news=news, act=act))
