"""What one case has learned: words that are replaced everywhere in it, and words that may stay."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Self

from portal.redaction.case.patterns import MOST_PATTERNS, checked
from portal.redaction.kinds import KIND_OF_CATEGORY, KINDS
from portal.vocabulary import DataCategory, Invalid

_FORMAT = 1
_PARTS = ("format", "terms", "told", "stays", "addresses", "patterns")
_LEAST_TOLD = 2


class CaseDictionary:
    """The words of one case; merging is order-independent, so two workers may learn at once.

    `terms` maps a word in one spelling (case folded) to its kind. Words that a person said were
    missed outrank what was learned; words that may stay are kept as hashes with their category,
    and a credential can never be one of them.
    """

    def __init__(self) -> None:
        self._terms: dict[str, str] = {}
        self._told: dict[str, str] = {}
        self._stays: set[tuple[str, str]] = set()
        self._addresses: set[str] = set()
        self._patterns: set[tuple[str, str]] = set()
        self.version = 0

    @property
    def terms(self) -> dict[str, str]:
        """All words with their kinds, told ones first in rank."""
        return {**self._terms, **self._told}

    @property
    def patterns(self) -> tuple[tuple[str, str], ...]:
        """The customer's own patterns, each with the category of what it matches."""
        return tuple(sorted(self._patterns))

    @property
    def addresses(self) -> frozenset[str]:
        """Addresses that were seen as originals, so that their stand-ins are recognized later."""
        return frozenset(self._addresses)

    def has_address(self, value: str) -> bool:
        """Whether an address was seen as an original."""
        return value in self._addresses

    @property
    def spares(self) -> bool:
        """Whether a person said of anything that it may stay."""
        return bool(self._stays)

    def learn(self, value: str, kind: str) -> None:
        """Remember a word that a context gave away; of two kinds the one with the higher rank stays."""
        self.learn_each([value], kind)

    def learn_each(self, values: Sequence[str], kind: str) -> None:
        """The same for many of one kind."""
        terms, rank = self._terms, _rank(kind)
        new = [
            word for word in _spelled_each(values) if (held := terms.get(word)) is None or rank > _rank(held)
        ]
        terms.update(dict.fromkeys(new, kind))
        self.version += bool(new)

    def learn_addresses(self, values: Iterable[str]) -> None:
        """Remember that addresses are originals and not stand-ins of ours."""
        before = len(self._addresses)
        self._addresses.update(values)
        self.version += len(self._addresses) > before

    def missed(self, value: str, category: DataCategory) -> None:
        """A person says that this must not leave. Raises `Invalid` for a single character or nothing."""
        word = _worth_telling(value)
        self._told[word] = KIND_OF_CATEGORY[DataCategory(category)]
        self.version += 1

    def may_stay(self, value: str, category: DataCategory) -> None:
        """A person says that this is harmless. Raises `Invalid` for credentials."""
        if DataCategory(category) is DataCategory.CREDENTIALS:
            raise Invalid("A password, key or token can never stay in what leaves.")
        self._stays.add((_hash(value), str(category)))
        self.version += 1

    def stays(self, value: str, category: DataCategory) -> bool:
        """Whether a person said that this value may stay; what was marked as missed never does."""
        if not self._stays:
            return False
        return (_hash(value), str(category)) in self._stays and _spelled(value) not in self._told

    def tell(self, terms: Iterable[str], category: DataCategory = DataCategory.CUSTOMER_TERMS) -> None:
        """Add the customer's own list: project names, machines, people."""
        for term in terms:
            if len(_spelled(term)) >= _LEAST_TOLD:
                self.missed(term, category)

    def tell_pattern(self, pattern: str, category: DataCategory = DataCategory.CUSTOMER_TERMS) -> None:
        """Add a pattern of the customer's own. Raises `Invalid` when it cannot be used, with the reason."""
        if len(self._patterns) >= MOST_PATTERNS:
            raise Invalid(f"A case has at most {MOST_PATTERNS} patterns of its own.")
        self._patterns.add((checked(pattern), str(DataCategory(category))))
        self.version += 1

    def merge(self, other: Self) -> None:
        """Take in what another pass over the same case has learned."""
        of_kinds: dict[str, list[str]] = {}
        for word, kind in other._terms.items():
            of_kinds.setdefault(kind, []).append(word)
        for kind, words in of_kinds.items():
            self.learn_each(words, kind)
        for word, kind in other._told.items():
            held = self._told.get(word)
            if held is None or _rank(kind) > _rank(held):
                self._told[word] = kind
        self._stays |= other._stays
        self._addresses |= other._addresses
        self._patterns |= other._patterns
        self.version += 1

    def to_bytes(self) -> bytes:
        """The whole dictionary, the same bytes for the same content. Holds originals: seal it."""
        content: dict[str, object] = {
            "format": _FORMAT,
            "terms": sorted(self._terms.items()),
            "told": sorted(self._told.items()),
            "stays": sorted(self._stays),
            "addresses": sorted(self._addresses),
        }
        if self._patterns:
            content["patterns"] = sorted(self._patterns)
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "CaseDictionary":
        """Read what `to_bytes` wrote, or a part of it that a customer wrote; of nothing at all, an empty one.

        What is told may have any spelling, and a category in the place of its kind. Raises `Invalid` for
        anything else: a word that is passed over would leave.
        """
        made = cls()
        if not content:
            return made
        try:
            read = json.loads(content)
            _check_parts(read)
            made._terms = {str(w): str(k) for w, k in read.get("terms", ()) if k in KINDS}
            for word, kind in read.get("told", ()):
                made._told[_worth_telling(str(word))] = _kind(str(kind))
            made._stays = {
                (str(h), str(c)) for h, c in read.get("stays", ()) if c != DataCategory.CREDENTIALS
            }
            made._addresses = {str(a) for a in read.get("addresses", ())}
            for pattern, category in read.get("patterns", ()):
                made.tell_pattern(str(pattern), KINDS[_kind(str(category))].category)
        except Invalid:
            raise
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise Invalid("This case dictionary cannot be read.") from error
        return made


def _spelled(value: str) -> str:
    return " ".join(value.casefold().split())


def _spelled_each(values: Sequence[str]) -> Sequence[str]:
    """The same of many; of those that are one word each, at once."""
    whole = "\n".join(values).casefold()
    words = whole.split()
    return words if words == whole.split("\n") else list(map(_spelled, values))


def _check_parts(read: Iterable[str]) -> None:
    for part in read:
        if part not in _PARTS:
            raise Invalid(f"This case dictionary has a part {part!r}: its parts are {', '.join(_PARTS)}.")


def _worth_telling(value: str) -> str:
    word = _spelled(value)
    if len(word) < _LEAST_TOLD:
        raise Invalid("Mark at least two characters, so that no other text is spoiled.")
    return word


def _kind(name: str) -> str:
    """The kind of this name, or the one that what a person marks in the category of this name is given."""
    if name in KINDS:
        return name
    try:
        return KIND_OF_CATEGORY[DataCategory(name)]
    except ValueError:
        raise Invalid(f"There is no kind of data {name!r}: write one of {', '.join(DataCategory)}.") from None


def _hash(value: str) -> str:
    return hashlib.blake2s(_spelled(value).encode(), person=b"stays").hexdigest()


def _rank(kind: str) -> int:
    return KINDS[kind].rank
