"""What a sealed value is; how it is sealed is the vault's business."""


class Envelope(bytes):
    """Ciphertext bound to its table, column and row: version, key id, nonce, AES-256-GCM body.

    The type is the proof: a column that holds people's words takes nothing else.
    """

    __slots__ = ()


class SealBroken(Exception):
    """An envelope is truncated, altered, moved to another row, or sealed by another key."""
