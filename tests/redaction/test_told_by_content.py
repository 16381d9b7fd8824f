"""A document is read as what it is, whatever its file is called."""

import io

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_bundle
from portal.redaction.report import MemberReport

_JSON = """{
  "user": {
    "first": "Zqelda",
    "last": "Mrovik",
    "address": {
      "line1": "Quarry Lane",
      "number": 41
    }
  },
  "host": {
    "name": "quay7"
  }
}
"""
_XML = """<Order id="417">
  <Customer>
    <First>Zqelda</First>
    <Last>Mrovik</Last>
    <Address><AddressLine1>Quarry Lane</AddressLine1></Address>
  </Customer>
  <Host><Name>quay7</Name></Host>
</Order>
"""
GONE = ("Zqelda", "Mrovik", "Quarry Lane", "quay7")
DOCUMENTS = {
    "JSON": _JSON,
    "JSON one after the other": _JSON.replace("Zqelda", "Ines") + _JSON,
    "a list": f"[\n{_JSON},\n{_JSON}]\n",
    "a list that begins in the line": f"[{_JSON}]\n",
    "JSON of Windows": _JSON.replace("\n", "\r\n"),
    "XML": _XML,
}
TEXTS = {
    "a log in brackets": "[2026-11-20 08:14:02] [main] started\n[2026-11-20 08:14:03] [main] ready\n",
    "a chat": "<quay> where is it\n<joss> on the mole\n",
    "a block of a program": "{\n  int last = 3;\n  return first;\n}\n",
    "JSON and then a line": _JSON.replace("Zqelda", "x").replace("Mrovik", "x") + "done in 3 ms\n",
}


def _run(text: str, name: str) -> tuple[str, MemberReport]:
    output = io.BytesIO()
    report = redact_bundle(
        io.BytesIO(text.encode()),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(bytes(32)),
        dictionary=CaseDictionary(),
    )
    return output.getvalue().decode(), report.members[0]


@pytest.mark.parametrize("name", ["answer", "answer.txt", "dump.log", "answer.out"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_the_parts_of_a_document_name_goes_whatever_its_file_is_called(document: str, name: str) -> None:
    made, _ = _run(DOCUMENTS[document], name)

    assert [value for value in GONE if value in made] == []
    assert made.count("\n") == DOCUMENTS[document].count("\n")


@pytest.mark.parametrize("text", TEXTS)
def test_what_only_begins_like_a_document_leaves_as_the_text_that_it_is(text: str) -> None:
    made, member = _run(TEXTS[text], "answer.txt")

    assert member.state != "withheld"
    assert made.count("\n") == TEXTS[text].count("\n")
    assert made.splitlines()[-1] == TEXTS[text].splitlines()[-1]
