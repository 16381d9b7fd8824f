"""The log as comma-separated values that no spreadsheet mistakes for a formula."""

import csv
import io
from collections.abc import Sequence

from portal.web.audit_rows import LogRow

_HEADS = (
    "When (UTC)", "What", "Who", "Company", "Case", "What was read", "Given by", "Permission version", "Kind",
    "Entry",
)  # fmt: skip
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(rows: Sequence[LogRow]) -> str:
    """The rows under their heads (RFC 4180); instants in UTC."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(_HEADS)
    for row in rows:
        read = row.read
        table.writerow(
            harmless(value)
            for value in (
                f"{row.at:%Y-%m-%d %H:%M:%S}",
                row.words,
                row.person,
                row.organization,
                row.reference,
                read.label if read else "",
                read.given_by if read else "",
                str(read.version or "") if read else "",
                row.verb.value,
                str(row.entry_id),
            )
        )
    return out.getvalue()


def harmless(value: str) -> str:
    """The value, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{value}" if value.startswith(_BEGINS_A_FORMULA) else value
