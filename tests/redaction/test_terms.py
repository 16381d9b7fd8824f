"""A name that the case knows is found inside the names that people build from it, and nowhere else."""

import io
import tarfile

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, learn, redact_bundle, redact_text
from portal.vocabulary import DataCategory

KEY = b"the key of one case"


def _after(text: str, *known: tuple[str, str]) -> str:
    dictionary = CaseDictionary()
    for word, kind in known:
        dictionary.learn(word, kind)
    return redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary).text


@pytest.mark.parametrize(
    "text",
    [
        "mokafor_log.txt",
        "MOkafor2.log",
        "trace_mokafor.csv",
        "2mokafor.csv",
        "dumpMokafor.bin",
        "XMLMokafor.bin",
        "mokaforDump.bin",
        "MOKAFOR_old",
        "a/mokafor-2/b",
        "one\\nmokafor two",
        "path%2Fmokafor%2Fx",
        "inner.mokafor.csv",
    ],
)
def test_a_known_name_is_found_between_joints(text: str) -> None:
    made = _after(text, ("mokafor", "account"))

    assert "okafor" not in made.casefold()
    assert "user-" in made


@pytest.mark.parametrize("text", ["calendar al_2 sealed alLog", "mokafors smokafor xmokaforx", "MOKAFORS"])
def test_a_known_name_leaves_the_words_it_only_happens_to_stand_in(text: str) -> None:
    assert _after(text, ("mokafor", "account"), ("lend", "account")) == text


def test_a_short_name_is_found_only_where_it_stands_alone() -> None:
    dictionary = CaseDictionary()
    dictionary.missed("al", DataCategory.PEOPLE)

    made = redact_text("calendar al_2 AlLog al.", PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary).text

    assert made.startswith("calendar al_2 AlLog person-")


@pytest.mark.parametrize(
    "text", ["mina_okafor.log", "Mina-Okafor.log", "mina.okafor.log", "MinaOkafor2.log", "x_mina+okafor"]
)
def test_a_whole_name_is_found_however_its_parts_are_joined(text: str) -> None:
    assert "okafor" not in _after(text, ("Mina Okafor", "person")).casefold()


@pytest.mark.parametrize(
    "text", ["STRAUSSMANN_log", "Straußmann.log", "JOSÉ_NÚÑEZ.log", "jose\u0301_nu\u0301n\u0303ez.log"]
)
def test_a_name_is_found_in_other_cases_and_with_its_accents_apart(text: str) -> None:
    made = _after(text, ("Straußmann", "account"), ("José_Núñez", "account"))

    assert made.startswith("user-")


def test_a_shorter_name_is_found_inside_a_longer_one_that_goes_on() -> None:
    made = _after("kest_beling.log", ("kestbel", "account"), ("kest_bel", "account"), ("kest", "account"))

    assert made.startswith("user-")
    assert made.endswith("_beling.log")


def test_what_stands_for_a_name_is_left_as_it_is_the_second_time() -> None:
    known = (("mokafor", "account"),)
    once = _after("MOkafor2.log mokaforDump mokafor_x xMokafor", *known)

    assert _after(once, *known) == once


def test_a_name_that_one_file_gives_away_is_gone_from_the_names_and_texts_of_all() -> None:
    inner = _tar({"inner_mokafor.csv": b"id;owner\n1;mokafor_2\n"})
    content = _tar(
        {
            "logs/MOkafor2.log": b"ok\n",
            "dump-mokafor.tar": inner,
            "auth.log": b"Accepted password for mokafor from 10.1.2.3\n",
        }
    )
    dictionary, output = CaseDictionary(), io.BytesIO()

    learn(io.BytesIO(content), "bundle.tar", dictionary)
    report = redact_bundle(
        io.BytesIO(content),
        "bundle.tar",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(KEY),
        dictionary=dictionary,
    )

    assert b"okafor" not in output.getvalue().lower()
    assert {one.state for one in report.members} <= {"redacted", "unchanged"}
    assert len(report.members) == 3


def _tar(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.uname = info.gname = "mokafor"
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()
