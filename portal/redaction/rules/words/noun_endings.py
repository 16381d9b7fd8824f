"""What nouns and their adjectives end in: `Implantação`, `Functioneel`, `Registratore`.

Words made so name what is done, who does it and what it is like, and seldom a person. They tell nothing
beside a first name or a family name that is known: `Nascimento` is one.
"""

from functools import lru_cache
from importlib import resources

_LEAST_STEM = 3


def ends_as_noun(lower: str) -> bool:
    """Whether a word in small letters ends as nouns of some language do, with a stem before it."""
    return lower.endswith(_endings()) and any(
        lower.endswith(ending) and (len(lower) - len(ending) >= _LEAST_STEM or lower == ending)
        for ending in _endings()
    )


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """The endings as they are written, for `ani` without its accent ends names."""
    source = resources.files("portal.redaction").joinpath("lexicon", "endings.txt")
    lines = source.read_text(encoding="utf-8").split("\n")
    words = [word.casefold() for line in lines if not line.startswith("#") for word in line.split()]
    return tuple(dict.fromkeys(words))
