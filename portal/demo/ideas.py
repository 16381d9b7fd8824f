"""What people of the demonstration suggested to one vendor in a year, and what became of it.

Nothing of it is drawn, and nobody signs in for it, so the rest of the play stays as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from portal.actions.answer_suggestion import Fate, answer_suggestion
from portal.actions.make_suggestion import make_suggestion
from portal.demo.cast import NORTHWIND
from portal.demo.schedule import Life
from portal.demo.stage import Stage
from portal.records.roads import ON_COMMAND
from portal.vocabulary import SuggesterLevel, SuggestionRefusal, SuggestionState

DECIDER = "Clara Stein"
FIRST_AFTER, EVERY = timedelta(days=4), timedelta(days=9, hours=5)
AT_FIRST, CLOSER = 14, timedelta(days=1, hours=6)
"""So many came in the first weeks, when everybody was asked: enough of them are older than a year."""
_MAKERS = ("Ada Lindqvist", "Ben Carver", "Tomas Reyes", "Priya Nair", "Mei Tanaka", "Jonas Weber")
_LEVELS = (SuggesterLevel.FRONT_LINE, SuggesterLevel.EXPERT, SuggesterLevel.CUSTOMER)
"""Each at least ten times, or its share would not be shown."""
_WORDS = (
    "Ask for the time zone of a log on the form.",
    "Say on the form which of the two sites is meant.",
    "Name a substitute for the weekend in each case.",
    "Send the checklist before a case is handed over.",
    "Show the version of the gateway in the first message.",
    "Keep one list of maintenance windows for all of us.",
    "Let the customer choose the hour of the test.",
    "Ask for the serial number once and never again.",
    "Collect the log by a script that the customer can read.",
    "Agree on one word for a site that is down.",
)
_ENDS = ("used", "used", "accepted", "used", "declined", "used", "waits", "used", "same", "used")
_PROOF = "Seen in every new case since then."
_S = SuggestionState


@dataclass
class _Idea:
    """One suggestion: its number, and where it was kept."""

    stage: Stage
    number: int
    id: UUID | None = None

    def make(self) -> None:
        """Keep it."""
        stage, words = self.stage, _WORDS[self.number % len(_WORDS)]
        times = self.number // len(_WORDS)
        said = (
            words if not times else f"{words} Also for {('branch offices', 'night shifts')[(times - 1) % 2]}."
        )
        with stage.rooms.database.transaction(ON_COMMAND) as database:
            actor = stage.people[_MAKERS[self.number % len(_MAKERS)]]
            to_id = stage.organizations[NORTHWIND.name].id
            level = _LEVELS[self.number % len(_LEVELS)]
            self.id = make_suggestion(database, actor, to_id, level, said, stage.now).id

    def answer(self, fate: Fate) -> None:
        """Say what becomes of it."""
        assert self.id is not None  # noqa: S101 - it was made first
        with self.stage.rooms.database.transaction(ON_COMMAND) as database:
            answer_suggestion(database, self.stage.people[DECIDER], self.id, fate, self.stage.now)


def ideas(stage: Stage, ends_at: datetime) -> list[Life]:
    """The life of each suggestion."""
    made = [stage.now + FIRST_AFTER]
    while made[-1] < ends_at:
        made.append(made[-1] + (CLOSER if len(made) < AT_FIRST else EVERY))
    made.pop()
    kept = [_Idea(stage, number) for number in range(len(made))]
    weighed = kept[-2:-1]
    return [_life(one, kept[0], at, weighed=one in weighed) for one, at in zip(kept, made, strict=True)]


def _life(idea: _Idea, first: _Idea, made: datetime, *, weighed: bool) -> Iterator[datetime]:
    """It is made, reaches somebody who can act, and is used or not; how soon depends on its number alone.

    One that is `weighed` has reached somebody who has not decided yet.
    """
    end, number = "weighed" if weighed else _ENDS[idea.number % len(_ENDS)], idea.number
    yield made
    idea.make()
    if end == "waits":
        return
    yield made + timedelta(days=1 + number % 4, hours=number % 7)
    if end == "same" and first.id is not None:
        idea.answer(Fate(_S.SAME, same_as_id=first.id))
        return
    idea.answer(Fate(_S.ROUTED))
    if weighed:
        return
    yield made + timedelta(days=4 + number % 6, hours=3)
    if end == "declined":
        idea.answer(Fate(_S.DECLINED, refusal=SuggestionRefusal.NOT_WORTH_IT))
        return
    idea.answer(Fate(_S.ACCEPTED))
    if end == "used":
        yield made + timedelta(days=12 + 3 * (number % 8), hours=5)
        idea.answer(Fate(_S.IN_USE, evidence=_PROOF))
