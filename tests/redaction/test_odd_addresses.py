"""IPv4 addresses in hexadecimal, octal and as one number, where an address must stand."""

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("GET http://0x0a141e28/admin 200", "0x0a141e28"),
        ("GET http://0xA.20.0x1E.40:8080/ 200", "0xA.20.0x1E.40"),
        ("GET http://10.20.0x1e28/ 200", "10.20.0x1e28"),
        ("curl https://kern@169090600/x", "169090600"),
        ("open ftp://0012.0024.0036.0050/pub now", "0012.0024.0036.0050"),
        ("see 'http://10.1319464' again", "10.1319464"),
        ("ip: 169090600", "169090600"),
    ],
)
def test_an_address_in_another_notation_is_found_where_an_address_stands(line: str, gone: str) -> None:
    made = redact_text(line, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert gone not in made.text
    assert "ipv4" in {one.kind for one in made.findings}


@pytest.mark.parametrize(
    "line",
    [
        "fault at address 0x0a141e28 in thread 169090600",
        "GET http://127.0.0.1:8080/ took 169090600 ns",
        "gzip=16909060 tip: 169090600",
        "version 10.20.30 of build 0012.0024.0036.0050",
        "took 0x0a141e28 ticks://",
        "ip=10 ip: 443",
    ],
)
def test_numbers_that_are_no_addresses_stay(line: str) -> None:
    made = redact_text(line, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [one.kind for one in made.findings if one.kind == "ipv4"] == []
    assert made.text == line
