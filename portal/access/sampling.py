"""Lines that redaction changed, kept for the uploader to look at: as they were, with every finding."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from portal.redaction import Finding, MemberReport
from portal.vocabulary import DataCategory, Treatment

LONGEST_LINE = 600
_BEFORE_FINDING = 120


@dataclass(frozen=True)
class Sample:
    """One changed line; offsets of findings count characters of `before`."""

    member: str
    line: int
    before: str
    findings: tuple[Finding, ...]

    @property
    def categories(self) -> frozenset[DataCategory]:
        """What was found in it."""
        return frozenset(one.category for one in self.findings)


class Samples:
    """Collects the changed lines that were chosen to be looked at."""

    def __init__(self) -> None:
        """Begin with none."""
        self.kept: list[Sample] = []

    def see(self, member: str, line: int, before: str, _after: str, findings: Sequence[Finding]) -> None:
        """Keep one changed line."""
        self.kept.append(_shortened(Sample(member, line, before, tuple(findings))))

    def rename(self, members: Iterable[MemberReport]) -> None:
        """Let each line bear its member's redacted path, as the report does."""
        paths = {one.original_path: one.path for one in members}
        self.kept = [replace(one, member=paths.get(one.member, one.member)) for one in self.kept]

    def to_bytes(self) -> bytes:
        """All of them, to be sealed: they hold originals."""
        rows = [
            [one.member, one.line, one.before, [_row(finding) for finding in one.findings]]
            for one in self.kept
        ]
        return json.dumps(rows, ensure_ascii=True).encode()


def samples_from(content: bytes) -> list[Sample]:
    """Read what `Samples.to_bytes` wrote."""
    return [
        Sample(member, line, before, tuple(_finding(row) for row in rows))
        for member, line, before, rows in json.loads(content)
    ]


def _shortened(sample: Sample) -> Sample:
    """A window of a very long line around its first finding."""
    if len(sample.before) <= LONGEST_LINE:
        return sample
    first = sample.findings[0].start if sample.findings else 0
    start = max(0, first - _BEFORE_FINDING)
    end = start + LONGEST_LINE
    inside = tuple(
        Finding(
            one.start - start,
            min(one.end, end) - start,
            one.kind,
            one.category,
            one.treatment,
            one.replacement,
        )
        for one in sample.findings
        if start <= one.start < end
    )
    return Sample(sample.member, sample.line, sample.before[start:end], inside)


def _row(one: Finding) -> list[object]:
    return [one.start, one.end, one.kind, one.category.value, one.treatment.value, one.replacement]


def _finding(row: list[object]) -> Finding:
    start, end, kind, category, treatment, replacement = row
    return Finding(
        int(str(start)),
        int(str(end)),
        str(kind),
        DataCategory(str(category)),
        Treatment(str(treatment)),
        str(replacement),
    )
