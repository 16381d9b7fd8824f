"""Many short texts: lines and JSON documents are looked at together, and each comes out as it would alone."""

from collections.abc import Mapping, Sequence

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.findings import RedactedText, Replaced
from portal.redaction.kinds import KINDS
from portal.redaction.limits import Limits
from portal.redaction.scanning.engine import Engine, apply
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.documents import found_in_each
from portal.redaction.texts.leaves import Leaves
from portal.redaction.texts.lines import Line
from portal.redaction.texts.text import assembled, format_of, redact_text, taught
from portal.redaction.texts.value_texts import ValueTexts
from portal.redaction.texts.whole_lines import WholeLines
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment

_FEW = 8
_LONGEST = Limits().line

Found = list[Replaced]


def redact_texts(
    texts: Sequence[str], treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary
) -> list[RedactedText]:
    """What `redact_text` makes of each of these; nothing that one says is replaced in another.

    Nor does an address stay in one because it stands for one of another: it may be somebody's.
    """
    alone: dict[int, RedactedText] = {}
    if treatments[DataCategory.TECHNICAL] is not Treatment.REMOVE:
        contents = [text.encode("utf-8", "surrogatepass") for text in texts]
        batch = _Batch(contents)
        alone = _together(batch, treatments, pseudonyms, dictionary) if len(batch.texts) >= _FEW else {}
    return [
        alone[number] if number in alone else _by_itself(text, treatments, pseudonyms, dictionary)
        for number, text in enumerate(texts)
    ]


def _by_itself(
    text: str, treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary
) -> RedactedText:
    pseudonyms.forget_given_out()
    return redact_text(text, treatments, pseudonyms, dictionary)


class _Batch:
    """The texts, by number, that can be looked at together: lines, and JSON documents."""

    def __init__(self, contents: Sequence[bytes]) -> None:
        self._lines: dict[int, bytes] = {}
        self._documents: dict[int, bytes] = {}
        for number, content in enumerate(contents):
            if 0 < len(content) <= _LONGEST:
                format_name = format_of(content, "")
                if format_name == "json":
                    self._documents[number] = content
                elif format_name == "text" and b"\r" not in content:
                    self._lines[number] = content
        self.texts = self._lines | self._documents

    def found(self, engine: Engine) -> dict[int, Found | None]:
        """The findings of each; None for one that has to be looked at as it is."""
        limits = Limits()
        lines = ValueTexts(engine, WholeLines(Leaves(engine, limits.deepest)).found)
        of_lines = lines.findings(list(self._lines.values()))
        of_documents = found_in_each(list(self._documents.values()), engine, limits)
        return dict(zip((*self._lines, *self._documents), (*of_lines, *of_documents), strict=True))


def _together(
    batch: _Batch, treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary
) -> dict[int, RedactedText]:
    """The texts that come out alike with and without the words that all of them give away.

    What any other gives away is looked for in the others by itself.
    """
    pseudonyms.forget_given_out()
    told = batch.found(Engine(treatments, pseudonyms, dictionary))
    found = {number: own for number, own in told.items() if own is not None}
    words = _taught(batch.texts, found, dictionary)
    if words:
        learned = CaseDictionary()
        learned.merge(dictionary)
        for word, kind in words.items():
            learned.learn(word, kind)
        pseudonyms.forget_given_out()
        again = batch.found(Engine(treatments, pseudonyms, learned))
        found = {number: own for number, own in found.items() if own == again[number]}
    return {number: _made(batch.texts[number], own) for number, own in found.items()}


def _made(text: bytes, found: Found) -> RedactedText:
    return assembled(text, [Line(1, text, apply(text, found), found)])


def _taught(
    texts: Mapping[int, bytes], found: Mapping[int, Found], dictionary: CaseDictionary
) -> dict[str, str]:
    """The words that these texts give away, each as the weightiest of what it is somewhere."""
    words, known = dict[str, str](), dictionary.terms
    for number, own in found.items():
        for word, kind in taught(texts[number], own, known).items():
            if KINDS[kind].rank >= KINDS[words.get(word, kind)].rank:
                words[word] = kind
    return words
