"""Every kind of button data of the staff's directory. Append your own classes below.

The rules of `bot.telegram.callbacks` hold here too: prefixes, field orders and numbers are for ever,
and every press is authorised and re-read.
"""

from enum import IntEnum

from aiogram.filters.callback_data import CallbackData


class ListStep(IntEnum):
    """Which list of the directory is shown; numbers stand in buttons and are for ever."""

    CITIES = 1
    CITY = 2
    FIND = 3
    FOUND = 4
    EVERYWHERE = 5
    ADD = 6


class EntryList(CallbackData, prefix="ea"):
    """Show a page of a list; `city` is the short code of one."""

    act: int
    city: str = ""
    page: int = 0


class EntryStep(IntEnum):
    """What to do with an entry; numbers stand in buttons and are for ever."""

    CARD = 1
    AS_SHE_SEES = 2
    CONFIRM = 3
    HISTORY = 4
    CLOSED_TODAY = 5
    EARLIER = 6
    EARLIER_AT = 7
    AS_USUAL = 8
    EDIT = 9
    GROUP = 10
    FIELD = 11
    ONE_MORE = 12
    TAKE_AWAY = 13
    TAKEN_AWAY = 14


class EntryAct(CallbackData, prefix="eb"):
    """Show an entry, named by the short code of its place, or do something to it."""

    act: int
    code: str
    value: int = 0


class PlacesFile(CallbackData, prefix="ee"):
    """Ask for the directory as a file; `form` counts the forms of `directory_sending`, nought asks which."""

    form: int = 0


class FileStep(IntEnum):
    """What becomes of a directory file that was sent; numbers stand in buttons and are for ever."""

    WRITE = 1
    DROP = 2
    STATE = 3


class FileAct(CallbackData, prefix="eg"):
    """Write the changes of a directory file, or drop it; `job` is its id."""

    job: str
    act: int


class EntryUndo(CallbackData, prefix="ec"):
    """Take a change of the directory back."""

    change: str


class DraftStep(IntEnum):
    """What to do with a draft; numbers stand in buttons and are for ever."""

    SHOW = 1
    PREVIEW = 2
    SAVE = 3
    CANCEL = 4
    CLEAR = 5
    TERM = 6
    KIND = 7
    CHOICE = 8
    PAGE = 9
    CITY = 10
    ZONES = 11
    ZONE = 12
    EVERY_CITY = 13
    RULES = 20
    RULE = 21
    ADD_RULE = 22
    DAYS = 23
    DAY = 24
    NUMBER = 25
    EVERY = 26
    ANCHOR = 27
    DAYS_DONE = 28
    TIME = 29
    WHOLE_DAY = 30
    BY_APPOINTMENT = 31
    WOMEN = 32
    STATE = 33
    HOLIDAY = 34
    SINCE = 35
    UNTIL = 36
    STOP = 37
    NOTE = 38
    EMPTY = 39
    DROP_RULE = 40
    DAY_LIST = 50
    ADD_DAY = 51
    DAY_SOON = 52
    DAY_OPEN = 53
    DAYS_CLOSED = 54
    DAYS_HOURS = 55
    DAYS_MOVED = 56
    DAYS_NOTE = 57
    DROP_DAY = 58


class DraftAct(CallbackData, prefix="ed"):
    """Do something to the draft of a field of an entry; fields are `bot.domain.entry_fields.EntryField`."""

    act: int
    code: str
    field: int
    value: int = 0


class NewStep(IntEnum):
    """What to do with a new entry; numbers stand in buttons and are for ever."""

    CHOOSE = 1
    NEW_PLACE = 2
    KIND = 3
    KINDS_DONE = 4
    PAGE = 5
    SAVE = 6
    CANCEL = 7
    AGAIN = 8


class NewAct(CallbackData, prefix="ef"):
    """Answer about the new entry in hand: the number of a choice, or a page."""

    act: int
    value: int = 0


class CityStep(IntEnum):
    """What to do with a city; numbers stand in buttons and are for ever."""

    LIST = 1
    CITY = 2
    ASK = 3
    CLEAR = 4
    SAVE = 5


class CityAct(CallbackData, prefix="eh"):
    """Show the cities or one of them, or correct it; `value` is a page, or `CityField`."""

    act: int
    city: str = ""
    value: int = 0


class CityUndo(CallbackData, prefix="ej"):
    """Take a change of a city back."""

    change: str


class BusSay(CallbackData, prefix="bs"):
    """Say how a bus goes today; the acts are in `bot.telegram.views.crew`."""

    code: str
    act: int
    minutes: int = 0
