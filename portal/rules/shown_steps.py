"""What was shown when a permission was given, step by step, out of its record: for other formats to say.

The levels of proof stand upon each other (`rules/grant_levels.py`): a record that reached one has all steps
below it. A step that went beyond the level that the record names is not told: it counted for nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.rules.authorization_terms import Assurance
from portal.rules.grant_levels import rank


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was shown: for which level it counts, in words, and when (as records write instants)."""

    level: Assurance
    words: str
    at: str


def level_reached(record: Mapping[str, Any]) -> Assurance | None:
    """The level that a record names; None for a record that names none."""
    level = (record.get("x_evidence") or {}).get("assurance")
    return Assurance(level) if level else None


def steps_shown(record: Mapping[str, Any]) -> tuple[Step, ...]:
    """The steps up to the level that a granted record names, in the order of the levels."""
    level = level_reached(record)
    if level is None:
        return ()
    return tuple(step for step in _steps(record) if rank(step.level) <= rank(level))


def _steps(record: Mapping[str, Any]) -> Iterator[Step]:
    evidence, second = record["x_evidence"], record.get("x_authority", {}).get("second_approver")
    verified_at = evidence["code_verified_at"]
    yield Step(
        Assurance.MAILBOX, "a code typed by hand, sent to the mailbox of the person named", verified_at
    )
    if "dns_txt_name" in evidence:
        named = f"the customer's domain names this mailbox (TXT record {evidence['dns_txt_name']})"
        yield Step(Assurance.DOMAIN, named, evidence["x_dns_checked_at"])
    if second is not None:
        words = "a second person, whom the domain names too, agreed with a code of their own"
        yield Step(Assurance.DOMAIN, words, second["code_verified_at"])
    if "webauthn" in evidence:
        yield Step(Assurance.SIGNATURE, "a signature over the draft by a passkey of this person", verified_at)
