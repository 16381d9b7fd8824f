"""Lines of JSON in, lines of JSON out: each text with what was found in it, so that anybody can score it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.findings import Finding
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.texts import redact_texts
from portal.redaction.treatments import Treatments
from portal.vocabulary import Invalid

_PIECE = 256 * 1024

Rows = Sequence[tuple[int, bytes]]
"""Lines with their numbers."""


def redact_rows(
    source: BinaryIO | Iterable[bytes],
    write: Callable[[str], object],
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
) -> None:
    """Answer each line `{"id", "text"}` before more is asked for; empty lines are passed over.

    Lines that are there already are looked at together. Offsets count characters of the original text.
    Raises `Invalid` with the number of the line that is something else; the lines before it are answered by
    then.
    """
    for rows in _waiting(source):
        names: list[object] = []
        texts: list[str] = []
        wrong: Invalid | None = None
        for number, row in rows:
            try:
                name, text = _read(row, number)
            except Invalid as error:
                wrong = error
                break
            names.append(name)
            texts.append(text)
        made = redact_texts(texts, treatments, pseudonyms, dictionary)
        for name, one in zip(names, made, strict=True):
            findings = list(map(_row, one.findings))
            write(json.dumps({"id": name, "text": one.text, "findings": findings}) + "\n")
        if wrong is not None:
            raise wrong


def _row(one: Finding) -> dict[str, object]:
    return {
        "start": one.start,
        "end": one.end,
        "kind": one.kind,
        "category": one.category,
        "treatment": one.treatment,
        "replacement": one.replacement,
    }


def _waiting(source: BinaryIO | Iterable[bytes]) -> Iterator[Rows]:
    """The lines of a source, those together that can be had without waiting for more."""
    read = getattr(source, "read1", None)
    if read is None:
        yield from ([one] for one in enumerate(source, 1) if one[1].strip())
        return
    number, begun = 1, list[bytes]()
    for piece in iter(lambda: read(_PIECE), b""):
        begun.append(piece)
        if b"\n" in piece:
            *lines, rest = b"".join(begun).split(b"\n")
            begun = [rest]
            yield [row for row in enumerate(lines, number) if row[1].strip()]
            number += len(lines)
    yield [(number, rest)] if (rest := b"".join(begun)).strip() else []


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
