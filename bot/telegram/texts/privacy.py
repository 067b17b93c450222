"""Words about privacy: what is stored, what disappears, and what cannot be recalled."""

from bot.domain.chips import chips_of
from bot.domain.people import Person, Settings
from bot.telegram.texts.aliases import alias_name
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.open_now import chip_words
from bot.telegram.texts.silence import silence_words
from bot.telegram.texts.times import date_words

Fields = tuple[str, ...]


def privacy(*, is_discreet: bool) -> Safe:
    """Head the privacy screen."""
    shown = _("Notifications show nothing: only neutral words.")
    if not is_discreet:
        shown = _("Answers come as they are: notifications show them.")
    return lines(
        _("<b>🔒 Privacy</b>"),
        shown,
        _("The staff see a nickname, never your name or number."),
    )


def stored(person: Person, *, city: str | None) -> Safe:
    """Say in plain words everything that is stored about her."""
    told = [words for _fields, words in stored_facts(person, city=city)]
    return lines(
        _("<b>What we know about you</b>"),
        *told,
        _("Numbers of messages in this chat, to clear them."),
        _("Your questions, answers, reminders, referrals, stops and tasks for us, encrypted."),
        _("Your name, phone and papers are not here."),
    )


def stored_facts(person: Person, *, city: str | None) -> list[tuple[Fields, Safe]]:
    """Pair every stored field with the sentence that tells of it."""
    settings = person.settings
    return [
        (("alias",), _("Nickname: {alias}", alias=alias_name(person.alias))),
        (
            ("settings.city", "settings.zone", "settings.language", "settings.chips", "settings.district"),
            _places(settings, city),
        ),
        (
            ("settings.discreet", "settings.is_voice_fine", "settings.quiet"),
            _peace(settings),
        ),
        (
            ("settings.is_reading_told", "settings.safe_word", "settings.silence", "settings.silence_words"),
            _(
                "The staff see that you have read: {state}. Safe word: {word}. Long silence: {choice}",
                state=_on(is_on=bool(settings.is_reading_told)),
                word=_is_there(is_there=settings.safe_word is not None),
                choice=silence_words(settings),
            ),
        ),
        (
            ("id", "chat_id", "bar"),
            _("The number of this chat, to answer you, and whether it is closed: encrypted."),
        ),
        (
            ("settings.phone_seen_by", "settings.alone_at", "settings.is_news_wanted"),
            _phone_and_news(settings),
        ),
        (("dialog",), _("An unfinished form: {state}", state=_is_there(is_there=not person.dialog.is_empty))),
        (("seen_day", "reachable"), _("Your last day here: {date}", date=date_words(person.seen_day))),
    ]


def _places(settings: Settings, city: str | None) -> Safe:
    return _(
        "City and its time: {city}. District: {district}. Language: {language}. Chosen for places: {chips}",
        city=city or plain("not chosen"),
        language=settings.language,
        chips=chip_words(chips_of(settings.chips)) or plain("nothing"),
        district=settings.district or plain("not chosen"),
    )


def _peace(settings: Settings) -> Safe:
    return _(
        "Neutral notifications: {state}. Asking before your voice goes: {asking}. Quiet: {hours}",
        state=_on(is_on=settings.discreet),
        asking=_on(is_on=not settings.is_voice_fine),
        hours=settings.quiet,
    )


def _phone_and_news(settings: Settings) -> Safe:
    return _(
        "Who else sees this phone: {answer}. Alone at: {hour}. Announcements: {news}",
        answer=_answered(settings.phone_seen_by),
        hour=settings.alone_at or plain("not said"),
        news=_on(is_on=settings.is_news_wanted),
    )


def _on(*, is_on: bool) -> str:
    return plain("on") if is_on else plain("off")


def _answered(answer: str | None) -> str:
    return plain("not asked") if answer is None else plain("answered")


def _is_there(*, is_there: bool) -> str:
    return plain("there is one") if is_there else plain("none")


def erase_question() -> Safe:
    """Say what disappears and what cannot be recalled, then ask once."""
    return lines(
        _("<b>Delete everything?</b>"),
        _("At once: nickname, questions, answers, reminders, referrals, settings."),
        _("Your conversations leave the staff's chat too."),
        _("Messages of the last two days leave this chat."),
        "",
        _("<b>What cannot be recalled</b>"),
        _("What the staff have already read."),
        _("Your own messages older than two days: delete them yourself."),
        _("Unsent reminders and answers will not come."),
        "",
        _("It cannot be undone."),
    )


def hidden(*, some_stay: bool) -> Safe:
    """Leave an innocent line after hiding; hint at what only she can remove."""
    if some_stay:
        return _("Have a good day 🌿 Older lines are removed by “Clear history”.")
    return _("Have a good day 🌿")


def erased(*, some_stay: bool) -> Safe:
    """Say good-bye to somebody who is no longer known."""
    if some_stay:
        return _("Everything is deleted. Older lines are removed by “Clear history”. All the best 🌿")
    return _("Everything is deleted. All the best 🌿")


def overwritten() -> Safe:
    """Stand in place of a message too old to delete."""
    return _("🌿")
