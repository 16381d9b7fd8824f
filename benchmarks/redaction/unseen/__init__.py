r"""Texts written without a look at the rules, frozen before they were scored: one file a round.

Texts are divided by empty lines. A value that must go stands in marks with the letter of its kind,
«s|so»; «?|so» may go or stay and counts for nothing. `~n32~` stands for 32 signs by lot, as in
`benchmarks.redaction.by_hand`, `\N` for a line break.
"""

import random
import re
from importlib import resources

from benchmarks.redaction.by_hand import drawn
from benchmarks.redaction.corpus import Sample

KINDS = {
    "s": "secrets",
    "h": "machines and addresses in networks",
    "a": "accounts and mail addresses",
    "p": "names",
    "l": "places and birth dates",
    "n": "phones, papers, money",
    "d": "devices and clouds",
    "?": "may go or stay",
}
NEUTRAL = KINDS["?"]
_MARKED = re.compile("«([" + "".join(KINDS).replace("?", r"\?") + r"])\|(.*?)»", re.DOTALL)


def rounds() -> list[str]:
    """The names of the batches, in the order in which they were written."""
    found = (one.name for one in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".txt") for name in found if name.endswith(".txt"))


def batch(name: str, seed: int) -> list[Sample]:
    """The texts of one batch, with signs by lot from this seed."""
    dice = random.Random(f"{seed} {name}")
    whole = (resources.files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return [_sample(drawn(text, dice)) for text in whole.strip("\n").split("\n\n")]


def _sample(marked: str) -> Sample:
    text, places, place = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[place : match.start()]
        places.append((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        place = match.end()
    return Sample(text + marked[place:], tuple(places))
