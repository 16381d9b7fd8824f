"""A look at several lines: it may leave rules out that no line needs, and nothing else."""

import pytest

from portal.redaction import scanner, verdicts
from portal.redaction.gated import Gated
from portal.redaction.rules.rule import rule

RULES = (rule("host", rb"db-[0-9]+"), rule("account", rb"user [a-z]+"))
OPEN, SHUT = b"up\ndb-07 is slow\n", b"up\nfine\n"


def test_a_gate_that_is_mostly_shut_goes_on_being_asked() -> None:
    gated = Gated(RULES)
    seen = [gated.may_open(piece) for piece in [OPEN, SHUT, SHUT] * 20]

    assert seen == [True, False, False] * 20


def test_a_gate_that_is_mostly_open_is_not_asked_of_several_lines_any_more() -> None:
    gated = Gated(RULES)
    for _ in range(20):
        gated.may_open(OPEN)

    assert gated.may_open(SHUT)
    assert gated.chosen(SHUT) == ((), ())


def test_lines_of_json_are_not_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bytes] = []

    def opened(piece: bytes) -> scanner.Groups:
        looked.append(piece)
        return scanner.opened(piece)

    monkeypatch.setattr(verdicts, "opened", opened)
    monkeypatch.setattr(verdicts, "memory", verdicts.Memory())
    lines = [b'{"user": "alice9"}', b"user alice9 from db-07", b'{"user": "bob77"}']

    made = verdicts.verdicts(lines)
    verdicts.verdicts([b'{"user": "carol9"}'])

    assert looked == [lines[1] + b"\n"]
    assert [bool(made[line].claims) for line in lines] == [True, True, True]
