"""The first pass: what one member gives away is replaced in all of them."""

from collections.abc import Sequence
from typing import BinaryIO

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.case.teaching import TAUGHT, teachable_each
from portal.redaction.columns.placed import Placed, values_by_kind
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
        if isinstance(line.found, Placed):
            for kind, values in values_by_kind(line.before, line.found):
                self._learn(kind, _texts(values))
            return
        for one in line.found:
            value, seen = line.before[one.start : one.end], self._seen
            if one.words:
                self._learn_behind(one.words)
            elif (one.kind, value) not in seen:
                seen.add((one.kind, value))
                self._learn(one.kind, _texts([value]))
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()

    def member(self, report: MemberReport) -> None:
        """Learn from the name of a file."""
        super().member(report)
        if self._names is None:
            return
        for piece in pieces_of(f"/{report.original_path}"):
            text = piece.encode("utf-8", "surrogatepass")
            for one in self._names.findings(text):
                if one.words:
                    self._learn_behind(one.words)
                else:
                    self._learn(one.kind, _texts([text[one.start : one.end]]))

    def piece(self, path: str, piece: Piece) -> None:
        """Take in what a helper learned."""
        del path
        self._dictionary.merge(CaseDictionary.from_bytes(piece.learned))

    def _learn(self, kind: str, values: Sequence[str]) -> None:
        """Learn from values of one kind."""
        if kind in _ADDRESSES:
            self._dictionary.learn_addresses(values)
        elif kind in TAUGHT:
            self._dictionary.learn_each(teachable_each(kind, values), kind)

    def _learn_behind(self, words: Words) -> None:
        """Learn from what stands behind an encoding."""
        for kind, value in words:
            self._learn(kind, [value])


def _texts(values: Sequence[bytes]) -> list[str]:
    """What many values say, read at once where no line ends in any of them."""
    texts = b"\n".join(values).decode("utf-8", "replace").split("\n")
    return texts if len(texts) == len(values) else [one.decode("utf-8", "replace") for one in values]
