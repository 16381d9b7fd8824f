"""The first pass learns of what is packed, and of what files are called."""

import base64
import io
import tarfile

import pytest

from portal.redaction import CaseDictionary, Pseudonyms, learn
from portal.redaction.case.teaching import teachable, teachable_each

KEY = b"the key of one case"


PLAIN = ("tree", "trees", "int64s", "eth0", "np.ma", "x.y", "www.example.org", "eth0.example.org")
NUMBERED = ("web01", "web01.example.org", "web01-.a", "web01:22", "db1.", "R23-M1-N8-C:J11-U05", "mokafor3")
ODD = ("a1", "1st", "b2b", "m.okafor3", "h4cking.org", "Straße7", "\u0130stanbul34", "10.44.3.9", "8:8:8", "")
OTHERS = ("Olga Petrova", " web02 ", "w" * 127 + "1", "w" * 128 + "1")
NAMES = PLAIN + NUMBERED + ODD + OTHERS


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


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (rb'[{"user": "olg\u00e977"}]', "a.json"),
        (b"<a><user>olg&#233;77</user></a>", "a.xml"),
        (b"GET /?user=olg%C3%A977&x=1\n", "a.log"),
    ],
)
def test_what_stands_behind_an_escape_is_learned_as_it_is_read(content: bytes, name: str) -> None:
    assert "olg\u00e977" in _learned(content, name).terms


def test_the_case_learns_what_its_files_are_called() -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as made:
        made.addfile(tarfile.TarInfo("logs/10.44.3.9_srv-hr-9788.txt"))

    learned = _learned(archive.getvalue(), "a.tar")

    assert learned.addresses == {"10.44.3.9"}
    assert "srv-hr-9788" in learned.terms


@pytest.mark.parametrize("kind", ["host", "account", "person", "password"])
def test_many_values_give_away_what_each_gives_away(kind: str) -> None:
    assert teachable_each(kind, NAMES) == [word for one in NAMES for word in teachable(kind, one)]


def test_words_learned_at_once_are_those_learned_one_by_one() -> None:
    at_once, one_by_one = CaseDictionary(), CaseDictionary()
    values = ["Olga  Petrova", "web01", " ", "STRASSE7", "mokafor3"]
    for kind in ("host", "password", "account"):
        at_once.learn_each(values, kind)
        for value in values:
            one_by_one.learn(value, kind)
        at_once.learn_each(["web01", "web02"], kind)
        one_by_one.learn("web02", kind)

    assert at_once.terms == one_by_one.terms
