"""How a service tests, which decides how soon after a risk its test can tell. Data only."""

from enum import StrEnum


class HowTested(StrEnum):
    """How a service tests: at once on the spot, in a laboratory, or whichever she prefers."""

    UNKNOWN = "unknown"
    RAPID = "rapid"
    LAB = "lab"
    BOTH = "both"
