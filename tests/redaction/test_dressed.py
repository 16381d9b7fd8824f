r"""A word that the case knows is found in hexadecimal and in base64 too, however it is written there."""

import base64
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.case.dressed import dressed
from portal.redaction.findings import Span
from portal.redaction.runs.both_passes import both_passes

KNOWN = b"user=quarry77 password=Tr0ub4dor&3x host=db-07.quarry.com\n"
WORDS = (b"quarry77", b"Tr0ub4dor&3x", b"db-07.quarry.com")
DRESSES: dict[str, Callable[[bytes], bytes]] = {
    "digits": lambda word: word.hex().encode(),
    "large digits": lambda word: b"0x" + word.hex().upper().encode(),
    "escapes": lambda word: b"".join(b"\\x%02x" % sign for sign in word),
    "a dump": lambda word: word.hex(" ").encode(),
    "an identifier": lambda word: word.hex(":").encode(),
    "wide": lambda word: word.decode().encode("utf-16-le").hex().encode(),
    "wide, apart": lambda word: word.decode().encode("utf-16-le").hex(" ", 2).encode(),
    "among others": lambda word: (b"login=" + word + b";").hex().encode(),
    "behind half a byte": lambda word: b"a" + word.hex().encode() + b"7",
    "base64": base64.b64encode,
    "base64 for links": lambda word: base64.urlsafe_b64encode(b"\xff\xfe\xfb" + word).rstrip(b"="),
    "base64, one later": lambda word: base64.b64encode(b"\x00" + word + b"\x00\x81\x01"),
    "base64, two later": lambda word: base64.b64encode(b"\x00\x02" + word + b"\x00\x81"),
    "base64, three later": lambda word: base64.b64encode(b"\x9e\x00\x02" + word + b"\x00"),
}


def _run(content: bytes, name: str) -> bytes:
    output = io.BytesIO()
    both_passes(
        io.BytesIO(content),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(bytes(32)),
        dictionary=CaseDictionary(),
    )
    return output.getvalue()


@pytest.mark.parametrize("dress", DRESSES)
def test_a_known_word_in_other_dress_does_not_leave(dress: str) -> None:
    said = [DRESSES[dress](word) for word in WORDS]
    lines = KNOWN + b"".join(b"frame [%s] of 3 and data=%s\n" % (one, one) for one in said)
    document = b'{"log": "%s"}' % b'", "x": "'.join([KNOWN.strip(), *said]).replace(b"\\", b"\\\\")

    for content, name in ((lines, "a.log"), (document, "a.json")):
        made = _run(content, name)

        assert [one for one in said if one in made or one.replace(b"\\", b"\\\\") in made] == []
        assert _run(made, name) == made


def test_digits_and_runs_that_say_nothing_of_the_case_stay() -> None:
    innocent = (
        b"sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 took 25 36 47 58 69 72 ms\n"
        b"class org/example/Http2ConnectionHandler at 0x68656c6c6f20776f726c64 from 7A:65:43:32:21:10:22\n"
    )

    made = _run(KNOWN + innocent, "a.log")

    assert b"68656c6c6f20776f726c64" in made
    assert b"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" in made
    assert b"25 36 47 58 69 72" in made


def test_text_in_base64_is_still_opened_and_the_rest_of_it_stays() -> None:
    packed = base64.b64encode(b'{"login": "quarry77", "state": "well"}')

    made = _run(KNOWN + b"data=%s\n" % packed, "a.log")

    said = base64.b64decode(made.rstrip().rpartition(b"data=")[2])
    assert said.startswith(b'{"login": "user-')
    assert said.endswith(b'"state": "well"}')


def test_a_word_that_two_runs_say_together_is_none() -> None:
    def find(said: bytes) -> list[Span]:
        place = said.find(b"hunter2xy")
        return [Span(place, place + 9, "password")] if place >= 0 else []

    halves = base64.b64encode(b"\x01Zhunte") + b" " + base64.b64encode(b"r2xyZ\x01\x02")
    whole = base64.b64encode(b"\x01Z\x02hunter2xy")

    assert dressed(halves + b" 68756e746572 and 3278796162", find) == []
    assert dressed(b"x " + whole, find) == [Span(2, 2 + len(whole), "password")]


@given(st.text("0123456789abcdefABCDEFxX\\ :+/_-=\n", max_size=300), st.sampled_from(sorted(DRESSES)))
@settings(max_examples=10, deadline=None)
def test_nothing_around_it_hides_it_and_nothing_breaks(noise: str, dress: str) -> None:
    dictionary = CaseDictionary()
    dictionary.learn("Tr0ub4dor&3x", "password")
    said = DRESSES[dress](b"Tr0ub4dor&3x").decode()

    made = redact_text(f"{noise} [{said}] {noise}", PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), dictionary)

    assert said not in made.text
