"""Compressed text in base64 is opened and packed again, or does not leave; it never unfolds without end."""

import base64
import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, RedactedText, redact_text
from portal.redaction.packed_text import unpacked

PACKINGS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "gzip": (gzip.compress, gzip.decompress),
    "zlib": (zlib.compress, zlib.decompress),
}
SAID = '{"user": "quarry77", "password": "hunter2xy", "n": 1}'


def _redacted(text: str) -> RedactedText:
    return redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode()


@pytest.mark.parametrize("name", PACKINGS)
def test_compressed_text_is_opened_packed_again_and_learned_from(name: str) -> None:
    pack, unpack = PACKINGS[name]

    made = _redacted(f"got {_packed(pack(SAID.encode()))} in 3 ms by quarry77")

    said = unpack(base64.b64decode(made.text.split()[1])).decode()
    assert '"n": 1' in said
    assert "hunter2xy" not in said
    assert "quarry77" not in said + made.text
    assert _redacted(made.text).text == made.text


def test_it_is_opened_behind_other_layers_too() -> None:
    deep = _packed(_packed(zlib.compress(SAID.encode())).encode())

    made = _redacted(f"got {deep} ok")

    said = zlib.decompress(base64.b64decode(base64.b64decode(made.text.split()[1])))
    assert b"hunter2xy" not in said
    assert b'"n": 1' in said


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize(
    "content",
    [b"hunter2xy" + bytes(range(256)), b"password=hunter2xy " * 400, b""],
    ids=["no text", "unfolds far", "twice"],
)
def test_what_is_compressed_and_cannot_be_checked_does_not_leave(name: str, content: bytes) -> None:
    pack = PACKINGS[name][0]
    run = _packed(pack(content or _packed(pack(SAID.encode() * 2)).encode()))

    made = _redacted(f"got {run} ok")

    assert made.text.startswith("got <EMBEDDED_FILE-")
    assert made.text.endswith(" ok")


def test_compressed_bytes_with_something_behind_them_are_not_taken_for_text() -> None:
    whole = zlib.compress(SAID.encode())

    assert unpacked(whole, "zlib") == SAID.encode()
    assert unpacked(whole + b"hunter2xy", "zlib") == unpacked(whole[:-1], "zlib") == b""


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("behind", [" ok", "=", '" ok'])
def test_base64_that_was_cut_anywhere_is_read_as_far_as_it_goes(codec: str, behind: str) -> None:
    said = "see the user and password=hunter2xy, größer über é ø ü end"
    known = len(_packed(said[: said.index(",")].encode(codec)))
    run = _packed(said.encode(codec))

    for end in range(known + 1, len(run)):
        made = _redacted(f"got {run[:end]}{behind}").text.split()[1].rstrip('="')

        made = made[: len(made) // 4 * 4]
        assert "hunter2xy" not in base64.b64decode(made).decode(codec, "replace")
        assert "password=<PASSWORD-" in base64.b64decode(made).decode(codec, "replace")


_words = st.lists(st.sampled_from(["password=hunter2xy", "fine", '"', "{", "\n", "é", "quarry"]), max_size=9)


@given(_words, st.sampled_from(sorted(PACKINGS)), st.binary(max_size=3), st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_no_compressed_text_however_broken_lets_a_password_pass(
    words: list[str], name: str, piece: bytes, where: float
) -> None:
    pack, unpack = PACKINGS[name]
    content = pack(" ".join([*words, "password=hunter2xy"]).encode())
    place = int(where * len(content))
    broken = content[:place] + piece + content[place:]

    made = _redacted(f"got {_packed(broken)} ok").text

    try:
        said = unpack(base64.b64decode(made.split()[1]))
    except (ValueError, OSError, EOFError, zlib.error):
        return  # replaced as a whole, or nothing that anybody can unpack as it stands
    assert b"hunter2xy" not in said
