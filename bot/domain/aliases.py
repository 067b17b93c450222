"""Nicknames: the only name staff see. Random, never derived from anything about her."""

from dataclasses import dataclass
from random import SystemRandom

FLOWERS = 40
LOWEST, HIGHEST = 1000, 9999
_random = SystemRandom()


@dataclass(frozen=True, slots=True)
class Alias:
    """A flower by its number in the catalogue, and four digits; stored as "07-4821"."""

    flower: int
    number: int

    def __str__(self) -> str:
        return f"{self.flower:02}-{self.number}"

    @classmethod
    def parse(cls, text: str) -> "Alias":
        """Read the stored form back.

        Raises:
            ValueError: `text` is not an alias.
        """
        flower, number = text.split("-")
        return cls(int(flower), int(number))


def draw_alias() -> Alias:
    """Draw a random alias; the caller makes sure nobody has it yet."""
    return Alias(_random.randrange(FLOWERS), _random.randint(LOWEST, HIGHEST))
