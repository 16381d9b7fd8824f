"""IPv4 addresses in hexadecimal, octal and as one number, where an address must stand."""

import json

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


KEYS = ("ip", "client_ip", "srcIp", "peerIPv4Address", "dst_addr", "ip_address")
OTHERS = {"zipped": 16909060, "ip": 443, "tooltip": 169090600, "addr": 169090600, "src_ip": 1.5, "n": []}


@pytest.mark.parametrize("as_lines", [False, True])
def test_a_number_of_json_behind_the_key_of_an_address_is_one(as_lines: bool) -> None:  # noqa: FBT001 - a case
    rows = [json.dumps({"n": 1, "flow": {key: 169090600}, "at": 169090600}) for key in KEYS]

    text = "\n".join(rows) if as_lines else "[" + ", ".join(rows) + "]"
    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text.count("169090600") == len(rows)
    assert [one.kind for one in made.findings] == ["ipv4"] * len(rows)


def test_other_numbers_of_json_stay() -> None:
    with_long = json.dumps({**OTHERS, "host_ip": 1}).replace('"host_ip": 1', '"host_ip": ' + "9" * 5000)

    made = redact_text(with_long, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == with_long
