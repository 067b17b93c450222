"""Refusals in Telegram's own words."""


class Refused(Exception):
    """An answer with `ok: false`; `parameters` as Telegram adds them (retry_after, migrate_to_chat_id)."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def bad_request(words: str) -> Refused:
    """Refuse as a bad request."""
    return Refused(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """Refuse as forbidden."""
    return Refused(403, f"Forbidden: {words}")


def too_many(seconds: int) -> Refused:
    """Refuse for a while."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
