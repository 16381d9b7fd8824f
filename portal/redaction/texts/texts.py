"""Many short texts: those of one line are looked at together, and each comes out as it would alone."""

from collections.abc import Iterable, Mapping, Sequence

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.findings import RedactedText, Replaced
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.plans import Planner
from portal.redaction.kinds import KINDS
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine, apply
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.lines import Line
from portal.redaction.texts.text import assembled, format_of, redact_text, taught
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

_FEW = 8
_LONGEST = Limits().line

Found = list[Replaced]


def redact_texts(
    texts: Sequence[str], treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary
) -> list[RedactedText]:
    """What `redact_text` makes of each of these; nothing that one says is replaced in another."""
    alone: dict[int, RedactedText] = {}
    if treatments[DataCategory.TECHNICAL] is not Treatment.REMOVE:
        contents = [text.encode("utf-8", "surrogatepass") for text in texts]
        lines = {number: content for number, content in enumerate(contents) if _is_line(content)}
        alone = _together(lines, treatments, pseudonyms, dictionary) if len(lines) >= _FEW else {}
    return [
        alone[number] if number in alone else redact_text(text, treatments, pseudonyms, dictionary)
        for number, text in enumerate(texts)
    ]


def _is_line(content: bytes) -> bool:
    one = 0 < len(content) <= _LONGEST and b"\n" not in content and b"\r" not in content
    return one and format_of(content, "") == "text"


def _together(
    lines: Mapping[int, bytes], treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary
) -> dict[int, RedactedText]:
    """The lines that come out alike with and without the words that all of them give away.

    What any other gives away is looked for in the others by itself.
    """
    content = b"\n".join(lines.values())
    found = _found(content, Engine(treatments, pseudonyms, dictionary))
    words = _taught(lines.values(), found, dictionary)
    if words:
        learned = CaseDictionary()
        learned.merge(dictionary)
        for word, kind in words.items():
            learned.learn(word, kind)
        again = _found(content, Engine(treatments, pseudonyms, learned))
        found = [first if first == second else None for first, second in zip(found, again, strict=True)]
    return {
        number: assembled(line, [Line(1, line, apply(line, own), own)])
        for (number, line), own in zip(lines.items(), found, strict=True)
        if own is not None
    }


def _taught(
    lines: Iterable[bytes], found: Iterable[Found | None], dictionary: CaseDictionary
) -> dict[str, str]:
    """The words that these lines give away, each as the weightiest of what it is somewhere."""
    words, known = dict[str, str](), dictionary.terms
    for line, own in zip(lines, found, strict=True):
        for word, kind in taught(line, own, known).items() if own else ():
            if KINDS[kind].rank >= KINDS[words.get(word, kind)].rank:
                words[word] = kind
    return words


def _found(content: bytes, engine: Engine) -> list[Found | None]:
    """The findings of each line; None for one that has to be looked at as it is."""
    return Block(content, Planner(engine, escapes=True, documents=True)).found_in_each()
