"""Patterns that an earlier process translated are those that Python would make now."""

import re

import pytest

from portal.redaction import ready_patterns
from portal.redaction.gates.all_rules import RULES
from portal.redaction.readings import Readings
from portal.redaction.ready_patterns import make_ready, ready

_PATTERNS = [
    (rb"(?P<host>[a-z]+)(?P<host2>-[0-9]+)?(x)", 0),
    (rb"(?i)a|b", 2),
    (rb"^a.b$", int(re.DOTALL | re.MULTILINE)),
]


@pytest.fixture(autouse=True)
def _kept_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready_patterns, "_known", {})
    monkeypatch.setattr(ready_patterns, "_readings", Readings(__file__))
    monkeypatch.setattr(Readings, "can_keep", lambda _: True)
    monkeypatch.setattr(Readings, "keep", lambda _: None)


def test_every_rule_has_the_pattern_that_python_makes() -> None:
    patterns = [(rule.pattern.pattern, int(rule.pattern.flags)) for rule in RULES]

    make_ready(patterns)

    for pattern, flags in patterns:
        assert ready(pattern, flags) == re.compile(pattern, flags), pattern[:100]


@pytest.mark.parametrize(("pattern", "flags"), _PATTERNS)
def test_a_pattern_that_was_kept_knows_its_groups_and_flags(
    pattern: bytes, flags: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(_PATTERNS)
    anew = re.compile(pattern, flags)
    monkeypatch.setattr(re, "compile", None)

    kept = ready(pattern, flags)

    assert (kept, kept.groups, kept.groupindex, kept.flags) == (
        anew,
        anew.groups,
        anew.groupindex,
        anew.flags,
    )


def test_where_nothing_can_be_kept_only_what_is_asked_for_is_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Readings, "can_keep", lambda _: False)
    monkeypatch.setattr(ready_patterns, "_translated", None)

    make_ready(_PATTERNS)

    assert ready(*_PATTERNS[0]) == re.compile(_PATTERNS[0][0])
