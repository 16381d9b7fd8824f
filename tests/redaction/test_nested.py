"""What a short key says with the block around it goes from settings, and from documents within a text."""

import string

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.across_lines.nested import Nested, begun

GONE = ("Zqelda", "Mrovik", "quay7")
BLOCKS = {
    "YAML": "user:\n  first: Zqelda\n  last: Mrovik\nhost:\n  name: quay7\n",
    "a list of YAML": "guests:\n  - first: Zqelda\n    last: Mrovik\nhosts:\n  - name: quay7\n    port: 22\n",
    "sections": "[user]\nfirst = Zqelda\n\n; the one who called\nlast = Mrovik\n[host]\nname = quay7\n",
    "TOML": '[[users]]\nfirst = "Zqelda"\nlast = "Mrovik"\n\n[owner.host]\nname = "quay7"\n',
    "JSON in a letter": (
        'Hello,\n{\n  "user": {\n    "first": "Zqelda",\n    "roles": [\n      "quay"\n    ],\n'
        '    "last": "Mrovik"\n  },\n  "host": {\n    "name": "quay7"\n  }\n}\nBye\n'
    ),
    "XML in a log": (
        "08:14:02 DEBUG answer:\n<Order>\n  <Customer>\n    <First>Zqelda</First>\n    <Last>Mrovik</Last>\n"
        "  </Customer>\n  <Host>\n    <Name>quay7</Name>\n  </Host>\n</Order>\n08:14:03 DEBUG done\n"
    ),
    "an object of Node": (
        "DEBUG got User {\n  first: 'Zqelda',\n  last: 'Mrovik',\n  host: { name: 'quay7' }\n}\n"
    ),
    "HCL": 'owner {\n  first = "Zqelda"\n  last  = "Mrovik"\n}\nhost {\n  name = "quay7"\n}\n',
}
STAYS = (
    "page:\n  first: 1\n  last: Ende\nimage:\n  name: Quarry\n",
    "user:\n  theme: dark\nfirst: Quarry\nlast: Ende\n",
    "[user]\ntheme = dark\n[page]\nfirst = Quarry\nlast = Ende\n",
    "class User {\n  first: String;\n  last: String;\n}\nconst first = Quarry;\n",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_short_key_says_what_it_holds_with_the_block_around_it(block: str) -> None:
    text = BLOCKS[block]

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [value for value in GONE if value in made.text] == []
    assert [made.text.count(sign) for sign in "{}[]:=\"'\n"] == [text.count(sign) for sign in "{}[]:=\"'\n"]


@pytest.mark.parametrize("text", STAYS)
def test_a_block_that_has_ended_or_is_about_nobody_says_nothing(text: str) -> None:
    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == text


@pytest.mark.parametrize("opened", [b"[user]\n", b"user:\n"])
def test_no_block_goes_on_over_lines_of_a_log(opened: bytes) -> None:
    waits: Nested | None = begun(opened)
    lines = 0

    while waits is not None:
        lines += 1
        _, waits = waits.claims(b"  08:14:02 quay answered in 3 ms\n")

    assert lines < 10


def test_no_block_goes_on_without_end_that_says_nothing() -> None:
    """Each of its lines is read alone, which takes thirty times as long as to read many together."""
    waits: Nested | None = begun(b"[user]\n")
    lines = 0

    while waits is not None:
        lines += 1
        _, waits = waits.claims(b"theme = dark\n")

    assert lines < 1000


def test_a_list_of_people_is_read_to_its_end() -> None:
    names = [f"Zq{one}{two}" for one in ("eld", "ord", "arv", "imm") for two in string.ascii_lowercase]
    text = "users:\n" + "".join(f"  - first: {name}\n    theme: dark\n" * 5 for name in names)

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [name for name in names if name in made.text] == []
