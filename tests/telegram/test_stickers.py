"""A sticker drawn anew: the dots stay, everything beside them goes."""

from io import BytesIO

import pytest
from PIL import Image

from bot.telegram.sticker_pictures import drawn_anew

LIMIT = 512 * 1024
NAME = "Anna Ivanova"


def sticker(*, size: tuple[int, int] = (512, 400), form: str = "WEBP", **beside: bytes) -> bytes:
    """Make a picture that is half see-through."""
    image = Image.new("RGBA", size, (200, 80, 120, 128))
    target = BytesIO()
    image.save(target, form, lossless=True, **beside)
    return target.getvalue()


def test_only_the_dots_are_left() -> None:
    exif = Image.Exif()
    exif[0x013B] = NAME
    data = sticker(exif=exif.tobytes(), xmp=NAME.encode(), icc_profile=NAME.encode())
    assert NAME.encode() in data

    drawn = drawn_anew(data, limit=LIMIT)

    assert NAME.encode() not in drawn
    assert {b"EXIF", b"XMP ", b"ICCP"} & {drawn[at : at + 4] for at in range(len(drawn))} == set()
    with Image.open(BytesIO(drawn)) as image:
        assert image.size == (512, 400)
        assert image.convert("RGBA").getpixel((5, 5))[3] == 128  # type: ignore[index]  # four bands


def test_a_picture_heavier_than_a_sticker_is_drawn_lighter() -> None:
    noise = Image.effect_noise((512, 512), 90).convert("RGBA")
    target = BytesIO()
    noise.save(target, "WEBP", lossless=True)

    assert len(drawn_anew(target.getvalue(), limit=130_000)) <= 130_000


@pytest.mark.parametrize(
    "data",
    [b"", b"RIFF\x04\0\0\0WEBP", sticker()[:40], sticker(size=(4000, 4000)), sticker(form="PNG")],
    ids=["empty", "only a head", "cut short", "too many dots", "another form"],
)
def test_what_is_no_sticker_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a picture"):
        drawn_anew(data, limit=LIMIT)
