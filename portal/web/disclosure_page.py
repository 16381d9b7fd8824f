"""What the pages around a disclosure show: who would get what, who gets what, and how it was treated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.access.coverage import require_coverage
from portal.records.authorizations import Authorization, granted_authorization
from portal.records.cases import participants_of
from portal.records.disclosures import Disclosure, DisclosureResult, results_of
from portal.records.organizations import organization_names
from portal.records.people import person_of
from portal.redaction import Protocol, protocols
from portal.rules.coverage import WHY_NOT_IN_FORCE
from portal.vocabulary import DataCategory, NotCovered, Treatment
from portal.web.call import Call


@dataclass(frozen=True)
class PossibleRecipient:
    """Another participant: how each category would leave for it, or why nothing can."""

    organization_id: UUID
    name: str
    audience: str
    treatments: Mapping[DataCategory, Treatment]
    why_not: str = ""


@dataclass(frozen=True)
class RecipientResult:
    """What one recipient gets."""

    organization_id: UUID
    name: str
    audience: str
    treatments: Mapping[str, str]
    report: Mapping[str, Any]
    size: int


def possible_recipients(call: Call, protocol: Protocol) -> Sequence[PossibleRecipient]:
    """Every other participant of the case, each asked for alone, so that one refusal hides no yes."""
    case, own_id = call.case.case, call.actor.organization_id
    names, found = organization_names(call.database), []
    for one in participants_of(call.database, case.id):
        if one.organization_id == own_id:
            continue
        name, audience = names[one.organization_id], _audience(call, one.engineer_id)
        try:
            coverage = require_coverage(
                call.database, case, own_id, [one.organization_id], protocol.treatments, call.now
            )
        except NotCovered as failure:
            why_not = failure.sentence.removeprefix(f"{name}: ")
            found.append(PossibleRecipient(one.organization_id, name, audience, {}, why_not))
        else:
            allowed = coverage.recipients[one.organization_id]
            found.append(PossibleRecipient(one.organization_id, name, audience, allowed))
    return found


def usual_protocol(call: Call, wanted: str = "") -> Protocol:
    """The protocol that was asked for, or the one that the customer's permission names, or the first."""
    authorization = granted_authorization(call.database, call.case.case.id)
    known = protocols()
    for name in (wanted, authorization.protocol if authorization is not None else ""):
        if name in known:
            return known[name]
    return next(iter(known.values()))


def recipient_results(call: Call, disclosure: Disclosure) -> Sequence[RecipientResult]:
    """What each recipient of a disclosure gets."""
    names = organization_names(call.database)
    engineers = {
        one.organization_id: one.engineer_id for one in participants_of(call.database, disclosure.case_id)
    }
    return [
        RecipientResult(
            organization_id=result.organization_id,
            name=names[result.organization_id],
            audience=_audience(call, engineers.get(result.organization_id)),
            treatments=result.treatments,
            report=result.report or {},
            size=result.size,
        )
        for result in results_of(call.database, disclosure.id)
    ]


def why_closed_of(call: Call, disclosure: Disclosure) -> str:
    """Why nobody gets or reads it any more, or "" while the customer's permission for it stands."""
    under = call.database.get_one(Authorization, disclosure.authorization_id)
    return WHY_NOT_IN_FORCE.get(under.state, "")


def facts_of(call: Call, disclosure: Disclosure, result: DisclosureResult) -> dict[str, Any]:
    """What stands around the content of one result when it is read or looked at."""
    names = organization_names(call.database)
    protocol = protocols().get(disclosure.protocol)
    return {
        "giver": names[disclosure.organization_id],
        "recipient": names[result.organization_id],
        "protocol": protocol.title if protocol is not None else disclosure.protocol,
        "treatments": result.treatments,
        "report": result.report or {},
    }


def _audience(call: Call, engineer_id: UUID | None) -> str:
    """Which people of an organization can read what it is given."""
    everybody = "everybody there who works on cases"
    return f"{person_of(call.database, engineer_id).name} and {everybody}" if engineer_id else everybody
