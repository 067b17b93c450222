"""Short codes that stand for a slug in button data: opaque to a reader, the same for ever."""

from functools import lru_cache
from hashlib import blake2s

CODE_BYTES = 6


@lru_cache(maxsize=8192)
def short_code(slug: str) -> str:
    """Return twelve hexadecimal digits that name this slug."""
    return blake2s(slug.encode(), digest_size=CODE_BYTES).hexdigest()
