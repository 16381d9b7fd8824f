"""Who must act next on a case, after each kind of event.

At each instant exactly one party must act next (a vendor, the customer, the authorization step, the
redaction step) or nobody must, and nobody is the gap that is measured. Four principles make the table:

1. Letting go is an act, and only a yes takes. Whoever offers a handoff lets go of the case: until somebody
   accepts, *nobody* has it. A collaboration request is the same when the one who asks holds the case: they
   ask because they cannot go on alone, and the customer waits for an answer that nobody has promised. To
   call that time theirs would punish asking; to call it the partner's would charge somebody who has not
   said yes. Whoever goes on working meanwhile says so (`work:started`) and holds the case again.
2. A yes that names an engineer and promises the next update makes that organization the one to act.
3. What waits for safety is charged to safety: asking the customer's permission and redacting take the case
   out of a vendor's hands, and it returns to the one who asked or uploaded.
4. A gap is closed only by somebody who takes the case, never by busyness: while nobody holds, asking for
   permission, uploading or waiting do not move it. Messages, promises, a pause and a cause never do.

Every event names its two sides alike, also when it is an answer: `from` asks, gives, proposes or uploaded;
`to` is asked or receives. The reasons stand in docs/decisions/0002-who-holds-a-case.md.
"""

from dataclasses import dataclass
from uuid import UUID

from portal.rules.holder_table import TABLE, Target, When
from portal.vocabulary import EventType, HolderKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Who must act next: a kind, and the organization when the kind is ORGANIZATION (and only then)."""

    kind: HolderKind
    organization_id: UUID | None = None

    def __post_init__(self) -> None:
        """Refuse a holder that is not exactly one party or none (`ValueError`)."""
        if (self.kind is HolderKind.ORGANIZATION) != (self.organization_id is not None):
            raise ValueError("An organization holds by its id, everybody else without one.")


NOBODY = Holder(HolderKind.NOBODY)
DONE = Holder(HolderKind.DONE)


@dataclass(frozen=True, slots=True)
class HolderEvent:
    """What the rule must know of an event.

    `from_organization_id` asked, offered, proposed, began to wait or uploaded (of an answer too); left
    empty it is the actor. `to_organization_id` is the one asked or receiving: empty in a wait it means the
    customer, empty in a disclosure it means several recipients. In a reopening it is who takes the case.
    """

    type: EventType
    actor_organization_id: UUID | None = None
    from_organization_id: UUID | None = None
    to_organization_id: UUID | None = None

    @property
    def asker(self) -> UUID | None:
        """The side that asks: `from`, or else the actor."""
        return self.from_organization_id or self.actor_organization_id


def holder_after(before: Holder, event: HolderEvent) -> Holder:
    """Who must act next once `event` has happened, when `before` had to until then.

    Exactly one party or NOBODY. For the first event of a case `before` is NOBODY. Raises `ValueError` when
    the event does not name the organization that its kind needs.
    """
    if before.kind is HolderKind.DONE and event.type is not EventType.CASE_REOPENED:
        return before
    row = TABLE.get(event.type)
    if row is None or not _applies(row.when, before, event):
        return before
    return _resolve(row.target, before, event)


def _applies(when: When, before: Holder, event: HolderEvent) -> bool:
    nobody = before.kind is HolderKind.NOBODY
    vendor = before.kind is HolderKind.ORGANIZATION
    asker = vendor and before.organization_id == event.asker
    asked = (
        before.kind is HolderKind.CUSTOMER
        if event.to_organization_id is None
        else vendor and before.organization_id == event.to_organization_id
    )
    return {
        When.ALWAYS: True,
        When.ASKER_HOLDS: asker,
        When.A_VENDOR_HOLDS: vendor,
        When.NOBODY_HOLDS: nobody,
        When.NOBODY_OR_ASKER_HOLDS: nobody or asker,
        When.NOBODY_OR_A_VENDOR_HOLDS: nobody or vendor,
        When.PERMISSION_IS_AWAITED: before.kind is HolderKind.AUTHORIZATION,
        When.REDACTION_RUNS: before.kind is HolderKind.REDACTION,
        When.THE_ASKED_HOLDS: asked,
        When.THE_CUSTOMER_HOLDS: before.kind is HolderKind.CUSTOMER,
    }[when]


def _resolve(target: Target, before: Holder, event: HolderEvent) -> Holder:
    single = event.to_organization_id
    named = {
        Target.ACTOR: event.actor_organization_id,
        Target.ASKER: event.asker,
        Target.ASKED: single,
        Target.TAKER: single or event.asker,
    }
    if target in named:
        return _organization(named[target], event.type)
    if target in (Target.RECIPIENT_IF_ONE, Target.AWAITED) and single is not None:
        return _organization(single, event.type)
    if target is Target.RECIPIENT_IF_ONE:
        return before
    return Holder(HolderKind.CUSTOMER if target is Target.AWAITED else HolderKind(target.value))


def _organization(organization_id: UUID | None, event_type: EventType) -> Holder:
    if organization_id is None:
        raise ValueError(f"{event_type.value} must name the organization that acts next.")
    return Holder(HolderKind.ORGANIZATION, organization_id)
