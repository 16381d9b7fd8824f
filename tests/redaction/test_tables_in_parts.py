"""Rows of a table are judged in parts, and nothing is missed that their cells say beside each other."""

import io

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine
from portal.redaction.texts.documents import redacted_lines

LONG = b"the delivery was late again and nobody had been told"
ROWS = (
    (b"7,olga52,Hauptstr. 5," + LONG + b",70173 Stuttgart", b"Hauptstr"),
    (b"7,olga52," + LONG + b" at Hauptstr. 5,70173 Stuttgart,x", b"Stuttgart"),
    (b'7,olga52,"' + LONG + b', Steuer-ID",86095742719,x', b"86095742719"),
    (b"7,olga52,passport no.,C01X00T47," + LONG, b"C01X00T47"),
    (b"7," + LONG + b" by jane.doe@harbor.com,a,b,c", b"jane.doe"),
    (b'7,"' + LONG + b",\n" + LONG + b'",Steuer-ID,86095742719,c', b"86095742719"),
    (b"7,olga52,password=hunter2x,b," + LONG, b"hunter2x"),
)
HEAD = b"id,user,a,b,c\n"


def _redacted(content: bytes, dictionary: CaseDictionary, *, slow: bool = False) -> bytes:
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), dictionary, slow=slow)
    return b"".join(line.after for line in redacted_lines(io.BytesIO(content), "csv", engine, Limits()))


@pytest.mark.parametrize(("row", "gone"), ROWS)
def test_what_cells_say_beside_each_other_is_taken_out(row: bytes, gone: bytes) -> None:
    made = _redacted(HEAD + row + b"\n8,bernd7,a,b,c\n", CaseDictionary())

    assert gone not in made
    assert b"olga52" not in made
    assert LONG.replace(b" ", b"") in made.replace(b" ", b"")


def test_rows_of_which_the_head_still_says_something_are_looked_at_together() -> None:
    head = b"Date,Level,Machine,User Name,Text\r\n"
    rows = b"".join(b"2024-05-01,INFO,web07-lisbon,olga%d,x\r\n" % number for number in range(40))
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), CaseDictionary())

    first, *lines = redacted_lines(io.BytesIO(head + rows), "csv", engine, Limits())

    assert (first.before, first.after) == (head, head)
    assert [line.before for line in lines] == [rows]
    assert b"olga" not in lines[0].after


def test_rows_get_the_same_from_both_ways_and_in_any_company() -> None:
    words = CaseDictionary()
    words.tell(["again and", "olga52"])
    rows = [row for row, _ in ROWS]
    apart = [_redacted(HEAD + row, words).removeprefix(HEAD) for row in rows]

    together = _redacted(HEAD + b"\n".join(rows), words)

    assert together == HEAD + b"\n".join(apart)
    assert together == _redacted(HEAD + b"\n".join(rows), words, slow=True)


def test_a_word_of_the_case_in_a_column_of_names_is_what_was_told() -> None:
    words = CaseDictionary()
    words.tell(["olga52"])

    made = _redacted(HEAD + b"7,olga52,a,b,c\n", words)

    assert made.startswith(HEAD + b"7,<CUSTOMER_TERM-")
