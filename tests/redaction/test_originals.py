"""From a stand-in back to its value: as it stood in the text, and never a live secret."""

import pytest

from portal.redaction import (
    PSEUDONYMIZE_ALL,
    CaseDictionary,
    Finding,
    Original,
    Pseudonyms,
    asked_stand_in,
    redact_text,
)
from portal.vocabulary import DataCategory, Invalid, Treatment

CASE = Pseudonyms(b"0123456789abcdef")
TEXT = "Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
SECRET = "login password=Tr0ub4dor&3xy now\n"


def looked_for(text: str, stand_in: str) -> str | None:
    """What a look through the text gives back for a stand-in."""
    original = Original(stand_in)
    redacted = redact_text(text, PSEUDONYMIZE_ALL, CASE, CaseDictionary())
    original.see("", 1, text, redacted.text, redacted.findings)
    return original.value()


def stand_ins(text: str) -> dict[str, str]:
    """Each value that is replaced in the text, with what stands for it."""
    findings = redact_text(text, PSEUDONYMIZE_ALL, CASE, CaseDictionary()).findings
    return {text[one.start : one.end]: one.replacement for one in findings}


def test_each_stand_in_leads_back_to_its_own_value_and_others_to_none() -> None:
    known = stand_ins(TEXT)

    found = {value: looked_for(TEXT, stand_in) for value, stand_in in known.items()}

    assert {"edge03", "mokafor", "10.20.30.7"} <= found.keys()
    assert all(value == back for value, back in found.items())
    assert looked_for(TEXT, "h-0123456789") is None


def test_a_live_secret_is_never_given_back_whatever_it_was_taken_for() -> None:
    (mark,) = [stand_in for value, stand_in in stand_ins(SECRET).items() if "Tr0ub4dor" in value]
    key = "ghp_" + "A1b2C3d4E5f6" * 3
    as_host = Finding(0, len(key), "host", DataCategory.HOSTS, Treatment.PSEUDONYMIZE, "h-0123456789")
    taken_for_a_host = Original("h-0123456789")
    taken_for_a_host.see("", 1, key, "h-0123456789", [as_host])

    assert looked_for(SECRET, mark) is None
    assert taken_for_a_host.value() is None
    with pytest.raises(Invalid, match="never shown"):
        asked_stand_in(mark)
