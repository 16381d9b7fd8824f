"""Sealed rows exchanged, moved and damaged in any order, between rotations of every key.

Holds I10, I12 and, for sealed content, I7 of the design (trust, 4.5): whatever lies in the rows, a read
gives exactly what was sealed for this reader under this name, or nothing.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from portal.access.shredding import name_of_key
from portal.cli.keys import _ROTATE, LEVELS
from portal.records.disclosures import DisclosureResult
from portal.records.organizations import Organization
from portal.vault.envelopes import Envelope, Wrap
from portal.vocabulary import CannotOpen, Failure, Missing, NotCovered, Treatment
from tests.invariants.looking import reads_of
from tests.invariants.model import WORDS, outcome, treated
from tests.invariants.stage import CUSTOMERS, RECIPIENTS, Stage

LASTS = 300
FIELDS = ("sealed_content", "envelope", "wraps", "report", "treatments")
Change = Callable[[Any], Any]


def _flipped(value: bytes) -> bytes:
    return bytes([*value[:-1], value[-1] ^ 1])


def _in_wraps(change: Change) -> Change:
    def changed(wraps: dict[str, str]) -> dict[str, str]:
        return {whose: change(Wrap.from_json(wrap)).to_json() for whose, wrap in wraps.items()}

    return changed


DAMAGES: dict[str, tuple[str, Change]] = {
    "a bit of the content": ("sealed_content", _flipped),
    "the end of the content": ("sealed_content", lambda value: value[:-1]),
    "a bit of the wraps": ("wraps", _in_wraps(lambda wrap: replace(wrap, sealed=_flipped(wrap.sealed)))),
    "the size": ("envelope", lambda value: json.dumps(json.loads(value) | {"plaintext_size": 1})),
    "the suite": ("envelope", lambda value: json.dumps(json.loads(value) | {"suite": 0})),
    "the report": ("report", lambda value: value | {"size": value["size"] + 1}),
    "how it was treated": ("treatments", lambda value: value | {"people": Treatment.KEEP.value}),
}


@dataclass(frozen=True)
class Sealed:
    """One recipient's share of something that was given."""

    place: int
    disclosure_id: UUID
    name: str


class SealingMachine(RuleBasedStateMachine):
    """See the module."""

    shares = Bundle("shares")

    def __init__(self, stage: Stage) -> None:
        """Act on this stage."""
        super().__init__()
        self.stage = stage

    @initialize(target=shares)
    def begin(self) -> object:
        """A case of each customer with one permission for both partners, and something given in each."""
        self.cases = [self.stage.open_case(name) for name in CUSTOMERS]
        self.reads = dict.fromkeys(self.cases, 0)
        self.withdrawn: set[int] = set()
        self.known: dict[Sealed, bytes] = {}
        self.granted = []
        for case_id in self.cases:
            how = treated(Treatment.PSEUDONYMIZE)
            self.granted.append(self.stage.ask(case_id, RECIPIENTS, how, LASTS))
            self.stage.decide(self.granted[-1], RECIPIENTS, how)
        return multiple(*self._given(0), *self._given(1))

    @rule(target=shares, place=st.integers(0, len(CUSTOMERS) - 1))
    def give(self, place: int) -> object:
        """Something more is given."""
        return multiple() if place in self.withdrawn else multiple(*self._given(place))

    @rule(one=shares, other=shares, field=st.sampled_from(FIELDS))
    def exchange(self, one: Sealed, other: Sealed, field: str) -> None:
        """One column of two rows is exchanged: neither opens, unless it was the same in both."""
        mine, theirs = self._row(one)[field], self._row(other)[field]
        if mine == theirs:
            return
        with self._changed(one, {field: theirs}), self._changed(other, {field: mine}):
            for share in (one, other):
                assert self._read(share) is self._refusal(share)
        self.all_is_as_before()

    @rule(one=shares, other=shares)
    def move(self, one: Sealed, other: Sealed) -> None:
        """All of a row is put under another name, and says that it was always there."""
        row, place = self._row(one), self._row(other)
        if one == other or one.name != other.name:
            return
        envelope = Envelope.from_json(row["envelope"])
        there = Envelope.from_json(place["envelope"])
        said = replace(envelope, item_id=there.item_id, part=there.part)
        with self._changed(other, {**row, "envelope": said.to_json()}):
            assert self._read(other) is self._refusal(other)

    @rule(share=shares, what=st.sampled_from(sorted(DAMAGES)))
    def damage(self, share: Sealed, what: str) -> None:
        """Something in a row is not as it was."""
        field, change = DAMAGES[what]
        with self._changed(share, {field: change(self._row(share)[field])}):
            assert self._read(share) is self._refusal(share)

    @rule(share=shares)
    def exchange_customers(self, share: Sealed) -> None:
        """The customers' keys, and their permissions' keys, are exchanged: nothing of either opens."""
        shred, names = self.stage.tools.shred, [name_of_key(one) for one in self.granted]
        kept = [shred.get(name) for name in names]
        if None in kept or self.withdrawn:
            return
        with self.stage.world.transaction() as database:
            one, other = (database.get_one(Organization, self.stage.id_of(name)) for name in CUSTOMERS)
            one.customer_key, other.customer_key = other.customer_key, one.customer_key
        assert self._read(share) is CannotOpen
        for name, secret in zip(names, reversed(kept), strict=True):
            shred.put(name, secret or b"")
        assert self._read(share) is CannotOpen
        with self.stage.world.transaction() as database:
            one, other = (database.get_one(Organization, self.stage.id_of(name)) for name in CUSTOMERS)
            one.customer_key, other.customer_key = other.customer_key, one.customer_key
        assert self._read(share) is CannotOpen
        for name, secret in zip(names, kept, strict=True):
            shred.put(name, secret or b"")
        self.all_is_as_before()

    @rule(share=shares)
    def ask_elsewhere(self, share: Sealed) -> None:
        """What belongs to one customer's case is not there in the other's."""
        got = outcome(lambda: self.stage.read(share.name, self.cases[1 - share.place], share.disclosure_id))
        assert got is Missing

    @rule(level=st.sampled_from(LEVELS))
    def rotate(self, level: str) -> None:
        """The keys of one level are changed by the command."""
        self.stage.world.clock.forward(timedelta(days=2))
        said = outcome(lambda: _ROTATE[level](self.stage.world.rooms))
        assert isinstance(said, str)
        self.all_is_as_before()

    @rule(place=st.integers(0, len(CUSTOMERS) - 1))
    def withdraw(self, place: int) -> None:
        """A customer withdraws: exactly what stood on it is closed."""
        if place not in self.withdrawn:
            self.stage.withdraw(self.granted[place])
            self.withdrawn.add(place)
        self.all_is_as_before()

    def all_is_as_before(self) -> None:
        """Everybody reads what they read first, and what was withdrawn stays so."""
        for share, content in self.known.items():
            assert self._read(share) == (self._refusal(share) if share.place in self.withdrawn else content)

    def _given(self, place: int) -> list[Sealed]:
        made = self.stage.write(self.cases[place], f"{WORDS} Number {len(self.known)}.", RECIPIENTS)
        self.stage.give(self.cases[place], made)
        shares = [Sealed(place, made, name) for name in RECIPIENTS]
        for share in shares:
            content = self._read(share)
            assert isinstance(content, bytes)
            self.known[share] = content
        return shares

    @invariant()
    def no_read_is_entered_that_gave_nothing(self) -> None:
        """As many entries as reads."""
        with self.stage.world.transaction() as database:
            for case_id, count in getattr(self, "reads", {}).items():
                assert reads_of(database, case_id) == count

    def _read(self, share: Sealed) -> object:
        case_id = self.cases[share.place]
        got = outcome(lambda: self.stage.read(share.name, case_id, share.disclosure_id))
        self.reads[case_id] += isinstance(got, bytes)
        return got

    def _refusal(self, share: Sealed) -> type[Failure]:
        return NotCovered if share.place in self.withdrawn else CannotOpen

    def _row(self, share: Sealed) -> dict[str, Any]:
        with self.stage.world.transaction() as database:
            found = database.get_one(DisclosureResult, (share.disclosure_id, self.stage.id_of(share.name)))
            return {field: getattr(found, field) for field in FIELDS}

    @contextmanager
    def _changed(self, share: Sealed, values: dict[str, Any]) -> Iterator[None]:
        before = self._row(share)
        self._set(share, values)
        try:
            yield
        finally:
            self._set(share, before)

    def _set(self, share: Sealed, values: dict[str, Any]) -> None:
        with self.stage.world.transaction() as database:
            found = database.get_one(DisclosureResult, (share.disclosure_id, self.stage.id_of(share.name)))
            for field, value in values.items():
                setattr(found, field, value)
