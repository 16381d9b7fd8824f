"""Each kind once, with what looks alike and must stay; then the laws that hold for all of them."""

import tomllib
from importlib import resources
from pathlib import Path
from typing import TypedDict, cast

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.rules.numbers.identity import validator


class Case(TypedDict):
    """One row of cases.toml."""

    text: str
    gone: list[str]
    stays: list[str]


CASES = cast("list[Case]", tomllib.loads((Path(__file__).parent / "cases.toml").read_text())["case"])
KEY = b"the key of one case"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_sensitive_goes_and_what_is_not_stays(case: Case) -> None:
    made = redact_text(case["text"], PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())

    assert [value for value in case["gone"] if value in made.text] == []
    assert [value for value in case["stays"] if value not in made.text] == []


def test_who_failed_to_sign_in_is_an_account_and_no_password() -> None:
    line = "sshd[7]: Failed password for invalid user elibakirtzis98 from 31.84.82.247 port 54111 ssh2"

    made = redact_text(line, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())

    assert [finding.kind for finding in made.findings] == ["account", "ipv4"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_redacting_twice_changes_nothing(case: Case) -> None:
    pseudonyms = Pseudonyms(KEY)
    once = redact_text(case["text"], PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())

    twice = redact_text(once.text, PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())

    assert twice.text == once.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_findings_and_replacements_agree_with_the_output(case: Case) -> None:
    made = redact_text(case["text"], PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())

    pieces, place = [], 0
    for one in made.findings:
        pieces += [case["text"][place : one.start], one.replacement]
        place = one.end

    assert "".join([*pieces, case["text"][place:]]) == made.text


def test_every_checksum_that_a_number_names_is_there() -> None:
    source = resources.files("portal.redaction").joinpath("rules", "tables", "identity.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))["numbers"]

    assert [name for _, _, name, _ in rows if name and not callable(validator(name))] == []
