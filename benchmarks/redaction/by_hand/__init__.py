r"""Texts written by hand from the formats of makers and issuers, one a line, values marked «so».

`~n32~` stands for 32 signs by lot (the letter says of which kind), `\N` for a line break. The kind of a
value is the file it stands in. `first_sight.txt` was written last and measured before the rules changed.
"""

import random
import re
import string
from importlib import resources

from benchmarks.redaction.corpus import Sample

_SIGNS = {
    "a": string.ascii_lowercase,
    "A": string.ascii_uppercase,
    "0": string.digits,
    "x": "0123456789abcdef",
    "X": "0123456789ABCDEF",
    "b": string.ascii_letters + string.digits + "+/",
    "u": string.ascii_letters + string.digits + "-_",
    "n": string.ascii_letters + string.digits,
    "l": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "p": string.ascii_letters + string.digits + "!@#$%^*",
}
_LOT = re.compile("~([" + "".join(_SIGNS) + "])([0-9]+)~")
_MARKED = re.compile("«(.*?)»")


def by_hand(seed: int) -> list[Sample]:
    """All texts, with signs by lot from this seed."""
    dice = random.Random(seed)
    made = []
    for entry in sorted(resources.files(__name__).iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".txt"):
            kind = entry.name.removesuffix(".txt")
            lines = entry.read_text(encoding="utf-8").splitlines()
            made += [_sample(line, kind, dice) for line in lines]
    return made


def drawn(text: str, dice: random.Random) -> str:
    """A text with its signs by lot and its line breaks."""

    def signs(match: re.Match[str]) -> str:
        return "".join(dice.choice(_SIGNS[match[1]]) for _ in range(int(match[2])))

    return _LOT.sub(signs, text).replace("\\N", "\n")


def _sample(line: str, kind: str, dice: random.Random) -> Sample:
    text, places, place = "", [], 0
    whole = drawn(line, dice)
    for match in _MARKED.finditer(whole):
        text += whole[place : match.start()]
        places.append((len(text), len(text) + len(match[1]), kind))
        text += match[1]
        place = match.end()
    return Sample(text + whole[place:], tuple(places))
