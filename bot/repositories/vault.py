"""Sealing and opening: AES-256-GCM envelopes bound to table, column and row; keyed blind indexes.

Layout of an envelope: version (1 byte), key id (2), nonce (12), AES-GCM of the padded text. Padding goes
to 64, 256, 1024, 4096 bytes and then to multiples of 4096, so that a size tells little.
"""

import hashlib
import hmac
import json
from enum import StrEnum
from os import urandom
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.domain.sealing import Envelope, SealBroken
from bot.repositories.keyring import KEY_BYTES, KeyRing

VERSION = 1
HEADER_BYTES = 3
NONCE_BYTES = 12
LENGTH_BYTES = 4
SIZES = (64, 256, 1024, 4096)
SLOW = {"n": 2**15, "r": 8, "p": 1}  # scrypt: 32 MB and about a tenth of a second a guess
SLOW_MEMORY = 2 * 128 * SLOW["n"] * SLOW["r"]
SLOW_SALT = b"podruga/bar/v2"
OWN_KEY = 0  # key id of values sealed by a data key rather than by an epoch key


class Purpose(StrEnum):
    """What a blind index is for; each has its own sub-key, so indexes of two kinds never match."""

    PERSON = "index/person/v1"
    STAFF = "index/staff/v1"
    CODE = "index/code/v1"
    SLIP_TOKEN = "index/slip-token/v1"  # noqa: S105 - a purpose, not a password
    SLIP_CODE = "index/slip-code/v1"
    BAR = "index/bar/v1"
    MISTAKE = "index/mistake/v1"
    REDIS = "index/redis/v1"
    STOP = "index/stop/v1"
    CARE = "index/care/v1"


class DataKey:
    """A key that seals the columns of one person, or of the programme itself."""

    __slots__ = ("_cipher",)

    def __init__(self, secret: bytes) -> None:
        self._cipher: AESGCM | None = AESGCM(secret)

    def forget(self) -> None:
        """Be of no use from now on, to whoever still holds this key."""
        self._cipher = None

    def _at_hand(self, field: str) -> AESGCM:
        if self._cipher is None:
            raise SealBroken(field)
        return self._cipher

    def seal(self, field: str, row_id: UUID, text: bytes, *, key_id: int = OWN_KEY) -> Envelope:
        """Seal `text` for `field` ("table.column") of the row `row_id`.

        Raises:
            SealBroken: the key is forgotten.
        """
        header = bytes((VERSION,)) + key_id.to_bytes(2, "big")
        nonce = urandom(NONCE_BYTES)
        body = self._at_hand(field).encrypt(nonce, _pad(text), header + _binding(field, row_id))
        return Envelope(header + nonce + body)

    def open(self, field: str, row_id: UUID, envelope: bytes) -> bytes:
        """Give back what was sealed.

        Raises:
            SealBroken: the envelope is not ours, altered, or belongs to another field or row, or the key is
                forgotten.
        """
        header = envelope[:HEADER_BYTES]
        nonce = envelope[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        if len(nonce) != NONCE_BYTES or header[0] != VERSION:
            raise SealBroken(field)
        try:
            body = self._at_hand(field).decrypt(
                nonce, envelope[HEADER_BYTES + NONCE_BYTES :], header + _binding(field, row_id)
            )
        except InvalidTag as error:
            raise SealBroken(field) from error
        return _unpad(body)

    def seal_json(self, field: str, row_id: UUID, value: object) -> Envelope:
        """Seal a JSON-able value."""
        return self.seal(field, row_id, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def open_json(self, field: str, row_id: UUID, envelope: bytes) -> Any:
        """Give back a sealed JSON value.

        Raises:
            SealBroken: as `open`.
        """
        return json.loads(self.open(field, row_id, envelope))


class Vault:
    """Hold the root secrets of the process; make, wrap and unwrap data keys; compute blind indexes."""

    def __init__(self, keys: KeyRing) -> None:
        self._wrappers = {epoch: DataKey(key) for epoch, key in keys.epochs.items()}
        self._indexes = {purpose: _derive(keys.index_root, purpose) for purpose in Purpose}
        self.epoch = keys.newest_epoch

    def forget(self) -> None:
        """Forget every root secret: nothing can be sealed, opened or found any more."""
        for wrapper in self._wrappers.values():
            wrapper.forget()
        self._wrappers, self._indexes = {}, {}

    def index(self, purpose: Purpose, value: str) -> bytes:
        """Return the 32-byte keyed index of `value`; equal values match, nothing else shows.

        Raises:
            SealBroken: the keys are forgotten.
        """
        if purpose not in self._indexes:
            raise SealBroken(purpose)
        return hmac.new(self._indexes[purpose], value.encode(), hashlib.sha256).digest()

    def slow_index(self, purpose: Purpose, value: str) -> bytes:
        """Return an index that is slow to guess also for whoever has the keys; never call it in the loop.

        The keyed index is the pepper, and what is made slow, so a quick index can be turned into it.

        Raises:
            SealBroken: the keys are forgotten.
        """
        quick = self.index(purpose, value)
        return hashlib.scrypt(quick, salt=SLOW_SALT, maxmem=SLOW_MEMORY, dklen=KEY_BYTES, **SLOW)

    def new_key(self, field: str, row_id: UUID) -> tuple[DataKey, Envelope]:
        """Make a data key for a row; return it and its envelope under the newest epoch key.

        Raises:
            SealBroken: the keys are forgotten.
        """
        if self.epoch not in self._wrappers:
            raise SealBroken(field)
        secret = urandom(KEY_BYTES)
        sealed = self._wrappers[self.epoch].seal(field, row_id, secret, key_id=self.epoch)
        return DataKey(secret), sealed

    def open_key(self, field: str, row_id: UUID, envelope: bytes) -> DataKey:
        """Unwrap a row's data key.

        Raises:
            SealBroken: the envelope is broken, or its epoch key is not in the key folder.
        """
        wrapper = self._wrappers.get(int.from_bytes(envelope[1:HEADER_BYTES], "big"))
        if wrapper is None:
            raise SealBroken(field)
        return DataKey(wrapper.open(field, row_id, envelope))


def _derive(root: bytes, purpose: Purpose) -> bytes:
    info = f"podruga/{purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(root)


def _binding(field: str, row_id: UUID) -> bytes:
    return f"podruga|{field}|".encode() + row_id.bytes


def _pad(text: bytes) -> bytes:
    needed = len(text) + LENGTH_BYTES
    size = next((size for size in SIZES if needed <= size), -(-needed // SIZES[-1]) * SIZES[-1])
    return len(text).to_bytes(LENGTH_BYTES, "big") + text + bytes(size - needed)


def _unpad(padded: bytes) -> bytes:
    length = int.from_bytes(padded[:LENGTH_BYTES], "big")
    return padded[LENGTH_BYTES : LENGTH_BYTES + length]
