"""Bugs that somebody could make in the life of permissions; the machine must find each."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from portal.access import carrying_out, coverage, drafting, ending, shredding
from portal.access.recording import record
from portal.actions import (
    read_disclosure,
    request_authorization,
    withdraw_authorization,
    write_message,
)
from portal.records.authorizations import Authorization, categories_of, recipients_of
from portal.records.organizations import current_key
from portal.redaction.findings import RedactedText
from portal.rules import coverage as rules
from portal.rules.coverage import Obstacle
from portal.vocabulary import Unavailable
from tests.invariants.planting import Bug, Plant, instead, nothing


def without(obstacle: Obstacle) -> Plant:
    """One question is not asked any more."""
    real = rules._obstacles  # noqa: SLF001

    def fewer(*facts: Any) -> Iterator[tuple[Obstacle, str]]:
        yield from (one for one in real(*facts) if one[0] is not obstacle)

    return instead(rules, "_obstacles", fewer)


def ticks_everything(database: Session, authorization: Authorization, _choice: object) -> None:
    """What was asked is kept as what was granted."""
    for line in recipients_of(database, authorization.id):
        line.granted, line.key_id = True, current_key(database, line.organization_id).key_id
    for category in categories_of(database, authorization.id):
        category.granted = category.asked


def newest_keys(database: Session, authorization: Authorization) -> dict[UUID, str]:
    """Whatever key a company has now is taken for the one that the customer saw."""
    lines = recipients_of(database, authorization.id)
    return {one.organization_id: current_key(database, one.organization_id).key_id for one in lines}


def every_recipient(database: Session, authorization: Authorization) -> frozenset[UUID]:
    """Whoever was asked for is taken for named."""
    return frozenset(one.organization_id for one in recipients_of(database, authorization.id))


def tells_at_once(*_: object) -> None:
    """The messages are sealed while the customer waits, and the keys are down."""
    raise Unavailable("The key service does not answer.")


def ignores_authorization(patch: pytest.MonkeyPatch) -> None:
    """Only protocol and ceiling decide what leaves."""
    real = rules.effective_treatments
    patch.setattr(
        rules, "effective_treatments", lambda _, protocol, ceiling: real(protocol, protocol, ceiling)
    )


def forgets_the_entry_of_some(patch: pytest.MonkeyPatch) -> None:
    """Reads of one recipient are not written down."""

    def record_some(database: Session, actor: Any, *more: Any, **words: Any) -> None:
        if not actor.email.startswith("ben"):
            record(database, actor, *more, **words)

    patch.setattr(read_disclosure, "record", record_some)


BUGS = [
    Bug("I1", "whoever was asked for may read, ticked or not", instead(coverage, "_named", every_recipient)),
    Bug("I1", "a recipient needs not be named", without(Obstacle.OTHER_RECIPIENT)),
    Bug("I2", "a read does not ask how the permission stands", without(Obstacle.NOT_GRANTED)),
    Bug("I2", "a read does not ask whether time is over", without(Obstacle.EXPIRED)),
    Bug("I2", "the key outlives its permission", instead(ending, "destroy_after_commit", nothing)),
    Bug("I2", "a newer permission leaves the older one", instead(carrying_out, "_supersede", nothing)),
    Bug("I3", "reading is not written down", instead(read_disclosure, "record", nothing)),
    Bug("I3", "the reads of one company are not written down", forgets_the_entry_of_some),
    Bug("I4", "every state may follow every state", instead(ending, "step", nothing)),
    Bug("I4", "an ending is left out of the history", instead(ending, "add_state", nothing)),
    Bug("I4", "all versions bear one number", instead(request_authorization, "_next_version", lambda *_: 1)),
    Bug("I5", "more may be ticked than was asked", instead(drafting, "_check", nothing)),
    Bug(
        "I5",
        "what was asked counts as ticked",
        instead(carrying_out, "keep_choice", ticks_everything),
    ),
    Bug(
        "I9", "withdrawing waits for the messages", instead(withdraw_authorization, "enqueue", tells_at_once)
    ),
    Bug(
        "I9",
        "withdrawing waits for the store of keys",
        instead(shredding, "_destroy", lambda shred, name: shred.destroy(name)),
    ),
    Bug(
        "I11",
        "a text leaves as it was written",
        instead(write_message, "redact_text", lambda text, *_: RedactedText(text, ())),
    ),
    Bug("I11", "what the customer left out leaves", ignores_authorization),
    Bug("I13", "sealed for whatever key a company has now", instead(coverage, "_pinned", newest_keys)),
]
