"""The redaction report as it stays with an upload and each result: what, where, how many; no originals."""

from collections import Counter
from typing import Any

from portal.redaction import MemberReport, RedactedText, Report

MOST_MEMBERS = 5_000
"""More files than this are counted, not listed; those that were withheld are listed first."""


def report_of(report: Report) -> dict[str, Any]:
    """The report of a file or bundle. Paths are the redacted ones; the original ones are left out."""
    ordered = sorted(report.members, key=lambda one: (one.state != "withheld", not one.counts))
    listed = set(map(id, ordered[:MOST_MEMBERS]))
    return {
        "size": report.size,
        "members_total": len(report.members),
        "withheld_total": len(report.withheld),
        "counts": {category.value: number for category, number in report.counts.items()},
        "kinds": dict(report.kinds),
        "members": [_member(one) for one in report.members if id(one) in listed],
    }


def report_of_text(redacted: RedactedText) -> dict[str, Any]:
    """The report of one written text."""
    return {
        "size": len(redacted.text.encode()),
        "members_total": 1,
        "withheld_total": 0,
        "counts": dict(Counter(one.category.value for one in redacted.findings)),
        "kinds": dict(Counter(one.kind for one in redacted.findings)),
        "members": [],
    }


def _member(member: MemberReport) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": member.path,
        "size": member.size,
        "format": member.format,
        "state": member.state,
        "reason": member.reason,
        "counts": {category.value: number for category, number in member.counts.items()},
    }
    return {**row, "picture": member.picture} if member.picture else row
