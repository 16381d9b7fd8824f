"""What the verdict on a face means under the treatments of one run."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.redaction.engine import SIGNED, Engine, Settled, resolved, without_own
from portal.redaction.findings import Span
from portal.redaction.kinds import KINDS
from portal.redaction.verdicts import Verdict, verdicts
from portal.vocabulary import Treatment

_MOST = 60_000


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a face to replace (`spans`), and the claims they were made of.

    `simple` says that no claim could make a difference by being taken back, so that each place is
    decided for itself. `places` are the spans once more: first and last sign, kind, what is known.
    """

    spans: tuple[Span, ...]
    claims: tuple[Span, ...]
    simple: bool
    places: tuple[tuple[int, int, str, Settled], ...]


NOTHING = Plan((), (), simple=True, places=())


class Planner:
    """The plans of one engine. None stands for a line to be looked at as it is."""

    def __init__(self, engine: Engine, *, escapes: bool) -> None:
        self.engine = engine
        self._escapes = escapes
        self._staying = {
            kind.name for kind in KINDS.values() if engine.treatments[kind.category] is Treatment.KEEP
        }
        self._plans: dict[bytes, Plan | None] = {}

    def plans(self, looks: Sequence[bytes]) -> list[Plan | None]:
        """The plan for each face."""
        known = self._plans
        new = [face for face in dict.fromkeys(looks) if face not in known]
        if new:
            if len(known) > _MOST:
                known.clear()
                new = list(dict.fromkeys(looks))
            for face, verdict in verdicts(new, gated=not self.engine.slow).items():
                known[face] = self._plan(face, verdict)
        return [known[face] for face in looks]

    def _plan(self, face: bytes, verdict: Verdict) -> Plan | None:
        if verdict.special or (verdict.escaped and self._escapes):
            return None
        claims = [span for span in verdict.claims if span.kind not in self._staying]
        if not claims:
            return NOTHING
        whole = len(claims) == len(verdict.claims)
        spans = verdict.spans if whole else resolved(without_own(face, claims))
        signed = {span for span in claims if span.kind in SIGNED}
        places = tuple(
            (span.start, span.end - 1, span.kind, self.engine.settled[span.kind]) for span in spans
        )
        return Plan(tuple(spans), tuple(claims), simple=signed.issubset(spans), places=places)
