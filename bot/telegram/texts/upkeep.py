"""Words of keeping the directory true: what a woman can say, and what its keepers are asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.domain.keeping import MistakeKind
from bot.telegram.texts.catalogue import N_, Safe, _, _n, lines, plain, plain_n
from bot.telegram.texts.times import date_words

KINDS = {
    MistakeKind.WAS_CLOSED: N_("it was closed"),
    MistakeKind.PASSPORT_ASKED: N_("not taken without a passport"),
    MistakeKind.OTHER: N_("something else"),
}
UPKEEP_TOLD = frozenset({"mistake", "checks"})
Told = dict[str, Any]


def kind_label(kind: MistakeKind) -> str:
    """Label what is wrong."""
    return plain(KINDS[kind])


def what_is_wrong(name: str) -> Safe:
    """Ask a woman what is wrong on a card."""
    return lines(
        _("<b>⚠️ What is wrong?</b>"),
        name,
        "",
        _("We do not note who has said it. A colleague will check."),
    )


def thanks(*, is_known: bool) -> Safe:
    """Thank her; for what she has told before as well."""
    if is_known:
        return lines(_("<b>Thank you, we know already</b>"), _("It is being checked."))
    return lines(
        _("<b>Thank you, we will check it</b>"),
        _("I am sorry that you came in vain."),
        _("Nobody learns who has told it."),
    )


def enough() -> Safe:
    """Say kindly that this is enough for one day."""
    return lines(_("<b>Thank you, that is a lot for today</b>"), _("Write to us, and we will look together."))


def other_draft(name: str, where: str) -> str:
    """Begin a message about a place, in her own voice."""
    return plain("⚠️ About “{name}” ({where}):", name=name, where=where)


def upkeep_told(code: str, **values: Any) -> Safe:
    """Tell a keeper of a report, or of entries to look at; the values are those of the services."""
    if code == "mistake":
        return _mistake(values)
    told, total = values["entries"], values["total"]
    return due(told, total)


def _mistake(values: Told) -> Safe:
    kind = plain(KINDS[MistakeKind(values["what"])])
    doubted = _("The card says “ask first” until you answer.") if values["count"] > 1 else Safe()
    return lines(
        _("⚠️ <b>{name}</b>, {where}", name=values["name"], where=values["where"]),
        _n(
            "{count} woman says: {kind}.",
            "{count} women say so, the last one: {kind}.",
            values["count"],
            kind=kind,
        ),
        *([doubted] if doubted else []),
        _("Is the entry right?"),
    )


def due(told: Sequence[Told], total: int, *, first: int = 1) -> Safe:
    """List the entries somebody must look at, numbered as their buttons are."""
    if not told:
        return lines(_("<b>🔎 To be checked</b>"), _("Everything is checked. Thank you!"))
    more = total - len(told)
    return lines(
        _("<b>🔎 To be checked: {count}</b>", count=total),
        _("Is it still right? One tap is enough."),
        "",
        *(_line(number, one) for number, one in enumerate(told, start=first)),
        *([_n("and {count} more", "and {count} more", more)] if more > 0 and first == 1 else []),
    )


def _line(number: int, one: Told) -> Safe:
    return _(
        "{number}. <b>{name}</b>, {where}: {why}",
        number=number,
        name=one["name"],
        where=one["where"],
        why=_why(one),
    )


def _why(one: Told) -> str:
    if one["doubted"]:
        return plain("women say it is wrong")
    if one["checked"] is None:
        return plain("never checked")
    return plain("checked on {date}", date=date_words(date.fromisoformat(one["checked"])))


def right_label(number: int | None = None) -> str:
    """Label the button that confirms an entry."""
    return plain("✅ All correct") if number is None else plain("{number} ✅ all correct", number=number)


def mend_label(number: int | None = None) -> str:
    """Label the button that corrects an entry."""
    return plain("✏️ Correct it") if number is None else plain("{number} ✏️ correct", number=number)


def to_check_label(count: int) -> str:
    """Label the way to the list."""
    return plain_n("🔎 To be checked: {count}", "🔎 To be checked: {count}", count)
