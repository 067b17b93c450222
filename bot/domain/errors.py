"""Errors as codes: facts the services state and the Telegram layer puts into words."""


class DomainError(Exception):
    """A request that cannot be met for a reason a person can be told; `code` names the reason."""

    code = "refused"


class NotFound(DomainError):
    """The thing a button or link names does not exist (any more)."""

    code = "not_found"


class NotAllowed(DomainError):
    """The person who asks may not do this."""

    code = "not_allowed"
