"""The reader of disclosures: what it shows of texts and bundles, and when it shows nothing."""

import gzip
import io
import tarfile
import zipfile
from typing import Literal

import pytest

from portal.vocabulary import CannotOpen
from portal.web.text_viewer import LARGEST_TEXT, LINES_AT_ONCE, View, too_large, view_of
from tests.support.picture_files import picture

MEMBERS = {"a/one.log": b"first\nsecond h-0123456789\n", "two.log": b"other\n"}


def tar_of(mode: Literal["w:", "w:gz", "w:xz", "w:bz2"]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for name, content in MEMBERS.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def zip_of() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in MEMBERS.items():
            archive.writestr(name, content)
    return packed.getvalue()


def text_of(view: View) -> list[str]:
    return ["".join(piece.text for piece in pieces) for _, pieces in view.lines]


def test_a_picture_is_not_shown_as_letters() -> None:
    view = view_of(picture("png"), {})

    assert (view.lines, view.why_not) == ((), "This is a picture. Download it to look at it.")


@pytest.mark.parametrize("content", [tar_of("w:"), tar_of("w:gz"), tar_of("w:xz"), tar_of("w:bz2"), zip_of()])
def test_a_bundle_is_listed_and_each_of_its_files_is_read(content: bytes) -> None:
    listed, first = view_of(content, {}), view_of(content, {"file": "0"})

    assert [one.path for one in listed.files] == list(MEMBERS)
    assert listed.lines == ()
    assert text_of(first) == ["first", "second h-0123456789"]
    assert first.lines[1][1][1].title == "stands for one value in this case"


@pytest.mark.parametrize(
    "content", [b"one\ntwo", gzip.compress(b"one\ntwo", mtime=0), "one\ntwo".encode("utf-16")]
)
def test_a_single_text_is_read_at_once_packed_or_not(content: bytes) -> None:
    assert text_of(view_of(content, {})) == ["one", "two"]


def test_a_long_text_is_shown_window_by_window() -> None:
    content = b"".join(b"line %d\n" % number for number in range(1, 1001))

    first, second, last = (view_of(content, {"line": line}) for line in ("1", "401", "99999"))

    assert (first.first, first.last, first.total) == (1, LINES_AT_ONCE, 1000)
    assert (second.first, second.last) == (401, 800)
    assert (last.first, last.last) == (801, 1000)


def test_a_search_finds_lines_whatever_their_case() -> None:
    view = view_of(b"Alpha\nbeta\nALPHA again\n", {"q": "alpha"})

    assert [number for number, _ in view.matches] == [1, 3]


@pytest.mark.parametrize(
    "asked", [{"file": "9"}, {"file": "-1"}, {"file": "x"}, {"line": "0"}, {"line": "x"}]
)
def test_an_address_that_points_nowhere_does_not_fail(asked: dict[str, str]) -> None:
    assert view_of(tar_of("w:gz"), asked).chosen is None


def test_what_is_too_large_is_not_shown() -> None:
    assert too_large(40 * 1024 * 1024, 1)
    assert too_large(1, 80 * 1024 * 1024)
    assert view_of(b"x" * (LARGEST_TEXT + 1), {}).why_not


def test_what_is_damaged_is_said_to_be() -> None:
    with pytest.raises(CannotOpen):
        view_of(gzip.compress(b"text" * 1000, mtime=0)[:-20], {})
