"""The menu: the head with the line that matters now, and every way on."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.services.place_views import PlaceView
from bot.telegram.callbacks import Go, Place
from bot.telegram.keyboards import button
from bot.telegram.screens import Row, Screen
from bot.telegram.texts import menu as words
from bot.telegram.texts import places as place_words
from bot.telegram.texts.catalogue import lines, plain, plain_n
from bot.telegram.views.place_list import Around


@dataclass(frozen=True, slots=True)
class MenuHead:
    """What the menu knows: the hour, her city and the served one, what matters now, answers that wait."""

    around: Around
    outlook: PlaceView | None
    answers: int = 0


def menu_screen(head: MenuHead, *, toast: str | None = None, unclear: bool = False) -> Screen:
    """Show the menu; `unclear` says first that a message was not understood."""
    around = head.around
    line = place_words.outlook(head.outlook, around.now)
    if around.note:
        line = lines(around.note, line)
    text = words.head(around.now, city=around.city.name, zone=ZoneInfo(around.city.zone), line=line)
    if unclear:
        text = words.after_unclear(text)
    return Screen(text, _rows(head.answers), toast=toast)


def _rows(answers: int) -> tuple[Row, ...]:
    return (
        (button(plain("🟢 Open now"), Go(to=Place.OPEN_NOW)),),
        (
            button(plain("🕐 Opening hours"), Go(to=Place.HOURS_TODAY)),
            button(plain("🧪 Get tested"), Go(to=Place.TESTS)),
        ),
        (
            button(plain("👩‍⚕️ Doctors"), Go(to=Place.DOCTORS)),
            button(plain("🤝 Help"), Go(to=Place.HELP)),
        ),
        (
            button(_ask_label(answers), Go(to=Place.ASK)),
            button(plain("⏰ Reminders"), Go(to=Place.REMINDERS)),
        ),
        (
            button(plain("🆘 Urgent"), Go(to=Place.SOS), style="danger"),
            button(plain("⚙️ More"), Go(to=Place.MORE)),
        ),
    )


def _ask_label(answers: int) -> str:
    if not answers:
        return plain("💬 Ask a question")
    return plain_n("💬 Ask a question · {count} answer", "💬 Ask a question · {count} answers", answers)
