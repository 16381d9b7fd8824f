"""A picture drawn anew: what leaves is made of the colors that a person can see, and of nothing else."""

import io
import warnings
from typing import Any

from portal.redaction.archives.budget import Broken
from portal.redaction.limits import Limits
from portal.redaction.pictures.bare import DAMAGED, Bare, expect
from portal.redaction.pictures.gif import BEGINS as GIF
from portal.redaction.pictures.gif import bare_gif
from portal.redaction.pictures.jpeg import BEGIN as JPEG
from portal.redaction.pictures.jpeg import bare_jpeg
from portal.redaction.pictures.png import BEGIN as PNG
from portal.redaction.pictures.png import bare_png
from portal.redaction.pictures.webp import bare_webp, begins_webp

_OTHER = "It is a picture in a format that is not looked into: save it as PNG or JPEG."
_FINE = 92
_HOW: dict[str, dict[str, Any]] = {
    "jpeg": {"quality": _FINE, "subsampling": 0},
    "webp": {"lossless": True, "method": 0, "quality": 0},
    "png": {},
    "gif": {},
}


def bare_picture(content: bytes, limits: Limits) -> Bare:
    """The picture with nothing beside it, by its own format.

    Raises `Broken` for formats that are not known, for what does not parse exactly, moves or is too large.
    """
    if content.startswith(PNG):
        bare = bare_png(content)
    elif content.startswith(JPEG):
        bare = bare_jpeg(content)
    elif content.startswith(GIF):
        bare = bare_gif(content)
    elif begins_webp(content):
        bare = bare_webp(content)
    else:
        raise Broken(_OTHER)
    if not bare.width or not bare.height:
        raise Broken(DAMAGED)
    if bare.width * bare.height > limits.pixels:
        raise Broken(f"It is a picture of more than {limits.pixels // 1_000_000} million pixels: crop it.")
    return bare


def drawn(bare: Bare) -> Bare:
    """The same picture painted on white and packed anew. Raises `Broken` when it cannot be drawn.

    Colors under see-through places, rows outside of the frame, and bytes that no pixel is made of are gone:
    whoever looks at the result has seen all that it holds.
    """
    from PIL import Image  # noqa: PLC0415 - it is heavy, and most runs meet no picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what the library is unsure of is not exact
            with Image.open(io.BytesIO(bare.content), formats=[bare.format]) as opened:
                expect(opened.size == (bare.width, bare.height))
                seen = (opened.convert("RGB") if opened.mode == "CMYK" else opened).convert("RGBA")
        painted = Image.new("RGBA", seen.size, "white")
        painted.alpha_composite(seen)
        made = io.BytesIO()
        painted.convert("RGB").save(made, bare.format, **_HOW[bare.format])
    except Broken:
        raise
    except Exception as error:
        raise Broken(DAMAGED) from error  # whatever the library trips over, it is not drawn
    return Bare(bare.format, bare.width, bare.height, made.getvalue())
