"""A new entry of the directory, answer by answer: a service at a place that is known or new as well."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from bot.domain.directory import LocationType, ServiceKind
from bot.domain.entry_checks import EntryRefused, read_typed
from bot.domain.entry_fields import EntryField


class Question(StrEnum):
    """What is asked next."""

    ORGANIZATION = "organization"
    LOCATION = "location"
    CITY = "city"
    TYPE = "type"
    LOCATION_NAME = "location_name"
    ADDRESS = "address"
    NAME = "name"
    KINDS = "kinds"
    NEXT_STEP = "next_step"
    HOURS = "hours"


TYPED: Mapping[Question, EntryField] = {
    Question.LOCATION_NAME: EntryField.LOCATION_NAME,
    Question.ADDRESS: EntryField.ADDRESS,
    Question.NAME: EntryField.NAME,
    Question.NEXT_STEP: EntryField.NEXT_STEP,
}
NEW_LOCATION = "new"
SAME_HOURS, OTHER_HOURS = "same", "other"
OF_SERVICE = frozenset({Question.ORGANIZATION, Question.NAME, Question.KINDS, Question.NEXT_STEP})
OF_LOCATION = frozenset({Question.CITY, Question.TYPE, Question.LOCATION_NAME, Question.ADDRESS})


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is answered so far; `location` is the id of a known place, or `NEW_LOCATION`.

    `source` is the code of an entry whose service gets one more place: then nothing is asked of the service,
    and `hours` says whether those of the source hold there too.
    """

    city: str
    organization: str = ""
    location: str = ""
    type: str = ""
    location_name: str = ""
    address: str = ""
    name: str = ""
    kinds: tuple[str, ...] = ()
    next_step: str = ""
    are_kinds_chosen: bool = False
    source: str = ""
    hours: str = ""

    @property
    def question(self) -> Question | None:
        """Return what is to be asked next, or None where all is answered."""
        return next((one for one in Question if self._is_open(one)), None)

    def _is_open(self, question: Question) -> bool:
        if question in (OF_SERVICE if self.source else {Question.HOURS}) or self._has_no(question):
            return False
        if question is Question.KINDS:
            return not (self.kinds and self.are_kinds_chosen)
        return not getattr(self, question.value)

    def _has_no(self, question: Question) -> bool:
        """Tell whether the place is none of which this would be asked."""
        has_door = self.type == LocationType.PHYSICAL or question is not Question.ADDRESS
        return question in OF_LOCATION and not (self.location == NEW_LOCATION and has_door)

    def answered(self, text: str) -> "NewEntry":
        """Return it with a typed answer to what is asked; unchanged where that takes no words.

        Raises:
            EntryRefused: nothing, or too long.
        """
        question = self.question
        if question is None or question not in TYPED:
            return self
        said = read_typed(TYPED[question], text)
        if not said:
            raise EntryRefused("words_only")
        return self.chosen(question, said)

    def chosen(self, question: Question, value: str) -> "NewEntry":
        """Return it with an answer."""
        return NewEntry.from_json(self.to_json() | {question.value: value})

    def switched(self, kind: ServiceKind) -> "NewEntry":
        """Switch one of the kinds on or off."""
        kept = tuple(one for one in self.kinds if one != kind)
        return replace(self, kinds=kept if kind.value in self.kinds else (*kept, kind.value))

    def placed_again(self) -> "NewEntry":
        """Return it with nothing said of where it is, nor of the hours there."""
        about = {"city": "", "location": "", "type": "", "location_name": "", "address": "", "hours": ""}
        return NewEntry.from_json(self.to_json() | about)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "kinds": list(self.kinds)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "NewEntry":
        """Make it of plain data."""
        return cls(**{**values, "kinds": tuple(values["kinds"])})
