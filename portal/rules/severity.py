"""Each organization's own words for severity, set side by side with the others'.

A vendor says "Sev 1", its partner "P2": both stay as they are and are mapped to the common scale, so that
nobody has to guess and a wrong mapping is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.vocabulary import Invalid, Severity


@dataclass(frozen=True, slots=True)
class SeverityWord:
    """One word of an organization's scale and what it means on the common one."""

    word: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class SeverityScale:
    """An organization's words, most severe first.

    Raises `Invalid` when a word is empty or said twice, when a level of the common scale has no word, or
    when a later word is more severe than an earlier one.
    """

    words: tuple[SeverityWord, ...]

    def __post_init__(self) -> None:
        """Refuse a scale on which two sides could misunderstand each other."""
        spoken = [entry.word.strip().casefold() for entry in self.words]
        if not all(spoken):
            raise Invalid("Every severity needs a word.", "words")
        if len(set(spoken)) != len(spoken):
            raise Invalid("Each word may stand for one severity only.", "words")
        if missing := [level.value for level in Severity if not self.words_for(level)]:
            raise Invalid(f"Say which of your words means {', '.join(missing)}.", "words")
        order = [list(Severity).index(entry.severity) for entry in self.words]
        if order != sorted(order):
            raise Invalid("List your words from the most to the least severe.", "words")

    def severity_of(self, word: str) -> Severity:
        """What `word` means on the common scale; raises `Invalid` for a word that is not on this scale."""
        for entry in self.words:
            if entry.word.strip().casefold() == word.strip().casefold():
                return entry.severity
        raise Invalid(f"“{word}” is not one of the severities of this organization.", "severity")

    def words_for(self, severity: Severity) -> tuple[str, ...]:
        """This organization's words for one level, most severe first."""
        return tuple(entry.word for entry in self.words if entry.severity is severity)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One case's severity as its opener calls it, and what the partner calls the same level."""

    ours: str
    theirs: tuple[str, ...]
    severity: Severity


COMMON_SCALE = SeverityScale(
    tuple(SeverityWord(level.value.capitalize(), level) for level in Severity),
)


def side_by_side(ours: SeverityScale, theirs: SeverityScale, word: str) -> SideBySide:
    """Set `word` of our scale beside the partner's words; raises `Invalid` when it is not our word."""
    severity = ours.severity_of(word)
    return SideBySide(ours=word, theirs=theirs.words_for(severity), severity=severity)


def scale_from_json(kept: Sequence[Any]) -> SeverityScale:
    """The scale that `scale_to_json` wrote; of an organization that set none, the common one."""
    if not kept:
        return COMMON_SCALE
    return SeverityScale(
        tuple(SeverityWord(str(entry["word"]), Severity(entry["severity"])) for entry in kept)
    )


def scale_to_json(scale: SeverityScale) -> list[dict[str, str]]:
    """The scale as the organization's row keeps it: [{"word", "severity"}], most severe first."""
    return [{"word": entry.word, "severity": entry.severity.value} for entry in scale.words]
