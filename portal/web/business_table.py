"""The register of business events as a table to take along: the columns that an import reads."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from portal.measures.business.event import TELLINGS, Column
from portal.measures.business.table import HEADER
from portal.records.business_events import BusinessRow
from portal.web.business_words import field_text
from portal.web.table_files import ShownTable


def register_table(rows: Sequence[BusinessRow], zone: ZoneInfo) -> ShownTable:
    """One line for each row; what is exported can be imported again."""
    lines = [(row.kind.value, *(_text(row, column, zone) for column in Column)) for row in rows]
    return ShownTable("business-events", "Business events", HEADER, lines)


def _text(row: BusinessRow, column: Column, zone: ZoneInfo) -> str:
    return field_text(row, column, zone) if column in TELLINGS[row.kind].columns else ""
