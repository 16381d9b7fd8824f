"""Each rule is shown by a line, each issuer by a key of its shape, each state by a number that is valid."""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TypedDict, cast

import pytest

from benchmarks.redaction.from_pattern import Maker
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.rules.every_rule import RULES
from portal.redaction.rules.numbers import identity
from portal.redaction.rules.numbers.identity import validator
from portal.redaction.rules.secrets import issuers


class Line(TypedDict):
    """A row of `lines.toml`, or of `cases.toml`."""

    text: str
    gone: list[str]
    stays: list[str]


def _rows(name: str, table: str) -> list[Line]:
    source = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return cast("list[Line]", tomllib.loads(source)[table])


LINES = _rows("lines.toml", "line")
KEY = b"the key of one case"
TRIES, LONGEST_TOLD = 400, 200
# What holds a date or a place is not met by lot: numbers that python-stdnum tells of, a card for tests.
WRITTEN = (
    *("8107149372", "BOXW310820HNERXN09", "85 07 30 033 28", "85.07.30-033.28", "85073003328"),
    *("15108695088", "7503305044089", "360426199101010071", "5413330089020011"),
)
# Whose keys look like other numbers of programs, and go beside a word for a key only.
TOLD = frozenset(("mailgun_signing",))


def _redacted(text: str) -> str:
    return redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary()).text


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_what_a_rule_finds_in_its_line_goes_and_the_words_beside_it_stay(line: Line) -> None:
    made = _redacted(line["text"])

    assert [value for value in line["gone"] if value in made] == []
    assert [value for value in line["stays"] if value not in made] == []


def test_every_rule_finds_something_in_a_row() -> None:
    proved = set(map(id, (*issuers.RULES, *identity.RULES)))
    texts = [row["text"] for row in (*_rows("cases.toml", "case"), *LINES)]
    lines = sorted({line.encode() for text in texts for line in text.splitlines()})

    idle = [
        rule.pattern.pattern.decode(errors="replace")[-LONGEST_TOLD:]
        for rule in RULES
        if id(rule) not in proved and not any(next(iter(rule.find(line)), None) for line in lines)
    ]

    assert idle == []


def test_a_key_of_each_issuer_goes() -> None:
    keys = [(name, next(_made(pattern))) for name, pattern in issuers.MARKED]

    stayed = [
        (name, key)
        for name, key in keys
        if key in _redacted(f"{'api key' if name in TOLD else 'sent'} {key} to the other side")
    ]

    assert stayed == []


def test_a_number_that_a_state_gives_goes_behind_a_word_for_it() -> None:
    source = (
        resources.files("portal.redaction")
        .joinpath("rules", "tables", "identity.toml")
        .read_text(encoding="utf-8")
    )
    stayed = []
    for kind, shape, name, strength in tomllib.loads(source)["numbers"]:
        word = "number" if strength == "alone" else strength.split("|")[0]
        shaped = (one for one in (*WRITTEN, *_made(shape)) if re.fullmatch(shape, one) and _may_be_real(one))
        number = next((one for one in shaped if not name or validator(name)(one)), None)
        if number is None or number in _redacted(f"{word}: {number} as told"):
            stayed.append((kind, word, number))

    assert stayed == []


def _made(pattern: str) -> Iterator[str]:
    """Texts that a pattern matches."""
    for number in range(TRIES):
        yield Maker(pattern, f"{pattern} {number}").make()


def _may_be_real(number: str) -> bool:
    """Whether it is none of those that stand in examples: `111-11-1111`."""
    return len(set(re.sub("[ ./-]", "", number))) > 3
