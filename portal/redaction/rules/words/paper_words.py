"""The words for papers and for what is numbered, as `papers.toml` lists them."""

from functools import lru_cache

from portal.redaction.rules.words.tables import word_table

_THINGS, _PAPERS = "loose", "papers"
"""The table of papers.toml for words of many meanings, and those of them that stand for papers."""


def is_loose(word: str) -> bool:
    """Whether a word for a paper speaks of machines, settings and sums as often."""
    return word.lower() in loose()


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The words for each kind of paper, lower case."""
    told = word_table("papers.toml").items()
    return {kind: listed(text) for kind, text in told if kind != _THINGS}


@lru_cache(maxsize=1)
def things() -> dict[str, tuple[str, ...]]:
    """Words for a thing, or for what was agreed on, that its number may follow."""
    told = word_table("papers.toml")[_THINGS].items()
    return {kind: listed(text) for kind, text in told if kind != _PAPERS}


@lru_cache(maxsize=1)
def loose() -> frozenset[str]:
    """The words for papers that speak of other things as often."""
    return frozenset(listed(word_table("papers.toml")[_THINGS][_PAPERS]))


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a table, which commas part."""
    return tuple(phrase.strip() for phrase in text.split(","))
