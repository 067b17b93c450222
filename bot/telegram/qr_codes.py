"""Drawing QR codes. Loaded only when one is drawn."""

from io import BytesIO

import segno

SCALE = 10  # points a module: a few hundred across, a kilobyte to send
MARGIN = 4  # modules, as scanners want them


def draw_png(link: str) -> bytes:
    """Return the QR code of a link as PNG; a smudge or a crack over it does no harm."""
    target = BytesIO()
    segno.make_qr(link, error="m").save(target, kind="png", scale=SCALE, border=MARGIN)
    return target.getvalue()
