"""The first pass learns of what is packed, and of what files are called."""

import base64
import io
import tarfile

from portal.redaction import CaseDictionary, Pseudonyms, learn

KEY = b"the key of one case"


def _learned(content: bytes, name: str) -> CaseDictionary:
    dictionary = CaseDictionary()
    learn(io.BytesIO(content), name, dictionary, pseudonyms=Pseudonyms(KEY))
    return dictionary


def test_the_case_learns_what_is_attached_in_base64_and_not_how_that_is_packed() -> None:
    packed = base64.encodebytes(b"10.44.3.9 accepted password for mokafor3")
    about = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"

    learned = _learned(b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + about + packed, "a.eml")

    assert learned.addresses == {"10.44.3.9"}
    assert "mokafor3" in learned.terms


def test_the_case_learns_what_its_files_are_called() -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as made:
        made.addfile(tarfile.TarInfo("logs/10.44.3.9_srv-hr-9788.txt"))

    learned = _learned(archive.getvalue(), "a.tar")

    assert learned.addresses == {"10.44.3.9"}
    assert "srv-hr-9788" in learned.terms
