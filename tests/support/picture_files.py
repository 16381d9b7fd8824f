"""Small pictures in all formats that a person may look at, with a word written beside what they show."""

import io

from PIL import Image, ImageDraw, PngImagePlugin

BESIDE = b"hunter2x"
FORMATS = ("png", "jpeg", "gif", "webp")


def picture(form: str, mode: str = "RGB", *, color: str = "red") -> bytes:
    """A line on white, with `BESIDE` in every place where programs write about a picture, and behind it."""
    made = io.BytesIO()
    noted, text = Image.Exif(), PngImagePlugin.PngInfo()
    noted[0x010F] = BESIDE.decode()
    text.add_text("Author", BESIDE.decode())
    beside: dict[str, object] = {"exif": noted.tobytes(), "comment": BESIDE, "xmp": BESIDE}
    if form == "png":
        beside = {"exif": noted.tobytes(), "pnginfo": text, "icc_profile": BESIDE}
    drawn_picture(mode, color).save(made, form, **beside)
    return made.getvalue() + BESIDE


def drawn_picture(mode: str = "RGB", color: str = "red") -> Image.Image:
    """What all of them show."""
    shown = Image.new("RGB", (24, 16), "white")
    ImageDraw.Draw(shown).line((0, 0, 20, 12), fill=color)
    return shown.convert(mode)


def moving(form: str) -> bytes:
    """Two frames."""
    made = io.BytesIO()
    second = drawn_picture(color="blue")
    drawn_picture().save(made, form, save_all=True, append_images=[second], duration=1)
    return made.getvalue()
