"""Archives, packed files, documents, mails with broken bytes: nothing raises, and no key leaves in any."""

import base64
import bz2
import gzip
import io
import json
import lzma
import re
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.redaction import Limits
from tests.support.bundles import run_bundle

TOKEN = b"ghp_16C7e42F292c6912E7710c838347Ae178B4a"
LINE = b"2024-01-01T00:00:00Z app[1]: got token=" + TOKEN + b" ok\n"
_DEEPEST = 6
_LIMITS = Limits(total=8 << 20, member=8 << 20)
_DAMAGE = (OSError, EOFError, ValueError, lzma.LZMAError, zstandard.ZstdError, tarfile.TarError)
_UNPACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": gzip.decompress,
    b"BZh": bz2.decompress,
    b"\xfd7zXZ": lzma.decompress,
    b"\x28\xb5\x2f\xfd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}


def _zip(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def _tar(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo(name)
        info.size, info.pax_headers = len(content), {"comment": TOKEN.decode()}
        archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@harbor.com", "b@harbor.com", "x"
    mail.set_content(LINE.decode())
    mail.add_attachment(_zip(a=LINE), maintype="application", subtype="zip", filename="a.zip")
    return mail.as_bytes()


def _har() -> bytes:
    packed = [base64.b64encode(content).decode() for content in (_zip(a=LINE), "ä ".encode("latin-1") + LINE)]
    bodies = [{"mimeType": "application/zip", "encoding": "base64", "text": one} for one in packed]
    urls = [
        {"data": f"data:application/zip;base64,{packed[0]}"},
        {"file": "\n".join(textwrap.wrap(packed[0], 64))},
    ]
    return json.dumps({"log": {"entries": [{"content": one} for one in bodies], "x": urls}}).encode()


_WORD = b'<w:d xmlns:w="urn:w"><w:p><w:t>token=%s</w:t><w:t>%s</w:t></w:p></w:d>' % (TOKEN[:9], TOKEN[9:])
_CELL = b'<c r="A1" t="inlineStr"><is><t>token=%s</t></is></c>' % TOKEN
_SHEET = b'<worksheet xmlns="urn:x"><sheetData><row r="1">%s</row></sheetData></worksheet>' % _CELL
_TEXT = b"urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OPEN = b'<o:c xmlns:o="urn:o" xmlns:text="%s"><text:p>token=%s</text:p></o:c>' % (_TEXT, TOKEN)
FORMS: dict[str, bytes] = {
    "a.tar": _tar("a.log", LINE),
    "b.tar.gz": gzip.compress(_tar("a/" * 60 + "long.log", LINE)),
    "a.log.bz2": bz2.compress(LINE),
    "a.log.xz": lzma.compress(LINE),
    "a.tar.zst": zstandard.ZstdCompressor().compress(_tar("a.zip", _zip(a=LINE))),
    "a.zip": _zip(a_dot_log=LINE, b_dot_json=b'{"password": "' + TOKEN + b'"}'),
    "a.docx": _zip(word__document_dot_xml=_WORD),
    "a.xlsx": _zip(xl__worksheets__sheet1_dot_xml=_SHEET),
    "a.odt": _zip(content_dot_xml=_OPEN),
    "a.eml": _mail(),
    "a.har": _har(),
    "a.json": _har(),
}
_PIECES = [b"", b"\x00", b"\xff", b"PK\x01\x02", b"\n", b"ustar", b"00"]
_cuts = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(_PIECES)), max_size=5)


def _broken(content: bytes, cuts: list[tuple[float, bytes]]) -> bytes:
    """Some bytes taken out, or others written over them."""
    for where, piece in cuts:
        place = int(where * len(content))
        content = content[:place] + piece + content[place + max(len(piece), 1) :]
    return content


def _inside(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes, and everything that can be unpacked from them."""
    yield content
    try:
        for inner in _members(content) if depth < _DEEPEST else ():
            yield from _inside(inner, depth + 1)
    except (zipfile.BadZipFile, *_DAMAGE):
        return


def _members(content: bytes) -> Iterator[bytes]:
    """What lies in an archive, a packed file or a mail."""
    for mark, unpack in _UNPACK.items():
        if content.startswith(mark):
            yield unpack(content)
    if content.startswith(b'{"log"'):
        values = re.findall(rb'"(?:data:[\w/;]+,)?((?:[A-Za-z0-9+/]|\\n)+=*)"', content)
        yield from [base64.b64decode(one.replace(b"\\n", b"") + b"===") for one in values if len(one) > 60]
    elif content.startswith(b"From:"):
        for part in message_from_bytes(content).walk():
            payload = part.get_payload(decode=True)
            yield payload if isinstance(payload, bytes) else b""
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from [archive.read(name) for name in archive.namelist()]
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as tar:
            files = [tar.extractfile(member) for member in tar.getmembers()]
            yield from [file.read() for file in files if file is not None]


def _passes(form: str, cuts: list[tuple[float, bytes]]) -> bool:
    """Whether the key is in what leaves, however deep."""
    _, output = run_bundle(_broken(FORMS[form], cuts), form, _LIMITS)
    return any(TOKEN in content for content in _inside(output))


@pytest.mark.parametrize("form", FORMS)
def test_a_key_leaves_in_no_whole_one(form: str) -> None:
    assert any(TOKEN in content for content in _inside(FORMS[form])) or form == "a.docx"
    assert not _passes(form, [])


@given(st.sampled_from(sorted(FORMS)), _cuts)
@settings(max_examples=15, deadline=None)
def test_a_key_leaves_in_no_broken_one(form: str, cuts: list[tuple[float, bytes]]) -> None:
    assert not _passes(form, cuts)


@pytest.mark.deep
@given(st.sampled_from(sorted(FORMS)), _cuts)
@settings(max_examples=20_000, deadline=None)
def test_a_key_leaves_in_no_broken_one_however_often(form: str, cuts: list[tuple[float, bytes]]) -> None:
    assert not _passes(form, cuts)
