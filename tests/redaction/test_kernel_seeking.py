"""The kernel notes where words of a case may stand: wherever the plain way finds one."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.redaction.kernel import seeking
from portal.redaction.kernel.machine import Machine
from portal.redaction.kinds import KINDS
from portal.redaction.terms import Terms
from tests.redaction.test_dressed import DRESSES
from tests.redaction.test_kernel import machine

OF_A_CASE = {
    "mokafor": "account",
    "db01-lisbon": "host",
    "al": "person",
    "hunter22": "password",
    "hunter": "host",
    "o'neil": "person",
    "stra\u00dfe": "person",
    "foo bar": "person",
    "(odd)": "account",
    "42abc": "serial",
}
AROUND = (
    b"mokafor Mokafor MOKAFOR db01-lisbon al hunter22 hunter "
    b"_ - . \\n %2F \\ 5 77 x X foo FooBar (odd) 42abc O'Neil"
).split()


@given(
    st.lists(st.sampled_from([*AROUND, b" ", b"\n", "\u00e9Stra\u00dfe".encode(), b"bar"]), max_size=14).map(
        b"".join
    )
)
@settings(max_examples=50, deadline=None)
@example(b"%2Fmokafor \\nal hunter22x dumpMokafor5a MOKAFORx 77hunter5 x42abc foo bar5 foo_bar hunter22")
def test_machine_code_notes_each_place_where_a_word_of_the_case_stands(content: bytes) -> None:
    terms = Terms(OF_A_CASE)

    noted = machine().sought(content, terms.ranked)

    assert noted is not None
    for start, end, kind in terms.find(content):
        assert any(
            first <= start and last >= end and rank >= KINDS[kind].rank
            for first, last, rank in noted[0].tolist()
        )


@given(
    st.sampled_from(sorted(DRESSES)),
    st.sampled_from([word.encode() for word in OF_A_CASE]),
    st.sampled_from([b"", b"a", b"4", b"0x", b"%2F", b" 61:6c:", b"/Ab3", b"\\x"]),
    st.sampled_from([b"", b"\n", b"7", b" 35", b"/+A", b"\xff"]),
    st.sampled_from([b"", b"55", b"."]),
)
@settings(max_examples=100, deadline=None)
def test_machine_code_notes_a_text_in_which_a_word_of_the_case_stands_in_other_dress(
    dress: str, word: bytes, before: bytes, after: bytes, end: bytes
) -> None:
    terms, content = Terms(OF_A_CASE), before + DRESSES[dress](word + end) + after

    noted = machine().sought(content, terms.ranked)

    assert noted is not None
    assert noted[1] or not terms.in_other_dress(content)
    assert not machine().sought(b"2024-05-01 12:33:44 at Zebra77stuvwxyzAb0 0x1f2e", terms.ranked)[1]  # type: ignore[index]


def test_words_for_which_there_is_no_room_are_not_looked_for_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(b"word%d" % number, 1) for number in range(300)]
    monkeypatch.setattr(seeking, "TREE_MOST", 200)
    small = Machine()

    assert small.sought(b"word7", many[:20]) is not None
    assert small.sought(b"word7", many) is None
    assert small.sought(b"word7", [(b"a", 1)]) is None


class _Asked(list[tuple[bytes, int]]):
    """Words that count how often they are read."""

    times = 0

    def __iter__(self) -> Iterator[tuple[bytes, int]]:
        self.times += 1
        return super().__iter__()


def test_words_for_which_there_is_no_room_are_not_read_again_for_each_piece() -> None:
    odd = _Asked([(b"word", 1), (b"a", 1)])
    assert machine().sought(b"word7", odd) is None
    times = odd.times

    assert machine().sought(b"word8", odd) is None

    assert odd.times == times
