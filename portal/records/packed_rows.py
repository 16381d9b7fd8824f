"""Many rows read as one piece of bytes that numpy sees as columns: a driver's values cost far more than rows.

The database itself puts each row together with a fixed width: on SQLite as text (ids as they are kept there),
on PostgreSQL as bytes. A row whose values do not fit (a reason of many words) shifts all that follow, which
shows at the ends of rows: then nothing is told, and whoever asked looks at the rows one by one.

SQLite keeps the packed rows of three tables as indexes over this very expression (migration 0036), so that it
puts them together when a row changes and not when a million are read. Another form needs other indexes.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    LargeBinary,
    Select,
    String,
    Table,
    case,
    func,
    literal,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session

from portal.measures.fact_columns.columns import NEVER, Array
from portal.records.packed_words import EMPTY_WORD, PackedNames, instants, numbers, words_in

_END = b"     ~"
_BEHIND = "~"
"""Behind all that can follow an id in a packed row."""
_NOTHING: ColumnElement[str] = literal_column("''", String)
_EMPTY: ColumnElement[str] = literal_column(f"'{EMPTY_WORD}'", String)
WORD = 8
"""Bytes that are looked at as one number."""


class What(Enum):
    """What a column holds, where it is no word."""

    ID = "id"
    """Given as the number that the id gets here."""
    PLAIN_ID = "plain id"
    """Given as it is, in WORDs; it is never missing."""
    INSTANT = "instant"
    NUMBER = "number"


Field = tuple[str, What | PackedNames]


class PackedRows:
    """How rows are packed by one kind of database, and what is known of its ids so far."""

    def __init__(self, database: Session) -> None:
        """Know no id yet."""
        self._way: _Text | _Bytes = _Bytes() if database.get_bind().dialect.name == "postgresql" else _Text()
        self._ids = PackedNames(self._way.id_width, none=self._way.no_id, mixed=1)

    def ids(self, database: Session, wanted: Select[Any]) -> Array | None:
        """The ids that are asked for, in WORDs; None where one does not have the form of an id."""
        inner = wanted.subquery()
        asked = select(self._way.ids_together(inner.c[0]))
        return self._rows(database.execute(asked).scalar(), [("id", What.PLAIN_ID)])

    def of_cases(
        self, database: Session, table: Table, fields: Sequence[Field], after: UUID, last: UUID
    ) -> list[Array] | None:
        """The columns of all rows of the cases after one id up to another; None where a row does not fit.

        The first field is the id of the case, the second the number in it: by both they are in order.
        """
        named = [(table.c[name], what) for name, what in fields]
        return self._columns(database, self._way.of_cases(named, after, last), fields)

    def _columns(self, database: Session, asked: Select[Any], fields: Sequence[Field]) -> list[Array] | None:
        rows = self._rows(database.execute(asked).scalar(), fields)
        if rows is None:
            return None
        found, place = [], 0
        for _, what in fields:
            width = self._width(what)
            found.append(self._column(rows[:, place : place + width], what))
            place += width
        return found

    def uuid(self, words: Array) -> UUID:
        """The id that these words are."""
        return self._way.uuid(words.tobytes())

    def _rows(self, data: bytes | None, fields: Sequence[Field]) -> Array | None:
        width = sum(self._width(what) for _, what in fields) + 1
        whole = bytes(data or b"")
        if len(whole) % (WORD * width):
            return None
        rows = words_in(whole).reshape(-1, width)
        return rows[:, :-1] if (rows[:, -1] == _LAST).all() else None

    def _width(self, what: What | PackedNames) -> int:
        if isinstance(what, PackedNames):
            return what.width
        if what is What.NUMBER:
            return 1
        return self._way.instant_width if what is What.INSTANT else self._way.id_width

    def _column(self, words: Array, what: What | PackedNames) -> Array:
        if isinstance(what, PackedNames):
            return what.numbers(words)
        if what is What.ID:
            return self._ids.numbers(words)
        if what is What.PLAIN_ID:
            return words
        return self._way.instants(words) if what is What.INSTANT else self._way.numbers(words[:, 0])


_LAST = words_in(_END.rjust(WORD))[0]


class _Text:
    """As SQLite keeps ids (32 digits) and instants (26 characters); nothing becomes blanks."""

    id_width, instant_width = 4, 4
    no_id = b" " * 32

    def row(self, columns: Sequence[tuple[Column[Any], What | PackedNames]]) -> ColumnElement[str]:
        """One call for a whole row: putting it together step by step costs twice as much."""
        form = "".join(self._form(what) for _, what in columns) + _END.rjust(WORD).decode()
        plain = (self._plain(column, what) for column, what in columns)
        return func.printf(literal_column(f"'{form}'"), *plain, type_=String)

    def of_cases(
        self, columns: Sequence[tuple[Column[Any], What | PackedNames]], after: UUID, last: UUID
    ) -> Select[Any]:
        """Found by what the rows are packed as: by that they are indexed, and so are packed already."""
        row = self.row(columns)
        return select(self.together(row)).where(row > after.hex + _BEHIND, row < last.hex + _BEHIND)

    def _form(self, what: What | PackedNames) -> str:
        if isinstance(what, PackedNames):
            return f"%-{WORD * what.width}s"
        return "%08d" if what is What.NUMBER else "%-32s"

    def _plain(self, column: Column[Any], what: What | PackedNames) -> ColumnElement[Any]:
        plain = type_coerce(column, String)
        if isinstance(what, PackedNames) and column.nullable:
            return case((plain == _NOTHING, _EMPTY), else_=plain)
        return plain

    def together(self, packed: ColumnElement[Any]) -> ColumnElement[Any]:
        return sql_cast(func.group_concat(packed, _NOTHING), LargeBinary)

    def ids_together(self, ids: ColumnElement[Any]) -> ColumnElement[Any]:
        """Each followed by the end of a row: ids that have their width need not be packed."""
        end = literal_column(f"'{_END.rjust(WORD).decode()}'", String)
        return sql_cast(func.group_concat(type_coerce(ids, String), end).op("||")(end), LargeBinary)

    def instants(self, words: Array) -> Array:
        return instants(words)

    def numbers(self, words: Array) -> Array:
        return numbers(words)

    def uuid(self, data: bytes) -> UUID:
        return UUID(hex=data.decode())


class _Bytes:
    """As PostgreSQL sends ids (16 bytes), and numbers (8 bytes, the highest first)."""

    id_width, instant_width = 2, 1
    no_id = b"\xff" * 16

    def row(self, columns: Sequence[tuple[Column[Any], What | PackedNames]]) -> ColumnElement[bytes]:
        whole: ColumnElement[bytes] = literal(b"", LargeBinary)
        for part in (*(self._packed(*one) for one in columns), literal(_END.rjust(WORD), LargeBinary)):
            whole = whole.op("||", return_type=LargeBinary())(part)
        return whole

    def of_cases(
        self, columns: Sequence[tuple[Column[Any], What | PackedNames]], after: UUID, last: UUID
    ) -> Select[Any]:
        (case_id, _), (number, _), *_rest = columns
        row = self.row(columns).label("packed")
        found = select(row).where(case_id > after, case_id <= last).order_by(case_id, number).subquery()
        return select(self.together(found.c.packed))

    def _packed(self, column: Column[Any], what: What | PackedNames) -> ColumnElement[Any]:
        if isinstance(what, PackedNames):
            word: ColumnElement[Any] = type_coerce(column, String)
            if column.nullable:
                word = func.coalesce(case((word == "", EMPTY_WORD), else_=word), "")
            width = func.greatest(WORD * what.width, func.length(word))
            return func.convert_to(func.rpad(word, width), "UTF8")
        if what is What.NUMBER:
            return func.int8send(sql_cast(column, BigInteger))
        if what is not What.INSTANT:
            return func.coalesce(func.uuid_send(column), literal(self.no_id, LargeBinary))
        micros = sql_cast(func.extract("epoch", column) * 1_000_000, BigInteger)
        return func.int8send(func.coalesce(micros, sql_cast(literal_column(f"'{NEVER}'"), BigInteger)))

    def together(self, packed: ColumnElement[Any]) -> ColumnElement[Any]:
        return func.string_agg(packed, literal(b"", LargeBinary), type_=LargeBinary)

    def ids_together(self, ids: ColumnElement[Any]) -> ColumnElement[Any]:
        packed = func.uuid_send(ids).op("||", return_type=LargeBinary())(
            literal(_END.rjust(WORD), LargeBinary)
        )
        return self.together(packed)

    def instants(self, words: Array) -> Array:
        return self.numbers(words[:, 0])

    def numbers(self, words: Array) -> Array:
        return words.byteswap().astype("<i8")

    def uuid(self, data: bytes) -> UUID:
        return UUID(bytes=data)
