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
    TYPE = "type"
    LOCATION_NAME = "location_name"
    ADDRESS = "address"
    NAME = "name"
    KINDS = "kinds"
    NEXT_STEP = "next_step"


TYPED: Mapping[Question, EntryField] = {
    Question.LOCATION_NAME: EntryField.LOCATION_NAME,
    Question.ADDRESS: EntryField.ADDRESS,
    Question.NAME: EntryField.NAME,
    Question.NEXT_STEP: EntryField.NEXT_STEP,
}
NEW_LOCATION = "new"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is answered so far; `location` is the id of a known place, or `NEW_LOCATION`."""

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

    @property
    def question(self) -> Question | None:
        """Return what is to be asked next, or None where all is answered."""
        return next((one for one in Question if self._is_open(one)), None)

    def _is_open(self, question: Question) -> bool:
        is_new = self.location == NEW_LOCATION
        if question in {Question.TYPE, Question.LOCATION_NAME} and not is_new:
            return False
        if question is Question.ADDRESS and (not is_new or self.type != LocationType.PHYSICAL):
            return False
        if question is Question.KINDS:
            return not (self.kinds and self.are_kinds_chosen)
        return not getattr(self, question.value)

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

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "kinds": list(self.kinds)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "NewEntry":
        """Make it of plain data."""
        return cls(**{**values, "kinds": tuple(values["kinds"])})
