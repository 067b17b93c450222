"""Sealed values open only where they were sealed; anything else fails closed."""

from uuid import uuid4

import pytest

from bot.domain.sealing import SealBroken
from bot.repositories.keyring import KeyRing
from bot.repositories.vault import DataKey, Purpose, Vault

FIELD = "person.settings"
ROW = uuid4()
KEY = DataKey(bytes(range(32)))


def make_vault(*, epoch: int = 323, first: int = 1) -> Vault:
    return Vault(KeyRing(index_root=bytes([first]) * 32, epochs={epoch: bytes([first + 1]) * 32}))


@pytest.mark.parametrize("length", [0, 1, 60, 61, 4092, 4093, 20_000])
def test_opening_gives_back_what_was_sealed(length: int) -> None:
    text = b"x" * length

    assert KEY.open(FIELD, ROW, KEY.seal(FIELD, ROW, text)) == text


@pytest.mark.parametrize("position", [0, 1, 2, 3, 14, 15, 40, -1])
def test_flipped_bit_fails_closed(position: int) -> None:
    envelope = bytearray(KEY.seal(FIELD, ROW, b"secret"))
    envelope[position] ^= 1

    with pytest.raises(SealBroken):
        KEY.open(FIELD, ROW, bytes(envelope))


@pytest.mark.parametrize("length", [0, 1, 3, 14, 15, 30, 94])
def test_truncated_envelope_fails_closed(length: int) -> None:
    envelope = KEY.seal(FIELD, ROW, b"secret")

    with pytest.raises(SealBroken):
        KEY.open(FIELD, ROW, envelope[:length])


def test_envelope_moved_to_another_row_fails() -> None:
    with pytest.raises(SealBroken):
        KEY.open(FIELD, uuid4(), KEY.seal(FIELD, ROW, b"secret"))


def test_envelope_moved_to_another_column_fails() -> None:
    with pytest.raises(SealBroken):
        KEY.open("person.dialog", ROW, KEY.seal(FIELD, ROW, b"secret"))


def test_short_texts_have_one_size() -> None:
    sizes = {len(KEY.seal(FIELD, ROW, b"x" * length)) for length in range(61)}

    assert len(sizes) == 1


def test_person_key_needs_its_epoch() -> None:
    _, sealed = make_vault(epoch=1).new_key("person.dek", ROW)

    with pytest.raises(SealBroken):
        make_vault(epoch=2).open_key("person.dek", ROW, sealed)


def test_indexes_of_two_purposes_differ() -> None:
    vault = make_vault()

    assert vault.index(Purpose.PERSON, "42") != vault.index(Purpose.STAFF, "42")
    assert vault.index(Purpose.PERSON, "42") == make_vault().index(Purpose.PERSON, "42")


def test_index_of_another_key_differs() -> None:
    assert make_vault().index(Purpose.PERSON, "42") != make_vault(first=9).index(Purpose.PERSON, "42")
