"""The customer's own patterns: found everywhere, kept with the case, refused in words."""

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.vocabulary import DataCategory, Invalid


def _told(*patterns: str) -> CaseDictionary:
    dictionary = CaseDictionary()
    for pattern in patterns:
        dictionary.tell_pattern(pattern)
    return dictionary


def _redacted(text: str, dictionary: CaseDictionary) -> str:
    return redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), dictionary).text


def test_a_pattern_is_found_on_its_line_in_json_and_behind_escapes() -> None:
    text = 'PRJ-2041 failed\n{"note": "see PRJ-2041"}\nGET /x?q=%50RJ-2041 no PRJ-20\n'

    made = _redacted(text, _told(r"\bPRJ-[0-9]{4}\b"))

    assert "RJ-2041" not in made
    assert made.count("CUSTOMER_TERM") == 3
    assert "no PRJ-20\n" in made


def test_the_ends_of_a_line_are_meant_and_no_pattern_reaches_over_them() -> None:
    made = _redacted("Ticket 7\nof Ticket 8\na b\n", _told("^Ticket [0-9]+$", r"8\s+a"))

    assert made.startswith("<CUSTOMER_TERM-")
    assert "of Ticket 8\na b\n" in made


def test_patterns_are_kept_with_the_case_and_join_those_of_others() -> None:
    kept = CaseDictionary.from_bytes(_told("PRJ-[0-9]+").to_bytes())
    kept.merge(_told("ORD-[0-9]+"))

    assert [pattern for pattern, _ in kept.patterns] == ["ORD-[0-9]+", "PRJ-[0-9]+"]
    assert _redacted("PRJ-9 ORD-9", kept).count("CUSTOMER_TERM") == 2


@pytest.mark.parametrize("pattern", ["", "x" * 600, "(?=a)b", r"(a)\1", "(a", "a*", r"\Astart"])
def test_a_pattern_that_cannot_be_used_is_refused_with_a_sentence(pattern: str) -> None:
    with pytest.raises(Invalid, match=r"\.$"):
        CaseDictionary().tell_pattern(pattern, DataCategory.PEOPLE)


def test_a_pattern_that_would_backtrack_elsewhere_ends_at_once_here() -> None:
    made = _redacted("a" * 60_000 + "!", _told("(a+)+x"))

    assert made.endswith("!")
