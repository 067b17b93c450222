"""The summary of the morning: numbers and roles only."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.staff import Role
from bot.domain.zones import zone_of
from bot.telegram.texts.catalogue import Safe, _, _n, lines
from bot.telegram.texts.question import role_name
from bot.telegram.texts.times import duration_words, full_date_words, list_words, time_words

MOST_TURNS = 8


def digest(numbers: dict[str, Any]) -> Safe:
    """Say how the desk stands this morning; `numbers` are those of `bot.services.digest`."""
    now, zone = datetime.fromisoformat(numbers["now"]), zone_of(numbers["zone"])
    day = full_date_words(now.astimezone(zone).date())
    return lines(
        _("☀️ <b>Good morning</b> · {day}", day=day),
        *_waiting(numbers),
        *_yesterday(numbers),
        _on_duty(numbers),
    )


def _waiting(numbers: dict[str, Any]) -> list[Safe]:
    if not numbers["waiting"]:
        return [_("Quiet: nobody waits. I am here and working.")]
    longest = duration_words(timedelta(minutes=numbers["longest"]))
    shown = [
        _n(
            "{count} conversation waits for an answer, the longest for {wait}.",
            "{count} conversations wait for an answer, the longest for {wait}.",
            numbers["waiting"],
            wait=longest,
        )
    ]
    if numbers["urgent"]:
        shown.append(_("🆘 Urgent among them: {count}.", count=numbers["urgent"]))
    return shown


def _yesterday(numbers: dict[str, Any]) -> list[Safe]:
    shown = [
        _(
            "Yesterday: {asked} new, {answered} answered.",
            asked=numbers["asked"],
            answered=numbers["answered"],
        )
    ]
    if numbers["median"] is not None:
        wait = duration_words(timedelta(minutes=numbers["median"]))
        shown.append(_("Half of the answers came within {wait}.", wait=wait))
    if numbers["off"]:
        shown.append(
            _n(
                "{count} answer went to a question from outside the hours; it is not counted there.",
                "{count} answers went to questions from outside the hours; they are not counted there.",
                numbers["off"],
            )
        )
    return shown


def _on_duty(numbers: dict[str, Any]) -> Safe:
    turns = [_turn(turn, numbers["zone"]) for turn in numbers["duty"][:MOST_TURNS]]
    if not turns:
        return _("Nobody has planned a duty today: everybody is called.")
    return _("On duty today: {turns}.", turns=list_words(turns))


def _turn(turn: dict[str, Any], zone_name: str) -> str:
    zone = zone_of(zone_name)
    starts, ends = (time_words(datetime.fromisoformat(turn[end]), zone) for end in ("starts", "ends"))
    return f"{role_name(Role(turn['role']))} {turn['number']} ({starts}–{ends})"
