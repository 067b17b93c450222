"""A woman who can be told from everybody else, and every form in which she could leak."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

USER_ID = 7_318_846_021_957
FIRST_NAME = "Канарелия"
LAST_NAME = "Жёлтопёрова"
USERNAME = "kanareliya_zh"
QUESTION = "Можно ли фиолетовой черепахе рожать?"
CAPTION = "Это снимок фиолетовой черепахи"
ANSWER = "Да, фиолетовые черепахи рожают."
OWN_WORDS = "Покормить фиолетовую черепаху"
WORDS = (QUESTION, CAPTION, ANSWER, OWN_WORDS)
DETAILS: Mapping[str, Any] = {
    "id": USER_ID,
    "last_name": LAST_NAME,
    "username": USERNAME,
    "is_premium": True,
    "language_code": "ru",
}


def identity_needles(user_id: int = USER_ID) -> dict[str, bytes]:
    """Return who she is in every form a leak could take, each under its name."""
    decimal = str(user_id).encode()
    needles = {
        "decimal": decimal,
        "hexadecimal": f"{user_id:x}".encode(),
        "base64": base64.b64encode(decimal).rstrip(b"="),
        "sha256": hashlib.sha256(decimal).digest(),
        "sha256_words": hashlib.sha256(decimal).hexdigest().encode(),
        "md5_words": hashlib.md5(decimal, usedforsecurity=False).hexdigest().encode(),
        "username": USERNAME.encode(),
    }
    for size in range((user_id.bit_length() + 7) // 8, 9):
        needles[f"big_endian_{size}"] = user_id.to_bytes(size, "big")
        needles[f"little_endian_{size}"] = user_id.to_bytes(size, "little")
    return needles | dict(_written("first_name", FIRST_NAME)) | dict(_written("last_name", LAST_NAME))


def word_needles() -> dict[str, bytes]:
    """Return what she and the staff have written, as a disk or a log could hold it."""
    return {name: form for words in WORDS for name, form in _written(words, words)}


def _written(name: str, words: str) -> Iterator[tuple[str, bytes]]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
        yield f"{name} {encoding}", words.encode(encoding)
    yield f"{name} escaped", words.encode("unicode_escape")
    yield f"{name} base64", base64.b64encode(words.encode()).rstrip(b"=")[:-1]


def hits(needles: Mapping[str, bytes], haystack: bytes) -> list[str]:
    """Return the names of the needles that are in the haystack."""
    return [name for name, needle in needles.items() if needle in haystack]
