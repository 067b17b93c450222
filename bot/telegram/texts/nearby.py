"""Words about what is near a point she sends."""

from datetime import datetime

from bot.domain.chips import NO_CHIPS, Chip
from bot.domain.errands import Errand
from bot.domain.nearby import Town
from bot.services.place_views import NearView
from bot.telegram.texts.catalogue import Safe, _, lines, plain
from bot.telegram.texts.distances import distance_words
from bot.telegram.texts.errands import title
from bot.telegram.texts.open_now import chip_words, nothing_at_all, open_line
from bot.telegram.texts.towns import town_label


def send_a_point() -> Safe:
    """Say how to send a point, and what becomes of it."""
    return lines(
        _("<b>{title}</b>", title=title(Errand.NEAR)),
        _("Send a point: the paper clip 📎, then “Location”. I show what is nearest."),
        _("I use it once, keep it nowhere, and delete your message at once."),
        _("Telegram sees the point. Any place close by will do, it need not be your home."),
    )


def no_points() -> Safe:
    """Say that no place has a point, so that nothing can be measured."""
    return lines(
        _("<b>{title}</b>", title=title(Errand.NEAR)),
        _("Our places are not marked on the map yet, so I cannot tell what is near."),
        _("“Open now” shows all of them. Or ask us: we will find where to go together."),
    )


def heading(chips: Chip) -> Safe:
    """Head what is around a point, with what she asks of places."""
    if chips == NO_CHIPS:
        return _("<b>{title}</b>", title=title(Errand.NEAR))
    return _("<b>{title}</b> · {chips}", title=title(Errand.NEAR), chips=chip_words(chips))


def near_line(one: NearView, chips: Chip, now: datetime, *, is_elsewhere: bool) -> Safe:
    """Say a place in one line, how far it is first; beyond her city also where."""
    far = distance_words(one.kilometres)
    return open_line(one.view, chips, now, far=f"{far}, {one.city.name}" if is_elsewhere else far)


def closed_now() -> Safe:
    """Head places that are closed now."""
    return _("Closed now:")


def nothing_fits(chips: Chip) -> Safe:
    """Say that no place around takes her as she asks it."""
    return nothing_at_all(chips)


def far_away(town: Town) -> Safe:
    """Say that nothing is near, and which city is nearest; how to get there, where the directory tells it."""
    told = [
        _("No place of ours is marked near this point."),
        _("The nearest city: {town}.", town=town_label(town)),
    ]
    return lines(*told, *([town.city.travel] if town.city.travel else []))


def without_a_journey() -> Safe:
    """Head what needs no journey."""
    return _("You need not go anywhere for this:")


def not_kept(*, was_live: bool, was_asked: bool) -> Safe:
    """Say what became of her point, and that nobody else has got it; unasked, how somebody would get it."""
    told = [_("I keep no point and delete your message. The staff did not see the point.")]
    if was_live:
        told = [_("I keep no point and delete your message: sharing ends. The staff did not see the point.")]
    if not was_asked:
        told.append(_("If they should see it, send it once more after “Ask a question”."))
    return lines(*told)


def not_a_point() -> Safe:
    """Say that a point cannot be on the map."""
    return _("I could not read this point. Please send another one.")


def near_label() -> str:
    """Label the way to what is near."""
    return plain("📍 Near me")
