"""Two scales side by side, and the scales that would mislead."""

import pytest

from portal.rules.severity import (
    COMMON_SCALE,
    SeverityScale,
    SeverityWord,
    scale_from_json,
    scale_to_json,
    side_by_side,
)
from portal.vocabulary import Invalid, Severity

OURS = SeverityScale(
    (
        SeverityWord("Sev 1", Severity.CRITICAL),
        SeverityWord("Sev 2", Severity.HIGH),
        SeverityWord("Sev 3", Severity.MEDIUM),
        SeverityWord("Sev 4", Severity.LOW),
    )
)
THEIRS = SeverityScale(
    (
        SeverityWord("P0", Severity.CRITICAL),
        SeverityWord("P1", Severity.CRITICAL),
        SeverityWord("P2", Severity.HIGH),
        SeverityWord("P3", Severity.MEDIUM),
        SeverityWord("P4", Severity.LOW),
    )
)


def test_each_side_reads_its_own_word() -> None:
    shown = side_by_side(OURS, THEIRS, "Sev 1")

    assert (shown.ours, shown.theirs, shown.severity) == ("Sev 1", ("P0", "P1"), Severity.CRITICAL)


def test_a_word_of_another_scale_is_not_guessed() -> None:
    with pytest.raises(Invalid) as refused:
        OURS.severity_of("P1")

    assert refused.value.field == "severity"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([("", Severity.CRITICAL)], "Every severity needs a word."),
        ([("A", Severity.CRITICAL), ("a ", Severity.HIGH)], "Each word may stand for one severity only."),
        ([("A", Severity.CRITICAL)], "Say which of your words means high, medium, low."),
        (
            [("1", Severity.HIGH), ("2", Severity.CRITICAL), ("3", Severity.MEDIUM), ("4", Severity.LOW)],
            "List your words from the most to the least severe.",
        ),
    ],
)
def test_a_scale_that_would_mislead_is_refused(words: list[tuple[str, Severity]], sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        SeverityScale(tuple(SeverityWord(word, severity) for word, severity in words))

    assert refused.value.sentence == sentence


def test_an_organization_without_a_scale_of_its_own_has_the_common_one() -> None:
    assert COMMON_SCALE.severity_of("critical") is Severity.CRITICAL


def test_a_scale_is_read_as_it_was_kept() -> None:
    assert scale_from_json(scale_to_json(THEIRS)) == THEIRS
    assert scale_from_json([]) == COMMON_SCALE
