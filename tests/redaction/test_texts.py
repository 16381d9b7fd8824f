"""Many texts at once: each as it would come out alone, and answered before more is asked for."""

import io
import itertools
import json

import pytest

from benchmarks.redaction.logs import lines
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.texts.rows import redact_rows
from portal.redaction.texts.texts import redact_texts

KEY = Pseudonyms(b"the key of one case")
TEXTS = [
    *itertools.islice(lines(3, fresh=True), 30),
    "user mokafor77 logged in",
    "copied mokafor77.log",
    "user=mokafor78 wrote /tmp/mokafor78_dump.log",
    "token=Tr0ub4dor-and-3 came as 5472307562346430722d616e642d33",
    '{"user": "olga52", "password": "hunter2x"}',
    '{"rows": [{"host": "db-07"}, {"login": "bob77", "by": "olga54"}], "msg": "olga54 left"}',
    '{\n  "name": "password",\n  "value": "hunter2x"\n}\n',
    '{"user": "alice9", "open": "db-07 }',
    "user=olga55 came\nfrom 10.3.2.1\n",
    "user=olga56 came\nolga56_dump.log was written",
    'login of olga57\n{"user": "bob78", "n": 1}',
    "password:\nhunter2x",
    "password:",
    "hunter2x",
    "host=db-07.corp.local\nuser=olga52",
    "-----BEGIN PRIVATE KEY-----",
    "From: Olga Haverkamp <olga@harbor.com>",
    "GSSAPI: principal HTTP/«web01.acme.local»@«ACME.LOCAL» for olga53",
    "mail %41lice%40harbor.com and note=a\\nuser=bob77",
    "a,b\r\nc,d",
    "",
    " ",
]


def _learned() -> CaseDictionary:
    words = CaseDictionary()
    words.learn("olga52", "account")
    words.learn("troub4dor", "person")
    return words


@pytest.mark.parametrize("words", [CaseDictionary(), _learned()], ids=["nothing", "something"])
def test_texts_come_out_together_as_each_does_alone(words: CaseDictionary) -> None:
    together = redact_texts(TEXTS, PSEUDONYMIZE_ALL, KEY, words)

    assert together == [redact_text(text, PSEUDONYMIZE_ALL, KEY, words) for text in TEXTS]


@pytest.mark.parametrize("others", [0, 20])
def test_an_address_goes_though_it_stands_for_one_of_another_text(others: int) -> None:
    own = Pseudonyms(b"the key of one case")
    first = "peer 192.168.7.9 is down"
    second = redact_text(first, PSEUDONYMIZE_ALL, own, CaseDictionary()).text
    texts = [first, second, *(f"peer 10.1.2.{n}" for n in range(others))]

    made = redact_texts(texts, PSEUDONYMIZE_ALL, own, CaseDictionary())

    assert made[0].text == second
    assert made[1].text != second


def test_what_a_text_gives_away_is_replaced_in_all_of_it_and_in_no_other() -> None:
    made = dict(
        zip(TEXTS, redact_texts(TEXTS, PSEUDONYMIZE_ALL, KEY, CaseDictionary()), strict=True),
    )

    assert "mokafor77" not in made["user mokafor77 logged in"].text
    assert made["copied mokafor77.log"].text == "copied mokafor77.log"
    assert "mokafor78" not in made["user=mokafor78 wrote /tmp/mokafor78_dump.log"].text


def test_lines_that_are_there_are_answered_before_more_is_asked_for() -> None:
    rows = [json.dumps({"id": number, "text": text}).encode() for number, text in enumerate(TEXTS)]
    whole = b"\n".join(rows[:20]) + b"\n\n" + b"\n".join(rows[20:])
    pieces = [whole[:700], whole[700:701], whole[701:]]
    answered: list[str] = []
    seen: list[int] = []

    class Source(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            del size
            seen.append(len(answered))
            return pieces.pop(0) if pieces else b""

    redact_rows(Source(), answered.append, PSEUDONYMIZE_ALL, KEY, CaseDictionary())

    assert seen == [0, whole[:700].count(b"\n"), whole[:701].count(b"\n"), len(rows) - 1]
    assert [json.loads(row)["id"] for row in answered] == list(range(len(rows)))
