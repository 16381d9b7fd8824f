"""Lines of JSON in a log: judged by their shape and values, many at once, as each would be alone."""

import io
import json

import pytest

from benchmarks.redaction.logs import json_log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine
from portal.redaction.texts.documents import redacted_lines

KEY = b"the key of one case"
LINES = (
    b'{"name": "password", "value": "hunter2x"}',
    b'{"name": "color", "value": "hunter2x"}',
    b'{"args": ["--password", "swordf1sh", "-v"], "n": 12}',
    b'{"args": ["rest", "swordf1sh", "more"], "n": 12}',
    b'{"msg": "say \\"jane.doe@harbor.com\\" now\\tok", "password": "hunter\\\\2x"}',
    b'{"msg": "mail of jane.doe@harbor.com\\nnext: 10.1.2.3"}',
    b'{"inner": "{\\"token\\": \\"abc123def456\\"}", "xml": "<a><password>hunter2x</password></a>"}',
    b'{"list": "[1, 2, 3]", "text": "[2024-05-20 22:13:23] from 10.1.2.3"}',
    b'{"phone": 4930901820, "host": "db-07", "ids": [1, 2.5e3, null, true]}',
    b'{"cookies": [{"name": "sid", "value": "zx81zx81zx81"}]}',
    b'{"broken": "alice9", }}',
    b'{"user": "alice9", "open": "db-07',
    b'{"user": "alice9", "open": "db-07 }',
    b'{"q": "a=1&email=jane.doe%40harbor.com"} }',
)


def _redacted(content: bytes, dictionary: CaseDictionary, *, slow: bool = False, form: str = "text") -> bytes:
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary, slow=slow)
    return b"".join(line.after for line in redacted_lines(io.BytesIO(content), form, engine, Limits()))


def _is_json(line: bytes) -> bool:
    try:
        return bool(json.loads(line))
    except ValueError:
        return False


@pytest.mark.parametrize("size", [700, pytest.param(400_000, marks=pytest.mark.deep)])
def test_json_lines_get_the_same_from_both_ways(size: int) -> None:
    words = CaseDictionary()
    words.tell(["Merge", "22", "abendroth"])
    content = json_log(7, size) + b"\n".join(LINES)

    assert _redacted(content, words) == _redacted(content, words, slow=True)


@pytest.mark.parametrize("line", LINES)
def test_a_line_gets_among_others_what_it_gets_alone(line: bytes) -> None:
    among = _redacted(b"\n".join((*LINES, line)), CaseDictionary()).rsplit(b"\n", 1)[1]

    assert among == _redacted(line, CaseDictionary())


@pytest.mark.parametrize("around", [b"[%s]", b'{"n": 1, "rows":\n[%s]}', b'{"a": {"rows": [[%s], 2]}}'])
def test_an_object_in_a_document_gets_what_it_gets_as_a_line(around: bytes) -> None:
    lines = [line for line in LINES if _is_json(line)]
    apart = b",\n".join(lines).replace(b', "', b',\r\n\t"')

    made = _redacted(around % apart, CaseDictionary(), form="json")

    each = b",\n".join(_redacted(line, CaseDictionary()) for line in lines)
    assert json.loads(made) == json.loads(around % each)
    assert made.count(b"\n\t") == apart.count(b"\n\t")


def test_an_object_is_judged_by_what_it_lies_below() -> None:
    content = (
        b'{"color": [{"value": "hunter2x"}], "password": [{"value": "hunter2x"}, {"value": "swordf1sh"}]}'
    )

    made = _redacted(content, CaseDictionary(), form="json")

    assert b'"color": [{"value": "hunter2x"}]' in made
    assert (made.count(b"hunter2x"), made.count(b"swordf1sh")) == (1, 0)
    assert made == _redacted(content, CaseDictionary(), form="json", slow=True)


def test_what_must_not_leave_is_taken_out_of_each_line() -> None:
    made = _redacted(b"\n".join(LINES), CaseDictionary()).split(b"\n")

    assert b"hunter2x" in made[1]
    assert b"swordf1sh" in made[3]
    assert [
        b"hunter2x" in made[0],
        b"swordf1sh" in made[2],
        b"harbor" in made[4],
        b"4930901820" in made[8],
    ] == [False] * 4
    assert all(json.loads(line) for line in made[:10])


def test_a_word_of_the_case_that_is_a_number_leaves_json_behind() -> None:
    words = CaseDictionary()
    words.tell(["48213"])

    made = json.loads(_redacted(b'{"order": 48213, "msg": "order 48213 of alice9"}', words))

    assert made["order"].startswith("<CUSTOMER_TERM")
    assert made["order"] in made["msg"]


def test_a_word_of_the_case_is_found_behind_the_escapes_of_json() -> None:
    words = CaseDictionary()
    words.tell(['the "Heron" plan', "left\\right"])

    made = _redacted(b'{"a": "see the \\"Heron\\" plan", "b": "by left\\\\right today"}', words)

    assert b"Heron" not in made
    assert b"right" not in made
