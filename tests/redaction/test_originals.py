"""From a stand-in back to its value: as it stood in the text, and never a live secret."""

import base64
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest

from portal.redaction import (
    PSEUDONYMIZE_ALL,
    CaseDictionary,
    Finding,
    Original,
    Pseudonyms,
    RedactedText,
    asked_stand_in,
    redact_text,
)
from portal.vocabulary import DataCategory, Invalid, Treatment

CASE = Pseudonyms(b"0123456789abcdef")
TEXT = "Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
SECRET = "login password=Tr0ub4dor&3xy now\n"


def redact(text: str) -> RedactedText:
    return redact_text(text, PSEUDONYMIZE_ALL, CASE, CaseDictionary())


def looked_for(text: str, stand_in: str) -> str | None:
    """What a look through the text gives back for a stand-in."""
    original = Original(stand_in, redact)
    redacted = redact(text)
    original.see("", 1, text, redacted.text, redacted.findings)
    return original.value()


def stand_ins(text: str) -> dict[str, str]:
    """Each value that is replaced in the text, with what stands for it."""
    findings = redact(text).findings
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


def in_base64(text: str) -> str:
    return f"body={base64.b64encode(text.encode()).decode()}"


def in_an_address(text: str) -> str:
    return f"GET /search?said={quote(text.replace(' ', '&'), safe='&')} 200"


def in_a_string(text: str) -> str:
    return json.dumps({"body": json.dumps({"message": text})})


def in_base64_twice(text: str) -> str:
    return in_base64(f"copy of {in_base64(text)}")


@pytest.mark.parametrize("hidden", [in_base64, in_an_address, in_a_string, in_base64_twice])
def test_what_an_encoding_hides_is_found_as_the_engine_found_it(hidden: Callable[[str], str]) -> None:
    mail, secret = "ana.kowalska@halden-rail.example", f"{SECRET} of ana.kowalska@halden-rail.example"
    stand_in = stand_ins(f"from {mail} today")[mail]
    (mark,) = [one for value, one in stand_ins(SECRET).items() if "Tr0ub4dor" in value]

    assert looked_for(hidden(f"from {mail} today"), stand_in) == mail
    assert looked_for(hidden(f"from {mail} today"), "h-0123456789") is None
    assert looked_for(hidden(secret), mark) is None


def test_what_stands_in_a_file_s_name_alone_is_found_there() -> None:
    name = "logs/edge03.halden-rail.example/kari.nilsen@halden-rail.example.log"
    known = {value: one for value, one in stand_ins(f"/{name}").items() if value in name}
    shown = redact(f"/{name}").text.replace("<", "").replace(">", "")

    for value, stand_in in known.items():
        original = Original(stand_in.strip("<>"), redact)
        original.see_name(name, shown)
        assert original.value() == value
    other = Original("h-0123456789", redact)
    other.see_name(name, shown)
    assert known
    assert other.value() is None
