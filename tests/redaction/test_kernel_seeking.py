"""The kernel notes where words of a case may stand: wherever the plain way finds one."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.redaction.case.terms import Terms
from portal.redaction.kernel import places, seeking, tree, undressing, words
from portal.redaction.kernel.machine import Machine, Words
from portal.redaction.kernel.tables import tables
from portal.redaction.kinds import KINDS
from tests.redaction.test_dressed import DRESSES
from tests.redaction.test_kernel import LOG, machine

OF_A_CASE = {
    "mokafor": "account",
    "db01-lisbon": "host",
    "al": "person",
    "hunter22": "password",
    "hunter": "host",
    "o'neil": "person",
    "stra\u00dfe": "person",
    "\u00e9lodie7": "account",
    "foo bar": "person",
    "(odd)": "account",
    "42abc": "serial",
}
PLAIN = {word: kind for word, kind in OF_A_CASE.items() if word.isascii() and word[0].isalnum()}
TERMS = (Terms(OF_A_CASE), Terms(PLAIN))
AROUND = (
    b"mokafor Mokafor MOKAFOR db01-lisbon al hunter22 hunter "
    b"_ - . \\n %2F \\ 5 77 x X foo FooBar (odd) 42abc O'Neil"
).split()


@given(
    st.lists(st.sampled_from([*AROUND, b" ", b"\n", "\u00e9Stra\u00dfe".encode(), b"bar"]), max_size=14).map(
        b"".join
    ),
    st.sampled_from(TERMS),
)
@settings(max_examples=50, deadline=None)
@example(b"a line of mine\\nmokafor", TERMS[1])
@example(
    b"%2Fmokafor \\nal hunter22x dumpMokafor5a MOKAFORx 77hunter5 x42abc foo bar5 foo_bar hunter", TERMS[1]
)
def test_machine_code_notes_each_place_where_a_word_of_the_case_stands(content: bytes, terms: Terms) -> None:
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
    st.sampled_from(TERMS),
)
@settings(max_examples=100, deadline=None)
@example("digits", "\u00e9lodie7".encode(), b"", b"", b"", TERMS[0])
def test_machine_code_notes_a_text_in_which_a_word_of_the_case_stands_in_other_dress(
    dress: str, word: bytes, before: bytes, after: bytes, end: bytes, terms: Terms
) -> None:
    content = before + DRESSES[dress](word + end) + after

    noted = machine().sought(content, terms.ranked)

    assert noted is not None
    assert noted[1] or not terms.in_other_dress(content)
    assert not machine().sought(b"2024-05-01 12:33:44 at Zebra77stuvwxyzAb0 0x1f2e", terms.ranked)[1]  # type: ignore[index]


def test_looking_for_words_means_the_same_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "space", bytearray(places.PAGES * 65536))
    content = LOG[:600] + b" dumpMokafor_77 68756e7465723232 68:75:6e:74:65:72 Kx9Qz+bW9rYWZvcjU1\n"

    for terms in TERMS:
        noted = machine().sought(content, terms.ranked)

        assert noted is not None
        assert (noted[0].tolist(), noted[1]) == python_sought(content, terms.ranked)


def python_sought(content: bytes, told: Words) -> tuple[list[list[int]], bool]:
    """Where words may stand, by the functions of the kernel as the Python that they are written in."""
    words.space[: places.STATE] = tables()
    packed = b"".join(bytes([rank + 1]) + word + b"\0" for word, rank in told)
    words.space[places.GIVEN : places.GIVEN + len(packed)] = packed
    tree.forget_tree(1 << 10)
    tree.add_words(places.GIVEN + len(packed))
    end = places.TEXT + len(content) + 1
    words.space[places.TEXT : end + 19] = content + b"\n" * 4 + bytes(16)
    seeking.seek(end)
    hits = np.frombuffer(words.space[places.HITS : words.get4(places.HITS_END)], "<i4")
    return hits.reshape(-1, 3).tolist(), bool(undressing.undress(end))


def test_words_for_which_there_is_no_room_are_not_looked_for_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(b"word%d" % number, 1) for number in range(300)]
    monkeypatch.setattr(tree, "TREE_MOST", 200)
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
