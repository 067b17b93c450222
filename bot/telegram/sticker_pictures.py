"""Drawing a sticker anew. Loaded only when one is passed on: the library takes memory and time."""

from io import BytesIO

from PIL import Image

LARGEST_SIDE = 512  # pixels, as Telegram bounds a sticker's
QUALITIES = (90, 60, 30)
BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)  # what Pillow says of such files


def drawn_anew(data: bytes, *, limit: int) -> bytes:
    """Return the picture of a WebP file as another of at most `limit` bytes: its dots and nothing else.

    Raises:
        ValueError: it is no such file, too large, or broken.
    """
    try:
        with Image.open(BytesIO(data), formats=["WEBP"]) as image:
            if max(image.size) > LARGEST_SIDE:
                raise ValueError("too large a picture")
            dots = image.convert("RGBA")
    except BROKEN as error:
        raise ValueError("not a picture that stands still") from error
    bare = Image.frombytes("RGBA", dots.size, dots.tobytes())
    for quality in QUALITIES:
        target = BytesIO()
        bare.save(target, "WEBP", quality=quality)
        if target.tell() <= limit:
            return target.getvalue()
    raise ValueError("too large a file")
