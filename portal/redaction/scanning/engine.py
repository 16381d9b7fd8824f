"""One piece of text: what is claimed, what is decided, what stands there afterwards."""

from collections.abc import Callable, Iterable, Sequence

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.columns.decided import DecidedByNumber
from portal.redaction.faces.quick import Hits
from portal.redaction.findings import Replaced, Span
from portal.redaction.kinds import KINDS, Form, Kind
from portal.redaction.rules.machines.network import is_group_of_all
from portal.redaction.scanning.leaf_claims import leaf_claims
from portal.redaction.scanning.scanner import Scanner, judge_ahead
from portal.redaction.stand_ins.own_stand_ins import without_own
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments
from portal.vocabulary import Treatment

InPlace = Callable[[bytes, list[Span]], list[Span]]
"""What the place of a piece in its file makes of the claims on it: others, and more."""
SIGNED = frozenset(
    kind.name for kind in KINDS.values() if kind.form in {Form.IPV4, Form.IPV6, Form.MAC, Form.UUID, Form.SID}
)
_MOST_SETTLED = 25_000


class Engine:
    """Redacts pieces of text of one case: pure but for the memory of what it has seen.

    Two engines with equal arguments give equal results for every piece, whatever came before. A
    slow one asks every rule about every line and remembers nothing: it judges the fast one.
    """

    def __init__(
        self,
        treatments: Treatments,
        pseudonyms: Pseudonyms,
        dictionary: CaseDictionary,
        *,
        slow: bool = False,
        learns: bool = False,
    ) -> None:
        self.slow = slow
        self.learns = learns
        self._kinds = {kind.name: (kind, treatments[kind.category]) for kind in KINDS.values()}
        self._since = pseudonyms.now
        self.treatments = treatments
        self.pseudonyms = pseudonyms
        self.dictionary = dictionary
        self._scanner = Scanner(dictionary, gated=not slow, undresses=not learns)
        self._recognized = -1
        self.settled: dict[str, dict[bytes, bytes]] = {kind: {} for kind in KINDS}
        self.by_number = DecidedByNumber()

    def findings(
        self, piece: bytes, more: Iterable[Span] = (), placed: InPlace | None = None
    ) -> list[Replaced]:
        """The decided findings of one piece in order.

        `more` are claims from the format around it, and `placed` says what its place makes of all claims.
        """
        self.refresh()
        claims = [*self._scanner.claims(piece), *more]
        return self.decide(piece, claims if placed is None else placed(piece, claims))

    def judge_ahead(self, pieces: Iterable[bytes]) -> None:
        """Make ready for pieces whose findings will be asked for soon."""
        if not self.slow:
            judge_ahead(pieces)

    def decide(self, piece: bytes, claims: Iterable[Span]) -> list[Replaced]:
        """What becomes of claims on a piece: those that are treated, joined where they overlap."""
        left = self._without_own(piece, claims)
        return [self._decided(piece, span) for span in resolved(left)] if left else []

    def settle(self, kind: str, values: Sequence[bytes]) -> tuple[list[bytes | None], list[int]]:
        """What stands for values of a kind, remembered in `settled`, and which were not known before.

        Nothing stands for a stand-in of our own.
        """
        known = self.settled[kind]
        found = list(map(known.get, values))
        unknown = [place for place, one in enumerate(found) if one is None] if None in found else []
        if unknown:
            new = list(dict.fromkeys([values[place] for place in unknown]))
            if len(known) + len(new) > _MOST_SETTLED:
                known.clear()
            made = zip(new, self.stand_ins(kind, new), strict=True)
            known.update((value, one) for value, one in made if one is not None)
            for place in unknown:
                found[place] = known.get(values[place])
        return found, unknown

    def stand_ins(self, kind: str, values: Sequence[bytes]) -> Sequence[bytes | None]:
        """The same, made anew for each value."""
        of_kind, treatment = self._kinds[kind]
        own = self.own_among(kind, values) if kind in SIGNED else ()
        if not own:
            return self._made_each(of_kind, treatment, values)
        made = iter(self._made_each(of_kind, treatment, [value for value in values if value not in own]))
        return [None if value in own else next(made) for value in values]

    def _made_each(self, kind: Kind, treatment: Treatment, values: Sequence[bytes]) -> Sequence[bytes]:
        mark = self._marked(kind, treatment)
        if self.learns or mark:
            return [b"" if self.learns else mark] * len(values)
        return self.pseudonyms.made_each(kind, values)

    def terms(self, text: bytes) -> list[Span]:
        """The words of the case in some lines, ascending."""
        self.refresh()
        return self._scanner.terms(text)

    def written(self, text: bytes) -> list[Span]:
        """The same, but not those in hexadecimal and base64."""
        return self._scanner.written(text)

    def sought(self, text: bytes) -> tuple[Hits, list[Span]] | None:
        """Where words of the case may stand in many lines (see `quick_faces`), and those in other dress."""
        self.refresh()
        sought = None if self.slow or self.dictionary.spares else self._scanner.sought(text)
        if sought is None:
            return None
        hits, dressed = sought
        return hits, self._scanner.in_other_dress(text) if dressed else []

    @property
    def asks_for_values(self) -> bool:
        """Whether what the case looks for can stand in a value and not in the line that the value is in."""
        self._scanner.refresh()
        return self._scanner.asks_for_values

    def redact(self, piece: bytes, more: Iterable[Span] = ()) -> tuple[bytes, list[Replaced]]:
        """The piece as it may leave, and its findings (byte offsets of the original piece)."""
        found = self.findings(piece, more)
        return (apply(piece, found), found) if found else (piece, found)

    def residue(self, piece: bytes) -> list[Span]:
        """What should have been replaced and still stands in a piece of the output."""
        if self.learns:
            return []
        return self._without_own(piece, self._scanner.residue(piece))

    def leaf(self, key_class: str | None, value: bytes) -> tuple[bytes, list[Replaced]]:
        """A value whose key is known: JSON, XML, CSV. The key's claim comes on top of the text's own."""
        return self.redact(value, leaf_claims(key_class, value))

    def decided(self, piece: bytes, start: int, end: int, kind: str) -> Replaced:
        """What stands for one place of a piece when it is of this kind."""
        return self._decided(piece, Span(start, end, kind))

    def refresh(self) -> None:
        """Make the stand-ins of known addresses again, so that they are recognized as ours."""
        if self._recognized == self.dictionary.version:
            return
        for known in self.settled.values():
            known.clear()
        self.by_number.forget()
        self.pseudonyms.give_out(self.dictionary.addresses)
        self._recognized = self.dictionary.version
        self._since = self.pseudonyms.now

    def _without_own(self, piece: bytes, claims: Iterable[Span]) -> list[Span]:
        """The claims that are treated, less what is a stand-in of our own."""
        treated, signed = [], []
        for span in claims:
            kind, treatment = self._kinds[span.kind]
            if treatment is Treatment.KEEP:
                continue
            value = piece[span.start : span.end]
            if span.kind in SIGNED and self._is_own(kind, value):
                signed.append((span.start, span.end))
            elif not self.dictionary.spares or not self.dictionary.stays(
                value.decode("utf-8", "replace"), kind.category
            ):
                treated.append(span)
        return without_own(piece, treated, signed) if treated else treated

    def own_among(self, name: str, values: Sequence[bytes]) -> set[bytes]:
        """Stand-ins of our own among values of a kind that has such."""
        kind, _ = self._kinds[name]
        if kind.form is Form.UUID:
            return set(filter(self.pseudonyms.owns_uuid, values))
        if kind.form is Form.IPV4 or kind.form is Form.MAC:
            groups = filter(is_group_of_all, values) if kind.form is Form.IPV4 else ()
            values = [*self.pseudonyms.issued_among(values, self._since), *groups]
        return {value for value in values if self._is_own(kind, value)}

    def _is_own(self, kind: Kind, value: bytes) -> bool:
        if kind.form is Form.IPV4 or kind.form is Form.MAC:  # a set would hash the form each time
            issued = self.pseudonyms.issued(value, self._since)
            return is_group_of_all(value) or (issued and not self.dictionary.has_address(value.decode()))
        if kind.form is Form.UUID:
            return self.pseudonyms.owns_uuid(value)
        if kind.form is Form.IPV6:
            return self.pseudonyms.owns_ipv6(value)
        return kind.form is Form.SID and self.pseudonyms.owns_sid(value)

    def _decided(self, piece: bytes, span: Span) -> Replaced:
        kind, treatment = self._kinds[span.kind]
        stand_in = self._stand_in(kind, treatment, piece[span.start : span.end])
        return Replaced(span.start, span.end, span.kind, kind.category, treatment, stand_in)

    def _stand_in(self, kind: Kind, treatment: Treatment, value: bytes) -> bytes:
        if self.learns:
            return b""
        return self._marked(kind, treatment) or self.pseudonyms.stand_in(kind, value)

    @staticmethod
    def _marked(kind: Kind, treatment: Treatment) -> bytes:
        return b"<%s>" % kind.label.encode() if treatment is Treatment.REMOVE else b""


def resolved(claims: list[Span]) -> list[Span]:
    """Claims that overlap become one, named by the highest rank; the result is sorted and disjoint."""
    claims.sort(key=lambda span: (span.start, -span.end, -KINDS[span.kind].rank))
    merged: list[Span] = []
    for span in claims:
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            kind = max(last.kind, span.kind, key=lambda name: KINDS[name].rank)
            merged[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            merged.append(span)
    return merged


def apply(piece: bytes, found: Iterable[Replaced]) -> bytes:
    """The piece with every finding replaced."""
    made, place = [], 0
    for one in found:
        made += [piece[place : one.start], one.replacement]
        place = one.end
    made.append(piece[place:])
    return b"".join(made)
