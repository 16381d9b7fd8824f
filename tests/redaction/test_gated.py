"""Who is asked to look at which lines: everybody who can find something, and few others."""

from collections.abc import Iterable

import pytest

from portal.redaction.findings import Span
from portal.redaction.gates import gated
from portal.redaction.gates.gated import Asked, Gated, Worded, shaped, worded
from portal.redaction.gates.signs import needed_sign
from portal.redaction.rules.rule import rule
from portal.redaction.scanning.scanner import claims_of, claims_of_each

RULES = (rule("host", rb"db-[0-9]+"), rule("account", rb"user [a-z]+"))
SECRETS = (rule("token", rb"token=[0-9]{4}"), rule("password", rb"token=[a-z]{4}"))
LINES = [b"user ann on db-07\n", b"up\n", b"db-08 is slow\n", b"shut\n"]


def _found(asked: Asked, lines: list[bytes]) -> set[tuple[int, Span]]:
    return {(number, span) for find, numbers in asked for number in numbers for span in find(lines[number])}


def test_everybody_is_asked_about_the_lines_in_which_his_pattern_stands() -> None:
    def ups(line: bytes) -> Iterable[Span]:
        return [Span(0, len(line), "host")]

    asked = list(Gated(RULES, ((b"^up", ups),)).asked(LINES))

    assert sorted(list(numbers) for _, numbers in asked) == [[0], [0, 2], [1]]
    assert _found(iter(asked), LINES) == {
        (0, Span(0, 8, "account")),
        (0, Span(12, 17, "host")),
        (1, Span(0, 3, "host")),
        (2, Span(0, 5, "host")),
    }


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (rb"[a-z]+@(?:[a-z]+\.)+[a-z]{2}", b"@"),
        (rb"(?:key|id)[:=][0-9]+", b""),
        (rb"(?:a:|b:=)[0-9]+", b":"),
        (rb"(?:\$[0-9])?(?:,[0-9])*+%?x", b""),
        (rb"(?<=\[)(?>[0-9]+,)", b"["),
        (rb"(?<!\|)[0-9]+(?!;)", b""),
    ],
)
def test_the_rarest_sign_is_read_that_no_match_does_without(pattern: bytes, sign: bytes) -> None:
    assert needed_sign(pattern) == sign


def test_rules_behind_a_sign_are_asked_about_the_lines_that_have_it() -> None:
    asked = list(Gated(RULES, sign=b"-").asked(LINES))

    assert sorted(list(numbers) for _, numbers in asked) == [[0], [0, 2]]
    assert [numbers for _, numbers in Gated(RULES, sign=b"#").asked(LINES)] == []


def test_rules_behind_the_same_word_are_asked_where_their_own_gate_opens() -> None:
    lines = [b"token=1234\n", b"no\n", b"token=abcd\n", b"token\n"]

    asked = list(Worded(SECRETS).asked(lines))

    assert _found(iter(asked), lines) == {(0, Span(0, 10, "token")), (2, Span(0, 10, "password"))}
    assert sorted(list(numbers) for _, numbers in asked) == [[0], [2]]


def test_rules_often_named_together_in_much_text_are_asked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gated, "_WORTH", 2)
    text = b"no\ntoken=1234\n"
    worded = Worded(SECRETS)

    chosen = [worded.chosen_at(text, worded.hits(text)) for _ in range(3)]

    assert chosen == [SECRETS, SECRETS, SECRETS[:1]]


def test_a_long_list_of_words_stands_behind_them_and_a_short_word_else_does_not() -> None:
    """Its automaton would multiply with those of others; a word of three letters stands in many lines."""
    many = b"|".join(b"word%d" % number for number in range(100)) + b"|key"
    long, short = rule("token", b"(?:" + many + rb")=[0-9]{4}"), rule("token", rb"key[a-z]{4}")

    assert worded((long, short)) == (long,)
    assert shaped((long, short)) == (short,)


def test_lines_looked_at_together_are_claimed_as_each_alone() -> None:
    lines = [b"user=alice9 from 10.1.2.3\n", b"\n", b"password=hunter2x\n", b"user=alice9 from 10.1.2.3\n"]

    for way in (True, False):
        together = claims_of_each(lines, gated=way)

        assert list(map(sorted, together)) == [sorted(claims_of(line, gated=way)) for line in lines]
        assert [bool(found) for found in together] == [True, False, True, True]
