"""Faces: what may be written as an example of its look, what never, and that both makers agree."""

# ruff: noqa: E501 - a line of a log is read as one piece

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction.faces.many import faces
from portal.redaction.faces.plain import face_of

PARTS = (
    b"12", b"2024", b"-", b"-", b":", b":", b".", b" ", b" ", b" ", b"T", b"/", b"_", b"=", b"(", b")", b",", b"+", b"\xc3\xa9",
    b"a1b2c3d4", b"1234", b"abcd", b"000000000000", b"deadbeef12", b"10.1.2.3", b"5", b"123456", b"1234567", b"0x1f2e", b"Oct",
    b"port", b"alice", b"alice9", b"Xanor", b"ms", b"req", b"4f1c2a3b-1234-4abc-9def-001122334455", b"00:1b:44:11:3a:b7",
    b"00007a3b-1234-4abc-9def-001122334455", b"00000a3b-1234-4abc-9def-001122334455",
    b"Zeb7", b"--", b"07", b"app03", b"Mq012", b"_/_", b"22:13:21", b"22:13:21,10.8.4.19", b"ES91", b"2024-05-20", b"1700000000", b"123456789012345678", b"QuorumXanor", b"gcntfy", b"qtp52-17", b"2005-06-03-15.42.50.137729", b"\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=60).map(b"".join))
@settings(max_examples=150, deadline=None)
def test_many_lines_at_once_get_the_faces_that_each_gets_alone(content: bytes) -> None:
    text, from_where = faces(content)

    came = from_where.of(np.arange(len(text)))
    place = at = 0
    for line, face in zip(content.split(b"\n"), text.split(b"\n"), strict=True):
        own = [int(one) - place for one in came[at : at + len(face)]]
        assert (face, own) == face_of(line)
        place, at = place + len(line) + 1, at + len(face) + 1


@pytest.mark.parametrize(
    "line",
    [
        b"4111 1111 1111 1111",
        b"1980-01-02",
        b"fe80::10:11:12",
        b"212 555 1234",
        b"536-22-8726 0x1f utf8 eth0",
        b"serial 1234567",
        b"host db-07 token=abc",
        b"a8:F9:c2",
        b"00000000-0000-0000-0000-000000000000",
        b"ff:ff:ff:ff:ff:ff 01:00:5e:7f:ff:fa",
        b"255.255.255.0 127.0.0.1 1.2.3.4.5 1.02.3.4",
        b"Abendroth4Kx9Qz+lm/Zebra77tuvWxyz=",
        b"hSGttAlWc1gu2-DBxQL2Mg/_XuNgMmufPwbmfzgPflzov",
        b"Kx9Qz---Zebrastuvwxyzab/_-Xanor",
        b"gcntfy-Zebrax-quorum7.xanor-Abendroth",
        b"v2 x86 w3.org",
        b"user-0123456789 h-abcdef0123",
        b"ES91 2100 0418 4502 0005 1332",
        b'X509 P12 a0="mysql" U12345678',
    ],
)  # fmt: skip
def test_what_a_rule_could_ask_for_stays_as_it_is(line: bytes) -> None:
    assert face_of(line)[0].replace(b"db-02", b"db-07") == line


def test_clocks_counters_addresses_and_ids_become_examples() -> None:
    line = b"2015-10-18 18:01:47,978 pid [4711] /39.1.2.3:70 req-4f1c2a3b-1234-4abc-9def-001122334455 blk_915888616919853819 9ms"

    face, came = face_of(line)

    assert face == (
        b"5273-52-52 52:52:52,527 pid [527] /5.2.7.3:52 req-5a2b7c3d-8e1f-4a06-9b5c-2d7e3f81a490 blk_527381946052738194 5ms"
    )
    assert line[came[face.index(b"5.2.7.3")] : came[face.index(b":52 req")]] == b"39.1.2.3"


def test_a_uuid_is_an_example_unless_it_begins_with_five_signs_alike() -> None:
    behind = b"-1234-4abc-9def-001122334455"
    faces_of = {
        first: face_of(b"saw " + first + behind)[0] for first in (b"4f1c2a3b", b"7777a3b4", b"77777a3b")
    }

    assert faces_of[b"7777a3b4"] == faces_of[b"4f1c2a3b"]
    assert b"-4abc-" in faces_of[b"77777a3b"]


def test_words_that_stand_in_no_rule_share_a_face() -> None:
    assert face_of(b"for hircastellano41 at Zebranox")[0] == face_of(b"for elibakirtzis77 at Quormina")[0]
    assert face_of(b"password admin Tuesday")[0] == b"password admin Tuesday"


def test_numbers_that_machines_are_given_keep_that_they_begin_with_a_nought() -> None:
    assert face_of(b"saw app03 and fra-web-012, app-13")[0] == b"saw app02 and fra-web-027, app-52"
    assert face_of(b"at 2024-05-07 08:09:01 of 2001-000012")[0] == b"at 5273-52-52 52:52:52 of 2001-000012"


def test_what_counts_on_behind_a_name_with_a_number_is_an_example_and_nothing_longer() -> None:
    assert face_of(b"[qtp81-09] and pool7-3, blk_481629209345081023")[0] == (
        b"[qtp52-52] and pool5-5, blk_527381946052738194"
    )
    line = b"ab52-09 qtp52-0917 Qtp52-09 qtp52-7-3 qtp5273819-09 blk_481629209311291023"
    assert face_of(line)[0] == line


def test_a_letter_behind_which_rules_ask_for_any_digits_gets_examples_of_as_many() -> None:
    assert face_of(b"RAS R02-M1-N3-C:J12-U07 up")[0] == b"RAS R02-M5-N5-C:J52-U02 up"
