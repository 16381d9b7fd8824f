"""Permissions, disclosures and reads in any order, against a small model of what the customer wants.

Holds I1 to I5, I9, I11 and I13 of the design (trust, 4.5). The model knows only what was done, never what
the database says; every step must end exactly as it foretells, also those that must be refused.
"""

from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from portal.access.shredding import destroy_ended
from portal.records.disclosures import Disclosure
from portal.vocabulary import (
    AuthorizationState,
    CannotOpen,
    Conflict,
    Gone,
    Invalid,
    Missing,
    NotCovered,
    Treatment,
    strictest,
)
from tests.invariants import looking
from tests.invariants.broken import down
from tests.invariants.model import (
    ADDRESS,
    MAILBOX,
    STAND_IN,
    TECHNICAL,
    WORDS,
    Gift,
    Model,
    Wish,
    outcome,
    treated,
)
from tests.invariants.stage import CUSTOMERS, GIVER, RECIPIENTS, Stage

_State = AuthorizationState
_WAITING = frozenset({_State.REQUESTED, _State.GRANTED})
audiences = st.sets(st.sampled_from(RECIPIENTS), min_size=1)
which = st.integers(0, 7)
places = st.integers(0, len(CUSTOMERS) - 1)


class PermissionMachine(RuleBasedStateMachine):
    """See the module."""

    wishes = Bundle("wishes")

    def __init__(self, stage: Stage) -> None:
        """Act on this stage."""
        super().__init__()
        self.stage = stage

    @initialize(target=wishes)
    def begin(self) -> object:
        """One case of each customer, with a permission for Cedar, narrower in one, and something given."""
        self.model = Model([self.stage.open_case(name) for name in CUSTOMERS])
        wish = self._asked(0, {"Cedar", "Elm"}, Treatment.PSEUDONYMIZE, 1)
        self.decide(wish, {"Cedar"}, Treatment.PSEUDONYMIZE)
        self.write(0, {"Cedar"}, at_once=True)
        narrow = self._asked(1, {"Cedar"}, Treatment.PSEUDONYMIZE, 2)
        self.decide(narrow, {"Cedar"}, Treatment.REMOVE)
        self.write(1, {"Cedar"}, at_once=True)
        return multiple(wish, narrow)

    @rule(target=wishes, place=places, who=audiences, network=st.booleans(), days=st.integers(1, 3))
    def ask(self, place: int, who: set[str], network: bool, days: int) -> object:  # noqa: FBT001
        """A vendor asks."""
        how = Treatment.PSEUDONYMIZE if network else Treatment.REMOVE
        return self._asked(place, who, how, days)

    @rule(wish=wishes, who=audiences, network=st.sampled_from(Treatment), as_asked=st.booleans())
    def decide(self, wish: Wish, who: AbstractSet[str], network: Treatment, *, as_asked: bool = True) -> None:
        """The customer ticks something, or nothing of what was asked, which refuses."""
        if wish.state is not _State.REQUESTED:
            return
        if as_asked:
            who, network = who & wish.asked, strictest(network, wish.network_asked)
        more = not who <= wish.asked or network.openness > wish.network_asked.openness
        expected = Gone if self._now() >= wish.not_after else Invalid if who and more else None
        assert outcome(lambda: self.stage.decide(wish.id, who, treated(network))) is expected
        if expected is None and who:
            older = self._granted(wish.place)
            wish.state, wish.recipients, wish.network = _State.GRANTED, frozenset(who), network
            if older is not None:
                older.state = _State.SUPERSEDED
        elif expected is None:
            wish.state = _State.REFUSED

    @rule(target=wishes, place=places, network=st.booleans())
    def allow_anew(self, place: int, network: bool) -> object:  # noqa: FBT001
        """A vendor asks again, and the customer allows it, no more than that, whatever is in force."""
        how = Treatment.PSEUDONYMIZE if network else Treatment.REMOVE
        wish = self._asked(place, {"Cedar"}, how, 2)
        self.decide(wish, {"Cedar", "Elm"}, how, as_asked=False)
        self.decide(wish, {"Cedar"}, how)
        return wish

    @rule(wish=wishes, everything_is_down=st.booleans())
    def withdraw(self, wish: Wish, everything_is_down: bool) -> None:  # noqa: FBT001
        """The customer withdraws in one step, whatever else is down."""
        if wish.state in {_State.REQUESTED, _State.LAPSED}:
            return
        tools = down(self.stage.tools) if everything_is_down else self.stage.tools
        expected = None if wish.state is _State.GRANTED else Conflict
        assert outcome(lambda: self.stage.withdraw(wish.id, tools)) is expected
        if expected is None:
            wish.state = _State.WITHDRAWN
            for gift in self.model.gifts:
                self.read(gift, *gift.recipients)
        if everything_is_down:
            with self.stage.world.transaction() as database:
                destroy_ended(database, self.stage.tools.shred)
        self.put_the_rows_back(wish)

    @rule(hours=st.sampled_from((1, 23, 30)))
    def wait(self, hours: int) -> None:
        """Time passes, and what was given until then is asked for."""
        self.stage.world.clock.forward(timedelta(hours=hours))
        for gift in self.model.gifts:
            if gift.wish.not_after <= self._now():
                self.read(gift, *gift.recipients)

    @rule()
    def work(self) -> None:
        """The worker ends whose time is over."""
        looking.end_what_is_due(self.stage.world)
        ends = {_State.GRANTED: _State.EXPIRED, _State.REQUESTED: _State.LAPSED}
        for wish in self.model.wishes:
            if wish.state in _WAITING and wish.not_after <= self._now():
                wish.state = ends[wish.state]

    @rule(place=places, who=audiences, at_once=st.booleans())
    def write(self, place: int, who: AbstractSet[str], *, at_once: bool) -> None:
        """Something is prepared for these, and given at once or later."""
        case_id, wish = self.model.cases[place], self._granted(place)
        made = outcome(lambda: self.stage.write(case_id, WORDS, who))
        if wish is None or not self._covers(wish, who):
            assert made is NotCovered
            return
        assert isinstance(made, UUID)
        self.model.gifts.append(Gift(made, place, wish, frozenset(who)))
        if at_once:
            self.give(len(self.model.gifts) - 1)

    @rule(which=which)
    def give(self, which: int) -> None:
        """What was prepared is sent."""
        gift = self.model.gifts[which % len(self.model.gifts)]
        done = outcome(lambda: self.stage.give(self.model.cases[gift.place], gift.id))
        wish = self._granted(gift.place)
        if wish is None or not self._covers(wish, gift.recipients):
            assert done is NotCovered
        elif wish is not gift.wish or gift.sent:
            assert done is Conflict
        else:
            assert isinstance(done, Disclosure)
            gift.sent = True

    @rule(which=which, name=st.sampled_from((GIVER, *RECIPIENTS)))
    def read_one(self, which: int, name: str) -> None:
        """Somebody reads."""
        self.read(self.model.gifts[which % len(self.model.gifts)], name)

    @rule(wish=wishes)
    def put_the_rows_back(self, wish: Wish) -> None:
        """Whoever administers the database says that the permission is in force: nothing opens."""
        given = [one for one in self.model.gifts if one.wish is wish and one.sent]
        if wish.state in _WAITING or not given:
            return
        with looking.pretended(self.stage.world, wish.id):
            for name in given[0].recipients:
                got = outcome(partial(self.stage.read, name, self.model.cases[wish.place], given[0].id))
                assert got is CannotOpen

    @rule(name=st.sampled_from(RECIPIENTS))
    def change_key(self, name: str) -> None:
        """A company has a newer key; what its customers saw is the earlier one, and is what is sealed for."""
        looking.give_newer_key(self.stage.world, self.stage.id_of(name))
        for place in range(len(self.model.cases)):
            self.write(place, {name}, at_once=True)

    @invariant()
    def everything_is_as_it_was_done(self) -> None:
        """States, histories, versions, ticked lines, pinned keys, and one entry for each read."""
        if hasattr(self, "model"):
            looking.look(self.stage, self.model)

    def read(self, gift: Gift, *names: str) -> None:
        """Read as these, each of which ends as foretold."""
        for name in names:
            got = outcome(partial(self.stage.read, name, self.model.cases[gift.place], gift.id))
            if name not in gift.recipients or not gift.sent:
                assert got is Missing
            elif gift.wish.state is not _State.GRANTED or self._now() >= gift.wish.not_after:
                assert got is NotCovered
            else:
                assert isinstance(got, bytes)
                self.model.reads[gift.place] += 1
                assert ADDRESS not in got
                assert MAILBOX not in got
                assert TECHNICAL in got
                assert bool(STAND_IN.search(got)) is (gift.wish.network is Treatment.PSEUDONYMIZE)

    def _asked(self, place: int, who: AbstractSet[str], how: Treatment, days: int) -> Wish:
        made = self.stage.ask(self.model.cases[place], who, treated(how), days)
        self.model.wishes.append(Wish(made, place, frozenset(who), how, self._now() + timedelta(days=days)))
        return self.model.wishes[-1]

    def _granted(self, place: int) -> Wish | None:
        found = [one for one in self.model.wishes if one.place == place and one.state is _State.GRANTED]
        assert len(found) <= 1
        return found[0] if found else None

    def _covers(self, wish: Wish, who: AbstractSet[str]) -> bool:
        return who <= wish.recipients and self._now() < wish.not_after

    def _now(self) -> datetime:
        return self.stage.world.clock.now
