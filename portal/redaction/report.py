"""What a run did, member by member."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from portal.vocabulary import DataCategory, Invalid

State = Literal["redacted", "unchanged", "withheld"]
_FORMAT = 1


def rebuilt_name(name: str) -> str:
    """What the text is called that leaves of a document which itself does not."""
    return f"{name}.txt"


@dataclass(frozen=True, slots=True)
class MemberReport:
    """One file: where it stood, where it stands now, and what was taken out of it.

    `size` is the unpacked size in bytes. `reason` is a plain sentence and only set when withheld.
    `picture` is the mark of a picture that leaves, or would leave if somebody looked at it.
    """

    path: str
    original_path: str
    size: int
    format: str
    state: State
    reason: str = ""
    counts: Mapping[DataCategory, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All members of one run, in the order of the source."""

    members: tuple[MemberReport, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing had to be withheld."""
        return not self.withheld

    @property
    def withheld(self) -> tuple[MemberReport, ...]:
        """The members that do not leave, each with its reason."""
        return tuple(member for member in self.members if member.state == "withheld")

    @property
    def size(self) -> int:
        """Unpacked bytes that were looked at."""
        return sum(member.size for member in self.members)

    @property
    def counts(self) -> dict[DataCategory, int]:
        """Findings per category over all members."""
        totals: dict[DataCategory, int] = {}
        for member in self.members:
            for category, count in member.counts.items():
                totals[category] = totals.get(category, 0) + count
        return totals

    @property
    def kinds(self) -> dict[str, int]:
        """Findings per kind over all members."""
        totals: dict[str, int] = {}
        for member in self.members:
            for kind, count in member.kinds.items():
                totals[kind] = totals.get(kind, 0) + count
        return totals

    def to_json(self) -> str:
        """The report as JSON; its schema is `docs/redaction-report.schema.json`."""
        return json.dumps(
            {
                "format": _FORMAT,
                "clean": self.clean,
                "size": self.size,
                "counts": {str(c): n for c, n in self.counts.items()},
                "kinds": self.kinds,
                "members": [_member(member) for member in self.members],
            }
        )

    @classmethod
    def from_json(cls, text: str) -> "Report":
        """Read what `to_json` wrote. Raises `Invalid` for anything else."""
        try:
            rows = json.loads(text)["members"]
            return cls(tuple(_read(row) for row in rows))
        except (ValueError, KeyError, TypeError) as error:
            raise Invalid("This redaction report cannot be read.") from error


def _member(member: MemberReport) -> dict[str, object]:
    row: dict[str, object] = {
        "path": member.path,
        "original_path": member.original_path,
        "size": member.size,
        "format": member.format,
        "state": member.state,
        "reason": member.reason,
        "counts": {str(c): n for c, n in member.counts.items()},
        "kinds": dict(member.kinds),
    }
    return {**row, "picture": member.picture} if member.picture else row


def _read(row: dict[str, object]) -> MemberReport:
    counts, kinds, size = row["counts"], row["kinds"], row["size"]
    if not isinstance(counts, dict) or not isinstance(kinds, dict) or not isinstance(size, int):
        raise TypeError
    states: dict[str, State] = {"redacted": "redacted", "unchanged": "unchanged", "withheld": "withheld"}
    return MemberReport(
        path=str(row["path"]),
        original_path=str(row["original_path"]),
        size=size,
        format=str(row["format"]),
        state=states[str(row["state"])],
        reason=str(row["reason"]),
        counts={DataCategory(c): int(n) for c, n in counts.items()},
        kinds={str(k): int(n) for k, n in kinds.items()},
        picture=str(row.get("picture", "")),
    )
