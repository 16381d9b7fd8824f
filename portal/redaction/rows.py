"""Lines of JSON in, lines of JSON out: each text with what was found in it, so that anybody can score it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.text import redact_text
from portal.redaction.treatments import Treatments
from portal.vocabulary import Invalid


def redact_rows(
    rows: Iterable[bytes],
    write: Callable[[str], object],
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
) -> None:
    """Answer each line `{"id", "text"}` before the next one is asked for; empty lines are passed over.

    Offsets count characters of the original text. Raises `Invalid` with the number of the line that is
    something else; the lines before it are answered by then.
    """
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        name, text = _read(row, number)
        made = redact_text(text, treatments, pseudonyms, dictionary)
        findings = [asdict(one) for one in made.findings]
        write(json.dumps({"id": name, "text": made.text, "findings": findings}) + "\n")


def _read(row: bytes, number: int) -> tuple[object, str]:
    try:
        read = json.loads(row, parse_constant=_no_number)
        text = read["text"]
        if isinstance(text, str):
            return read.get("id"), text
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(_wrong(number)) from error
    raise Invalid(_wrong(number))


def _wrong(number: int) -> str:
    return f'Line {number} is no JSON object with "id" and "text".'


def _no_number(name: str) -> object:
    """`NaN` and its like are no JSON, and would stand in the answer."""
    raise ValueError(name)
