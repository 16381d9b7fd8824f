"""Names: never a path, never empty, safe on every system, and redacted like everything else."""

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.access.upload_names import clean_name, file_name, label_of
from portal.redaction import CaseDictionary, Pseudonyms, Treatments
from portal.vocabulary import DataCategory, Invalid


@given(st.text(max_size=300))
def test_a_file_name_is_safe_whatever_the_label_says(label: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", file_name(label))


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("C:\\logs\\a.log", "a.log"),
        ("/etc/passwd", "passwd"),
        ("  b.zip ", "b.zip"),
        ("a\x00b\n.log", "ab.log"),
    ],
)
def test_only_the_last_part_of_a_path_is_a_name(given_name: str, cleaned: str) -> None:
    assert clean_name(given_name) == cleaned


@pytest.mark.parametrize("name", ["", "..", "/", " \t"])
def test_nothing_is_no_name(name: str) -> None:
    with pytest.raises(Invalid):
        clean_name(name)


def test_a_name_says_no_more_than_the_content_may() -> None:
    dictionary = CaseDictionary()
    dictionary.missed("zebrafish", DataCategory.CUSTOMER_TERMS)
    pseudonyms = Pseudonyms(os.urandom(32))

    shown = label_of("zebrafish-logs.zip", pseudonyms, dictionary)
    hidden = label_of("zebrafish-logs.zip", pseudonyms, dictionary, Treatments())

    assert "zebrafish" not in shown
    assert shown.endswith("-logs.zip")
    assert hidden == "disclosure"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kari.nilsen@halden-rail.no.log", "kari"),
        ("kari.nilsen@halden-rail.no.tar.gz", "nilsen"),
        ("db-01.halden-rail.no.log.1.gz", "db-01"),
        ("10.20.30.7-router.log", "10.20.30.7"),
        ("10.20.30.7.pcap", "10.20.30.7"),
        ("10.20.30.7_srv-hr-9788.txt", "srv-hr-9788"),
        ("srv-hr-9788_10.20.30.7.txt", "srv-hr-9788"),
    ],
)
def test_no_address_leaves_in_a_name_because_of_what_stands_behind_it(name: str, told: str) -> None:
    shown = label_of(name, Pseudonyms(os.urandom(32)), CaseDictionary())

    assert told not in shown
    assert shown.endswith(name[name.rindex(".") :])
