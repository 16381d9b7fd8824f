"""A layout that a line begins or ends with is read where it is quoted, logged, a cell or a string, too."""

import json
from collections.abc import Callable

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text

# Layouts that rules know by how a line begins or ends, and what stands in them.
LAYOUTS = {
    "Dec 10 06:55:46 quay-ber7 sshd[417]: closed": ["quay-ber7"],
    "leaf-07.dal(config)#ip name-server vrf MGMT": ["leaf-07.dal"],
    "drwxr-xr-x  2 fblanchet quaydev 4096 Jun  3 10:00 x": ["fblanchet", "quaydev"],
    "hostssl all      replikat 172.18.50.10/32   cert": ["replikat"],
    "ftp> user edi_kai7 Quay-Side-55": ["edi_kai7", "Quay-Side-55"],
    'kiosk7 "ines.okafor" [20/Nov/2026:08:14:02 +0100] "GET /stock HTTP/1.1" 200 512': ["ines.okafor"],
    'Access for "Werk Nord": rasdial "Werk Nord" fblanchet Tonne-41-rot': ["fblanchet", "Tonne-41-rot"],
}
PLACES: dict[str, Callable[[str], str]] = {
    "alone": lambda text: text,
    "with the end of a line of Windows": lambda text: f"first\r\n{text}\r\nlast\r\n",
    "quoted": lambda text: f"> > {text}",
    "in a list": lambda text: f"  - {text}",
    "logged": lambda text: f"2026-11-20 08:14:02,417 INFO  [main] quay.Worker - {text}",
    "by a container": lambda text: f"stock-1  | {text}",
    "a field": lambda text: f"ts=2026-11-20T08:14:02Z level=info msg={json.dumps(text)}",
    "a setting": lambda text: "message: '{}'".format(text.replace("'", "''")),
    "a cell": lambda text: "time,level,text\r\n08:14,INFO,{}\r\n".format(
        '"{}"'.format(text.replace('"', '""')) if '"' in text or "," in text else text
    ),
    "behind a tab": lambda text: f"08:14\tINFO\t{text}\tend",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", LAYOUTS, ids=lambda text: text[:20])
def test_what_a_layout_tells_goes_wherever_it_stands(text: str, place: str) -> None:
    made = redact_text(PLACES[place](text), PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [value for value in LAYOUTS[text] if value in made.text] == []


def test_letters_that_a_string_escapes_are_read_with_the_words_beside_them() -> None:
    said = json.dumps("サーバー lims-tyo に接続できません。ユーザー名は ksato、連絡先は 03-4418-8120 です。")

    made = redact_text(f"level=warn msg={said}", PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [value for value in ("lims-tyo", "ksato", "03-4418-8120") if value in made.text] == []


def test_prose_and_measures_between_commas_or_quotes_stay() -> None:
    text = 'The service said "no route", then stopped; retry, 3 of 5, took 417 ms.\nCPU: 41 %, idle: 12'

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == text


DOCUMENTS = {
    '{"user":{"first":"Zqelda","last":"Mrovik"},"tokens":{"access":"at_91jdk"}}': ["Mrovik", "at_91jdk"],
    '{"args":["--password","Quarry7Secret"],"size":3}': ["Quarry7Secret"],
    '{"system":"phone","value":"04841 55123"}': ["04841 55123"],
    "<patient><name><family>Mrovik</family></name><phone>60881204</phone></patient>": ["Mrovik", "60881204"],
}
LINES = (
    "{}",
    "2026-11-20 08:14:02 INFO payload={} took 3 ms",
    "quay[417]: sent {}",
    "> answer: {}",
    "2026-11-20T08:14:02Z DEBUG [main] one={{}} two={} done",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda text: text[:20])
def test_what_parts_of_a_document_name_goes_inside_of_a_line_too(document: str, line: str) -> None:
    text = line.format(document)

    made = redact_text(f"first\n{text}\n", PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [value for value in DOCUMENTS[document] if value in made.text] == []
    assert made.text.count("{") == text.count("{")


def test_brackets_nested_too_deeply_for_a_parser_are_read_without_an_error() -> None:
    text = "payload=" + '{"a":[{"b":' * 4_000

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == text
