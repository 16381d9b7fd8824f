"""Make the screen font from its package: Inter, cut down to the Latin letters and packed for the web.

Runs under `.venv` at set-up, so that the repository holds no third-party file. Writes
`.cache/assets/inter.woff2` (a variable font, weights 400 to 700) and its licence beside it, and does nothing
when they are already made from the same package by the same recipe.
"""

import logging
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "assets"
WEIGHTS = (400, 700)
TEXT_SIZE = 14  # the optical size cut for running text, which is what the screens are made of

# Latin with its European supplements, and the punctuation, arrows and signs that the screens use.
RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02C6, 0x02DD),
    (0x1E80, 0x1E9E),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x21B5),
    (0x2212, 0x2265),
    (0x2303, 0x2327),
    (0x25A0, 0x25CF),
    (0x2713, 0x2717),
)
FEATURES = (
    "kern",
    "liga",
    "calt",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "tnum",
    "case",
    "zero",
    "ss03",
    "cv05",
    "cv11",
)


def main() -> None:
    """Make the font when it is not there yet."""
    package = files("fontpkg_inter")
    recipe = version("fontpkg-inter").encode() + Path(__file__).read_bytes()
    stamp = FOLDER / "inter.stamp"
    made_from = sha256(recipe).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == made_from:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    source = package / "files" / "Inter[opsz,wght].ttf"
    with source.open("rb") as file:
        font = cut_down(TTFont(file))
    unfinished = FOLDER / "inter.unfinished"
    font.flavor = "woff2"
    font.save(unfinished)
    unfinished.replace(FOLDER / "inter.woff2")
    (FOLDER / "inter-license.txt").write_bytes((package / "LICENSE").read_bytes())
    stamp.write_text(made_from, encoding="ascii")


def cut_down(font: TTFont) -> TTFont:
    """Keep what the screens use: letters, features, weights from 400 to 700, one optical size."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[letter for first, last in RANGES for letter in range(first, last + 1)])
    subsetter.subset(font)
    return instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": WEIGHTS}, inplace=True)


if __name__ == "__main__":
    main()
