"""The gate: what a rule looks for beside its match must stand in a line, and nothing else is asked."""

import re

import pytest
import re2  # type: ignore[import-untyped]

from portal.redaction.gates.gate import Gate, loosened
from portal.redaction.gates.gated import Gated
from portal.redaction.rules.rule import Expression, rule


@pytest.mark.parametrize(
    ("pattern", "let_through", "held_back"),
    [
        (rb"[a-z]+-[0-9]+(?= is (?:down|slow))", b"db-7 is slow", b"db-7 is fine"),
        (rb"(?i)(?<=port: )[a-z]+", b"Port: ABC", b"sport ABC"),
        (rb"[a-z]+(?=;|$)", b"abc", b"abc,"),
        (rb"(?:x|ab(?=c))", b"abc", b"abd"),
    ],
)
def test_what_must_stand_beside_a_match_is_asked_for(
    pattern: bytes, let_through: bytes, held_back: bytes
) -> None:
    gate = Gate([loosened(Expression(pattern))])

    assert re.search(pattern, let_through) is not None
    assert (gate.open_for(let_through), gate.open_for(held_back)) == ((0,), ())


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (rb"(a(?=b)b)c", b"abc"),
        (rb"(?:a(?=b)|b)+", b"ab"),
        (rb"a(?=b)bc", b"abc"),
        (rb"a(?=b(?!c))", b"abd"),
        (rb"(?<=a)b|c", b"c"),
    ],
)
def test_no_line_is_held_back_in_which_a_rule_matches(pattern: bytes, line: bytes) -> None:
    assert re.search(pattern, line) is not None
    assert Gate([loosened(Expression(pattern))]).open_for(line) == (0,)


def test_a_gate_that_nothing_is_asked_of_is_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[re2.Options] = []
    make = re2.Set.SearchSet

    def counted(options: re2.Options) -> re2.Set:
        made.append(options)
        return make(options)

    monkeypatch.setattr(re2.Set, "SearchSet", counted)

    behind_a_sign = Gated((rule("host", rb"at <[a-z]+>"),), sign=b"<")

    assert list(behind_a_sign.asked([b"at lisbon\n"])) == []
    assert not made
    assert len(list(behind_a_sign.asked([b"at <lisbon>\n"]))) == 1
    assert len(made) == 1
