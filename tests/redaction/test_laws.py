"""Laws of the engine, over generated text: no leak, no order, no cut, no difference between fast and slow."""

# ruff: noqa: E501, S311 - one table of words; dice, not keys

import random
import re
import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as syntax  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.rules.every_rule import RULES
from portal.redaction.rules.rule import Rule
from portal.redaction.scanning.engine import Engine
from portal.redaction.scanning.scanner import Scanner
from portal.redaction.texts.lines import LineRedactor

KEY = b"the key of one case"
WORDS = (
    "INFO", "user", "alice9", "from", "10.1.2.3", "password=", "hunter2x", "jane.doe@harbor.com", "host:", "db-07.corp.local",
    "4111 1111 1111 1111", "-----BEGIN RSA PRIVATE KEY-----", "MIIEow+/=", "-----END RSA PRIVATE KEY-----", '"token": "abc123def"',
    "key:", "Jun 14 15:16:01", "combo", "sshd[123]:", "Failed", "for", "+49 30 901820", "fe80::1:2a3f", "{", "}", "\\", "\n", " ",
    "2015-10-18 18:01:51,963", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "/home/bob7/x", "session_id=zx81zx81", "é", "C:\\Users\\jo99\\a",
    "Bearer abcdef1234567", "536-22-8726", "is", "123", "\t", "<a>", "uid=1001(carol9)", "https://u:p4ss@h1.harbor.com/x?sig=1",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def _engine(*, slow: bool = False) -> Engine:
    return Engine(PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary(), slow=slow)


def _lines(content: bytes, cuts: Sequence[int], *, slow: bool = False, width: int = 64 * 1024) -> bytes:
    redactor = LineRedactor(_engine(slow=slow), width)
    made, place = [], 0
    for cut in [*sorted(cuts), len(content)]:
        made += [line.after for line in redactor.feed(content[place:cut])]
        place = max(place, cut)
    made += [line.after for line in redactor.close()]
    return b"".join(made)


@given(texts, st.lists(st.integers(0, 400), max_size=6))
@settings(max_examples=60, deadline=None)
def test_cutting_the_stream_anywhere_changes_nothing(text: str, cuts: list[int]) -> None:
    content = text.encode()

    assert _lines(content, [cut for cut in cuts if cut <= len(content)]) == _lines(content, [])


@given(texts)
@settings(max_examples=60, deadline=None)
def test_the_fast_way_gives_what_the_slow_way_gives(text: str) -> None:
    content = text.encode()

    assert _lines(content, []) == _lines(content, [], slow=True)


@given(texts)
@example("user -----BEGIN RSA PRIVATE KEY----- INFO INFO")
@settings(max_examples=40, deadline=None)
def test_redacting_twice_changes_nothing(text: str) -> None:
    pseudonyms = Pseudonyms(KEY)
    once = redact_text(text, PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())

    assert redact_text(once.text, PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary()).text == once.text


@pytest.mark.parametrize("many", [120, pytest.param(2_000, marks=pytest.mark.deep)])
def test_lines_that_differ_in_their_numbers_only_get_what_each_deserves(many: int) -> None:
    dice = random.Random(5)
    forms = [
        line
        for line in (Path(__file__).parent / "cases.toml").read_text().splitlines()
        if line.startswith("text")
    ]
    content = "\n".join(
        re.sub(r"\d", lambda _: str(dice.randrange(10)), dice.choice(forms)) for _ in range(many)
    ).encode()

    assert _lines(content, []) == _lines(content, [], slow=True)


@pytest.mark.parametrize("size", [12_000, pytest.param(600_000, marks=pytest.mark.deep)])
@pytest.mark.parametrize("fresh", [False, True])
def test_a_log_gets_the_same_from_both_ways(size: int, fresh: bool) -> None:  # noqa: FBT001 - a case of the test
    content = log(7, size, fresh=fresh)

    assert _lines(content, [size // 2]) == _lines(content, [], slow=True)


def test_a_line_without_end_is_redacted_in_windows() -> None:
    secret, word = b"password=hunter2x ", b"ready state "
    content = (word * 700 + secret) * 12

    made = _lines(content, [10_000], width=8192)

    assert b"hunter2x" not in made
    assert made.count(b"ready state") == 700 * 12


def test_a_key_without_its_end_takes_no_line_end_with_it() -> None:
    content = b"user -----BEGIN RSA PRIVATE KEY----- INFO\nMIIEow\r\n"

    made = _lines(content, [])

    assert b"MIIEow" not in made
    assert re.sub(rb"<PRIVATE_KEY-[0-9a-f]{10}>", b"*", made) == b"user *\n*\r\n"


def _nested(sequence: Iterable[tuple[object, Any]], depth: int = 0) -> bool:
    """Whether a repetition without bound that may give back lies inside another that may."""
    for kind, value in sequence:
        if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT}:
            loose = value[1] is kinds.MAXREPEAT
            if (loose and depth) or _nested(value[2], depth + loose):
                return True
        elif kind in {kinds.POSSESSIVE_REPEAT, kinds.SUBPATTERN, kinds.ASSERT, kinds.ASSERT_NOT}:
            if _nested(value[-1], depth):
                return True
        elif kind is kinds.ATOMIC_GROUP:
            if _nested(value, depth):
                return True
        elif kind is kinds.BRANCH and any(_nested(branch, depth) for branch in value[1]):
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern.pattern.decode("latin-1")[:30])
def test_no_pattern_can_backtrack_without_bound(rule: Rule) -> None:
    assert not _nested(syntax.parse(rule.pattern.pattern, rule.pattern.flags & ~re.UNICODE))


def test_the_judge_of_patterns_knows_one_that_backtracks() -> None:
    assert _nested(syntax.parse(b"(?:a+b?)+c"))
    assert not _nested(syntax.parse(b"(?:a++b?)++c+"))


def test_every_rule_that_finds_something_is_let_through_its_gate() -> None:
    gated, judge = Scanner(CaseDictionary()), Scanner(CaseDictionary(), gated=False)

    for line in (Path(__file__).parent / "cases.toml").read_bytes().splitlines():
        assert sorted(gated.claims(line), key=repr) == sorted(judge.claims(line), key=repr)


def test_another_case_has_other_stand_ins() -> None:
    text = "user=alice9 10.1.2.3 jane.doe@harbor.com db-07.corp.local token=abc123def456"

    one = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(b"first key of 16+"), CaseDictionary())
    other = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(b"second key of 16"), CaseDictionary())

    assert {f.replacement for f in one.findings}.isdisjoint(f.replacement for f in other.findings)
