"""The first pass: what one member gives away is replaced in all of them."""

from typing import BinaryIO

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.case.teaching import TAUGHT, teachable
from portal.redaction.columns.placed import places_of
from portal.redaction.faces.quick import make_ready_for
from portal.redaction.findings import Words
from portal.redaction.judging.faces_again import forget_faces
from portal.redaction.limits import Limits
from portal.redaction.members.sinks import Piece, Sink
from portal.redaction.members.walking import Walk, Walker
from portal.redaction.naming import pieces_of
from portal.redaction.report import MemberReport
from portal.redaction.scanning.engine import Engine
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.texts.lines import Line
from portal.redaction.treatments import PSEUDONYMIZE_ALL

_MOST_SEEN = 20_000
_ADDRESSES = frozenset({"ipv4", "mac"})


def learn(
    source: BinaryIO,
    name: str,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    pseudonyms: Pseudonyms | None = None,
    walker: Walker = Walk,
) -> None:
    """Read a file or archive once and remember the names, machines, accounts and secrets it gives away.

    `pseudonyms` are those of the case, so that stand-ins in already redacted content are not taken
    for originals. What cannot be read is passed over: the second pass reports it.
    `walker` may be one that has helpers (`side_by_side`).
    """
    forget_faces()
    if walker is Walk:  # helpers have machine code of their own
        make_ready_for(source)
    own = pseudonyms if pseudonyms is not None else Pseudonyms(bytes(32))
    seen = CaseDictionary()
    seen.merge(dictionary)
    names = Engine(PSEUDONYMIZE_ALL, own, seen, learns=True)
    walker(PSEUDONYMIZE_ALL, own, seen, limits or Limits(), Learner(dictionary, names)).run(source, name)


class Learner(Sink):
    """Takes the findings of each line into the dictionary and lets the content go.

    `names` looks at what the files are called; who has none is not asked for their names.
    """

    learns = True

    def __init__(self, dictionary: CaseDictionary, names: Engine | None = None) -> None:
        super().__init__()
        self._dictionary = dictionary
        self._names = names
        self._seen: set[tuple[str, bytes]] = set()

    def line(self, path: str, line: Line) -> None:
        """Learn from some lines."""
        del path
        before, seen = line.before, self._seen
        addresses: list[bytes] = []
        for start, end, kind, words in places_of(line.found):
            if kind in TAUGHT or words:
                told = kind, before[start:end]
                if words or told not in seen:
                    seen.add(told)
                    self._learn(kind, told[1].decode("utf-8", "replace"), words)
            elif kind in _ADDRESSES:
                addresses.append(before[start:end])
        self._dictionary.learn_addresses([one.decode("utf-8", "replace") for one in addresses])
        if len(seen) >= _MOST_SEEN:
            seen.clear()

    def member(self, report: MemberReport) -> None:
        """Learn from the name of a file."""
        super().member(report)
        if self._names is None:
            return
        for piece in pieces_of(f"/{report.original_path}"):
            text = piece.encode("utf-8", "surrogatepass")
            for one in self._names.findings(text):
                self._learn(one.kind, text[one.start : one.end].decode("utf-8", "replace"), one.words)

    def piece(self, path: str, piece: Piece) -> None:
        """Take in what a helper learned."""
        del path
        self._dictionary.merge(CaseDictionary.from_bytes(piece.learned))

    def _learn(self, kind: str, value: str, words: Words) -> None:
        for of_kind, original in words or ((kind, value),):
            if of_kind in _ADDRESSES:
                self._dictionary.learn_addresses([original])
            for word in teachable(of_kind, original) if of_kind in TAUGHT else ():
                self._dictionary.learn(word, of_kind)
