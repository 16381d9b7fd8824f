"""Pictures leave only when a person has looked, and then hold nothing but what that person saw."""

import contextlib
import io
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from portal.redaction import Limits, Pseudonyms
from portal.redaction.archives.budget import Broken
from portal.redaction.command_line.command import redact
from portal.redaction.pictures.bare import Bare
from portal.redaction.pictures.drawing import bare_picture, drawn
from portal.redaction.pictures.looked import Looked
from tests.support.bundles import run_bundle
from tests.support.picture_files import BESIDE, FORMATS, moving, picture

MODES = [(form, "RGB") for form in FORMATS] + [
    *(("png", "RGBA"), ("png", "LA"), ("png", "P"), ("png", "1"), ("jpeg", "L"), ("jpeg", "CMYK")),
    ("webp", "RGBA"),
]
ALL = Looked(at_all=True)


def _seen(content: bytes) -> list[tuple[str, Bare]]:
    shown: list[tuple[str, Bare]] = []
    run_bundle(content, "a.png", looked=Looked(gallery=lambda mark, one: shown.append((mark, one))))
    return shown


@pytest.mark.parametrize(("form", "mode"), MODES)
def test_a_picture_that_somebody_looked_at_leaves_without_what_was_written_beside_it(
    form: str, mode: str
) -> None:
    content = picture(form, mode)

    report, output = run_bundle(content, f"shot.{form}", looked=ALL)

    assert BESIDE in content
    assert [(one.state, one.format, one.reason) for one in report.members] == [("redacted", "picture", "")]
    assert BESIDE not in output
    with Image.open(io.BytesIO(output)) as left, Image.open(io.BytesIO(content)) as came:
        assert (left.format, left.size, dict(left.getexif())) == (form.upper(), (24, 16), {})
        pixels = zip(left.convert("RGB").tobytes(), came.convert("RGB").tobytes(), strict=True)
        assert max(abs(now - before) for now, before in pixels) < 24  # colors are rounded when packed


@pytest.mark.parametrize("form", FORMATS)
def test_without_a_look_it_is_withheld_and_says_by_which_mark_it_would_be_let_go(form: str) -> None:
    content = picture(form)

    report, output = run_bundle(content, "shot", looked=Looked(frozenset({"0" * 32})))
    again, left = run_bundle(content, "other", looked=Looked(frozenset({report.members[0].picture})))

    assert output == b""
    assert "unless a person looks" in report.withheld[0].reason
    assert again.clean
    assert left
    assert report.members[0].picture != Pseudonyms(bytes(31) + b"1").mark_of(content)


def test_what_is_shown_to_the_person_is_byte_for_byte_what_leaves() -> None:
    content = picture("png")

    ((mark, shown),) = _seen(content)
    _, left = run_bundle(content, "a.png", looked=Looked(frozenset({mark})))

    assert shown.content == left
    assert (shown.width, shown.height) == (24, 16)


def test_the_same_picture_has_the_same_mark_whatever_is_written_beside_it_and_another_has_another() -> None:
    marks = {_seen(one)[0][0] for one in (picture("png"), picture("png") + b"more")}

    assert len(marks) == 1
    assert _seen(picture("png", color="blue"))[0][0] not in marks


def test_colors_hidden_under_see_through_places_do_not_leave() -> None:
    hidden, made = Image.new("RGBA", (8, 8), (10, 20, 30, 0)), io.BytesIO()
    hidden.save(made, "png")

    _, left = run_bundle(made.getvalue(), "a.png", looked=ALL)

    with Image.open(io.BytesIO(left)) as seen:
        assert seen.mode == "RGB"
        assert seen.getcolors() == [(64, (255, 255, 255))]


@pytest.mark.parametrize("form", ["gif", "png", "webp"])
def test_a_moving_picture_is_never_shown_and_never_leaves(form: str) -> None:
    report, output = run_bundle(moving(form), "a", looked=ALL)

    assert output == b""
    assert "several frames" in report.withheld[0].reason


def test_pictures_in_archives_leave_in_their_places_and_the_others_are_listed() -> None:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("a.log", "fine\n")
        archive.writestr("shots/one.png", picture("png"))
        archive.writestr("shots/two.jpg", picture("jpeg"))
    report, _ = run_bundle(bundle.getvalue(), "b.zip")
    marks = {one.path: one.picture for one in report.members}

    report, output = run_bundle(
        bundle.getvalue(), "b.zip", looked=Looked(frozenset({marks["shots/two.jpg"]}))
    )

    with zipfile.ZipFile(io.BytesIO(output)) as left:
        assert left.namelist() == ["a.log", "shots/two.jpg"]
        assert left.read("shots/two.jpg").startswith(b"\xff\xd8\xff")
    assert [one.path for one in report.withheld] == ["shots/one.png"]


def test_too_many_and_too_large_pictures_are_withheld_and_the_rest_of_the_bundle_is_not() -> None:
    bundle = io.BytesIO()
    with tarfile.open(fileobj=bundle, mode="w") as archive:
        for name in ("a.png", "b.png", "c.log"):
            content = b"fine\n" if name == "c.log" else picture("png")
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))

    states = [
        [one.state for one in run_bundle(bundle.getvalue(), "b.tar", limits, looked=ALL)[0].members]
        for limits in (Limits(pictures=1), Limits(picture=50), Limits(pixels=9), Limits(drawn=9))
    ]

    assert states == [["redacted", "withheld", "unchanged"], *[["withheld", "withheld", "unchanged"]] * 3]


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in chunks
    )


HEAD = (b"IHDR", bytes((0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)))
BODY = (b"IDAT", zlib.compress(b"\x00\x00"))
END = (b"IEND", b"")
_FRAME = b",\x00\x00\x00\x00\x00\x18\x10\x72\x80" + bytes(6)  # 6,144 to 29,200
WRONG = {
    "no end": _png(HEAD, BODY),
    "no pixels": _png(HEAD, END),
    "half of the pixels": _png(HEAD, (b"IDAT", BODY[1][:4]), END),
    "an unknown part that matters": _png(HEAD, (b"TEXT", b"x"), BODY, END),
    "two heads": _png(HEAD, HEAD, BODY, END),
    "a wrong checksum": _png(HEAD, BODY, END).replace(b"IDAT", b"IDAt"),
    "no size": _png((b"IHDR", bytes(8) + HEAD[1][8:]), BODY, END),
    "another format": b"BM\x00\x01" + bytes(64),
    "no frame": b"\xff\xd8\xff\xda\x00\x02\x00\xff\xd9",
    "cut off": picture("jpeg")[:-60],
    "a gif of nothing": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "a gif that is larger within": b"GIF89a\x01\x00\x01\x00\x00\x00\x00" + _FRAME + b"\x02\x02\x44\x01\x00;",
    "a webp of nothing": b"RIFF\x04\x00\x00\x00WEBP",
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_what_does_not_parse_exactly_is_withheld_with_a_sentence(content: bytes) -> None:
    assert run_bundle(_png(HEAD, BODY, END), "a.png", looked=ALL)[0].clean

    report, output = run_bundle(content, "a.png", looked=ALL)

    assert output == b""
    assert report.withheld[0].reason.startswith("It is a picture ")


_cuts = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=5)


def _cut(form: str, cuts: list[tuple[float, bytes]]) -> bytes:
    content = picture(form)
    for where, piece in cuts:
        place = int(where * len(content))
        content = content[:place] + piece + content[place + 1 :]
    return content


def _breaks(form: str, cuts: list[tuple[float, bytes]]) -> None:
    """Broken anywhere, a picture is refused or drawn; what comes out never holds what stood beside it."""
    content = _cut(form, cuts)
    with contextlib.suppress(Broken):
        made = drawn(bare_picture(content, Limits(pixels=10_000)))
        assert BESIDE not in made.content
        assert made.width * made.height <= 10_000


@given(st.sampled_from(FORMATS), _cuts)
@settings(max_examples=60, deadline=None)
def test_a_broken_picture_is_refused_or_drawn(form: str, cuts: list[tuple[float, bytes]]) -> None:
    _breaks(form, cuts)


def test_a_picture_that_would_be_vast_within_a_small_frame_is_refused_before_it_is_drawn() -> None:
    grown = [(0.375, b""), (0.34375, b""), (0.3515625, b"\x00\x00r")]

    with pytest.raises(Broken):
        bare_picture(_cut("gif", grown), Limits(pixels=10_000))


def test_whatever_the_library_trips_over_a_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise Image.DecompressionBombError

    bare = bare_picture(picture("png"), Limits())
    monkeypatch.setattr(Image, "open", trip)

    with pytest.raises(Broken):
        drawn(bare)


@pytest.mark.deep
@given(st.sampled_from(FORMATS), _cuts)
@settings(max_examples=20_000, deadline=None)
def test_a_broken_picture_is_refused_or_drawn_however_often(
    form: str, cuts: list[tuple[float, bytes]]
) -> None:
    _breaks(form, cuts)


def test_the_command_lets_pictures_leave_only_where_somebody_says_that_they_were_looked_at(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.png").write_bytes(picture("png"))

    codes = [
        redact([*chosen, str(tmp_path / "a.png"), str(tmp_path / name)])
        for chosen, name in (((), "one"), (("--pictures",), "two"))
    ]

    assert codes == [3, 0]
    assert (tmp_path / "one").read_bytes() == b""
    assert BESIDE not in (tmp_path / "two").read_bytes()
