"""A list of cases as comma-separated values that no spreadsheet mistakes for a formula."""

import csv
import io
from collections.abc import Sequence

from portal.web.case_rows import CaseRow

_HEADS = (
    "Reference", "Title", "Product", "Customer", "Companies", "Severity", "Must act next", "Since",
    "Next update", "Permission", "State",
)  # fmt: skip


def csv_of(rows: Sequence[CaseRow]) -> str:
    """The rows under their heads (RFC 4180); instants in UTC."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(_HEADS)
    for row in rows:
        table.writerow(
            _harmless(value)
            for value in (
                row.reference,
                row.title,
                row.product,
                row.customer,
                ", ".join(row.organizations),
                row.severity_word,
                "" if row.rests else row.holder.name or "nobody",
                row.since.isoformat(timespec="seconds"),
                row.promised_at.isoformat(timespec="seconds") if row.promised_at else "",
                row.permission.words,
                row.state.value.replace("_", " "),
            )
        )
    return out.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
