"""Errors as codes: facts the services state and the Telegram layer puts into words."""


class DomainError(Exception):
    """A request that cannot be met for a reason a person can be told; `code` names the reason."""

    code = "refused"


BROKEN = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, AssertionError)
"""What a fault of our own raises, never one of the road or the database: trying again changes nothing."""


class NotFound(DomainError):
    """The thing a button or link names does not exist (any more)."""

    code = "not_found"


class NotAllowed(DomainError):
    """The person who asks may not do this."""

    code = "not_allowed"
