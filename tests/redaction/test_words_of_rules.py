"""Words that rules ask for stay as they are in a face, however a rule puts them together."""

import re

import pytest

from portal.redaction.faces.plain_words import LOWER, WORDS
from portal.redaction.faces.signs import FOLDED
from portal.redaction.rules.every_rule import RULES
from portal.redaction.rules.rule import Expression
from tests.support.spelling import words_of


def _folded(longest: int) -> dict[str, str]:
    """Words that some rule asks for and that a face shows by an example, each with the rule."""
    return {
        word: one.pattern.pattern[:200].decode("utf-8", "replace")
        for one in RULES
        for word in words_of(one.pattern, longest)
        if not set(word.encode()) <= set(FOLDED.lower())
        and max(WORDS[word.encode()], WORDS[word.title().encode()]) >= LOWER
    }


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (rb"(?i)(?<![a-z])(?:KD|kund)[-. ]{0,2}(?:nr|no)",
         {"kd", "kund", "nr", "no", "kdnr", "kdno", "kundnr", "kundno"}),
        (rb"set\b ?to (?=now)", {"set", "to", "now"}),
        (rb"x[a-z]+y z\xc3\xa9 [rs]a", {"ra", "sa"}),
    ],
)  # fmt: skip
def test_words_are_read_off_a_pattern(pattern: bytes, words: set[str]) -> None:
    assert words_of(Expression(pattern), 9) == words


def test_no_word_that_a_rule_puts_together_is_folded() -> None:
    assert _folded(12) == {}, "these words belong in rules/tables/together.toml"


# `7z` alone, as a face shows a count with its unit, and `KEY-1-`, as it shows a number between dashes.
_SPELLED = re.compile(rb"(?<=[(|:])[0-9]{1,6}[a-z]{1,2}(?=[)|])|(?<=[A-Za-z]-)[0-9]{1,5}(?=-[^0-9\]])")


@pytest.mark.parametrize("pattern", [b"(?:7z|zip) -p", b"(SWMKEY-1-[A-Z]{40})"])
def test_digits_that_a_face_changes_are_seen_in_a_pattern(pattern: bytes) -> None:
    assert _SPELLED.search(pattern) is not None


def test_no_rule_spells_a_digit_that_a_face_changes() -> None:
    spelled = {one.pattern.pattern[:200] for one in RULES if _SPELLED.search(one.pattern.pattern)}

    assert spelled == set(), "ask for any digit, `[0-9]z`"
