"""The kernel: the same faces as the plain way, as machine code and as the Python it is written in."""

import atexit
import io
import os
from functools import lru_cache
from types import ModuleType
from typing import BinaryIO

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.redaction.logs import log
from portal.redaction.faces import quick as quick_faces
from portal.redaction.faces.many import Came, faces
from portal.redaction.faces.outlines import NAMES, outline_of
from portal.redaction.faces.plain import face_of
from portal.redaction.faces.plain_words import WORDS
from portal.redaction.kernel import faces as kernel
from portal.redaction.kernel import known, outlined, places, words
from portal.redaction.kernel.machine import Machine
from portal.redaction.kernel.tables import tables
from portal.redaction.kernel.translated import function_text
from tests.redaction.test_faces import PARTS

MORE = (
    b"aa",
    b"45",
    b"11.22.33.45",
    b".",
    b",",
    b"0",
    b"7",
    b"Z",
    b"[",
    b"]",
    b"0xab",
    b"\t",
    b"\r",
    b"\x00",
    b"QZ",
    b"\xff",
    b"19",
)
LOG = log(5, 30_000, fresh=True)[:-1]


@lru_cache(maxsize=1)
def machine() -> Machine:
    """Make machine code once for all tests."""
    atexit.register(machine.cache_clear)
    return Machine()


@given(st.lists(st.sampled_from(PARTS + MORE), max_size=120).map(b"".join))
@example(b"00000a3b-1234-4abc-9def-001122334455 00007a3b-1234-4abc-9def-001122334455")
@settings(max_examples=60, deadline=None)
def test_machine_code_makes_the_faces_that_the_plain_way_makes(content: bytes) -> None:
    text, edges = machine().faces(content)

    shifts = np.concatenate(([0], edges[:, 1])).astype(np.int64)
    came = Came(edges[:, 0].astype(np.int64), shifts).of(np.arange(len(text)))
    place = at = 0
    for line, face in zip(content.split(b"\n"), text.split(b"\n"), strict=True):
        assert (face, (came[at : at + len(face)] - place).tolist()) == face_of(line)
        place, at = place + len(line) + 1, at + len(face) + 1


NAMES_OF_ALL = (
    b"web02",
    b"haverkamp5",
    b"xq",
    b"drozdov.com",
    b"olga52.abendroth.com",
    b"web07.corp.local",
    b"user-abcdef1234",
    b"lb1-lisbon",
    b"haverkamp1234567",
    b"-",
    b"..",
    b".",
    b" ",
    b"\n",
    b":",
    b"_",
    b"/",
    b"A",
    b"{",
    b"\xc3\xa9",
    b"q" * 70,
)


@given(st.lists(st.sampled_from(NAMES_OF_ALL + MORE), max_size=60).map(b"".join))
@example(b" ".join(NAMES_OF_ALL) + b"\n{" + b" ".join(NAMES_OF_ALL))
@example(b". ".join(NAMES_OF_ALL))
@example(b".A".join(NAMES_OF_ALL))
@settings(max_examples=60, deadline=None)
def test_machine_code_makes_the_outlines_that_the_plain_way_makes(content: bytes) -> None:
    text, _, outlines, edges, _ = machine().looks(content)

    shifts = np.concatenate(([0], edges[:, 1])).astype(np.int64)
    came = Came(edges[:, 0].astype(np.int64), shifts).of(np.arange(len(outlines)))
    at = place = 0
    for face, shown in zip(text.split(b"\n"), outlines.split(b"\n"), strict=True):
        outline = None if face.startswith(b"{") else outline_of(face)
        assert shown == (face if outline is None else outline.text)
        if outline is not None:
            firsts = [came[at + first] - place for first in outline.firsts]
            lasts = [came[at + last - 1] - place + 1 for last in outline.lasts]
            assert (firsts, lasts) == (list(outline.starts), list(outline.ends))
        at, place = at + len(shown) + 1, place + len(face) + 1


def test_signs_beside_numbers_count_as_in_the_plain_way() -> None:
    sides = [bytes([sign]) for sign in range(128) if sign != 10]
    forms = (
        b"10.1.2.3:70%b",
        b" 12ms%b",
        b" 22:13:27%b",
        b"%b22:13:27 ",
        b"12:13:14,5%b",
        b"a_12345%b",
        b"%b4567 ",
        b"x:%b12 ",
        b"%b4c:1b:44:11:3a:b7 ",
        b"host 4c-1b-44-11-3a-b7%b",
    )
    lines = b"\n".join(form % side + b"x" for form in forms for side in sides)

    assert machine().faces(lines)[0] == faces(lines)[0]


def python_looks(content: bytes) -> tuple[bytes, bytes]:
    """Make faces and outlines with the kernel's functions as the Python that they are written in."""

    def state(at: int) -> int:
        return int.from_bytes(words.space[at : at + 4], "little")

    words.space[: places.STATE] = tables()
    kernel.prepare()
    end = places.TEXT + len(content) + 1
    words.space[places.TEXT : end + 3] = content + b"\n" * 4
    said = []
    for make, known_words, begin in (
        (kernel.make_faces, WORDS, places.FACES),
        (outlined.make_outlines, NAMES, places.OUTLINES),
    ):
        make(end)
        for at in range(places.MISSES, places.MISSES + places.MISS * state(places.MISSED), places.MISS):
            words.put4(at + 8, known_words[bytes(words.space[state(at) : state(at + 4)])])
        known.learn_words(state(places.MISSED))
        size = make(end)
        said.append(bytes(words.space[begin : begin + size - 1]))
        end = places.FACES + size
    return said[0], said[1]


def test_its_functions_mean_the_same_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "space", bytearray(places.PAGES * 65536))
    odd = b"4 0x1f2e 00:1b:44:11:3a:b7 4f1c2a3b-1234-4abc-9def-001122334455 Abendroth4Kx9Qz+lm/Zebra77tuvW\n"
    odd += b"Kx9Qz---Zebrastuvwxyzab/_-Xanor Kx9Qz-.-Zebrastuvwxyzab/_-Xanor\n"

    assert python_looks(odd + LOG[:1500]) == machine().looks(odd + LOG[:1500])[:3:2]


def test_words_that_share_a_slot_or_find_no_room_are_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST_WORDS", 60)
    monkeypatch.setattr(known, "FEWEST_SLOTS", 32)
    monkeypatch.setattr(known, "MOST_SLOTS", 1024)
    small = Machine()

    for piece in (LOG[:10_000], LOG[10_000:20_000], LOG[:10_000]):
        assert small.faces(piece)[0] == faces(piece)[0]


def test_machine_code_is_made_for_much_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Machine] = []

    def make() -> Machine:
        made.append(machine())
        return made[-1]

    monkeypatch.setattr(quick_faces, "LEAST", 2 * len(LOG))
    monkeypatch.setattr(quick_faces, "made_machine", make)
    maker = quick_faces.Maker()

    assert [(maker.looks(LOG).text, len(made)) for _ in range(4)] == [
        (faces(LOG)[0], n) for n in (0, 1, 1, 1)
    ]


def test_machine_code_is_made_at_once_for_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_faces, "LEAST", len(LOG) - 1)
    monkeypatch.setattr(quick_faces, "made_machine", machine)

    def outlines_behind(source: BinaryIO) -> bytes:
        monkeypatch.setattr(quick_faces, "_makers", [quick_faces.Maker()])
        quick_faces.make_ready_for(source)
        return quick_faces.quick_looks(LOG[:20_000]).outlines

    assert outlines_behind(io.BytesIO(LOG))
    assert not outlines_behind(io.BytesIO(LOG[1:]))
    ends = os.pipe()
    os.close(ends[1])
    with os.fdopen(ends[0], "rb") as pipe:
        assert not outlines_behind(pipe)


@pytest.mark.parametrize(
    "step", ["a = [1]", "for one in (1, 2):\n        pass", "return 'a'", "return a // 2"]
)
def test_what_is_not_in_the_kernels_language_is_refused(step: str) -> None:
    module = ModuleType("odd")
    with pytest.raises(TypeError):
        function_text(f"def odd(a: int) -> int:\n    {step}\n", vars(module))
