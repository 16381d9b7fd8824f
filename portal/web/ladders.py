"""Who is told when a case waits: what two vendors agreed on, what one of them proposes, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.access.alarm_calls import people_on
from portal.actions.answer_ladder import answer_ladder
from portal.actions.propose_ladder import propose_ladder
from portal.records.agreements import agreement_between, in_force
from portal.records.ladders import EscalationLadder, ladders_of
from portal.records.organizations import Organization, organization_of
from portal.rules.ladders import WITHOUT_AGREEMENT, Ladder
from portal.vocabulary import Conflict, Invalid, LadderState, Missing, OrganizationKind, Permission
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.ladder_form import CONTACT_WORDS, LadderForm
from portal.web.needs import Needs

ladders = GuardedBlueprint("ladders", __name__)

_ANSWERS = {
    LadderState.ACCEPTED: "Agreed. It holds for every alarm from now on.",
    LadderState.DECLINED: "Declined. What was agreed before stays as it is.",
    LadderState.WITHDRAWN: "Taken back. What was agreed before stays as it is.",
}


@dataclass(frozen=True)
class StepLine:
    """One step in words; `reaches` counts the reader's own people, None for the other company's."""

    number: int
    after: object
    side: str
    whom: str
    reaches: int | None


@dataclass(frozen=True)
class LadderWords:
    """One version as the page shows it."""

    version: EscalationLadder
    ladder: Ladder
    proposed_by: str
    ours: bool
    steps: tuple[StepLine, ...]


@ladders.page("/partners/<uuid:organization_id>/alarms", needs=Needs.to(Permission.AGREEMENT_READ))
def show(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """What holds, what waits for an answer, and what was agreed before."""
    own, other = _pair(call, organization_id)
    versions = [_words(call, one, own, other) for one in _versions(call, own, other)]
    return render_template(
        "ladders/show.html",
        own=own,
        other=other,
        agreed=next((one for one in versions if one.version.state is LadderState.ACCEPTED), None),
        proposed=next((one for one in versions if one.version.state is LadderState.PROPOSED), None),
        earlier=[one for one in versions if one.version.state not in _LIVING],
        without=WITHOUT_AGREEMENT,
        may_set=Permission.PARTNER_SETTINGS in call.actor.permissions,
        in_force=in_force(call.database, own.id, other.id),
    )


_LIVING = (LadderState.ACCEPTED, LadderState.PROPOSED)


@ladders.page(
    "/partners/<uuid:organization_id>/alarms/propose",
    needs=Needs.to(Permission.PARTNER_SETTINGS),
    methods=("GET", "POST"),
)
def propose(call: Call, organization_id: UUID) -> ResponseReturnValue:
    """Say who should be told, and after how long."""
    own, other = _pair(call, organization_id)
    form = LadderForm.showing(_to_begin_with(_versions(call, own, other))).between(own, other)
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                propose_ladder(call.database, call.actor, other, form.ladder(), call.instruments, call.now)
        except (Invalid, Conflict) as failure:
            form.show(failure)
        else:
            flash(f"Proposed. It holds once {other.name} accepts it.", "success")
            return _back(other)
    return render_template(
        "ladders/propose.html", form=form, own=own, other=other
    ), 422 if form.errors else 200


@ladders.page(
    "/partners/<uuid:organization_id>/alarms/<int:number>/answer",
    needs=Needs.to(Permission.PARTNER_SETTINGS),
    methods=("POST",),
)
def answer(call: Call, organization_id: UUID, number: int) -> ResponseReturnValue:
    """Accept or decline what the other proposed, or take one's own back."""
    _, other = _pair(call, organization_id)
    said = next((one for one in _ANSWERS if one.value == request.form.get("answer")), None)
    if said is None:
        raise Invalid("Choose whether you accept or decline.")
    answer_ladder(call.database, call.actor, other, number, said, call.instruments, call.now)
    flash(_ANSWERS[said], "success")
    return _back(other)


def _to_begin_with(versions: Sequence[EscalationLadder]) -> Ladder:
    living = [one for one in versions if one.state in _LIVING]
    return living[0].ladder if living else WITHOUT_AGREEMENT


def _versions(call: Call, own: Organization, other: Organization) -> Sequence[EscalationLadder]:
    agreement = agreement_between(call.database, own.id, other.id)
    return ladders_of(call.database, agreement.id) if agreement is not None else []


def _words(call: Call, version: EscalationLadder, own: Organization, other: Organization) -> LadderWords:
    names = {own.id: own.name, other.id: other.name}
    steps = []
    for number, rung in enumerate(version.ladder.rungs, start=1):
        ours = rung.organization_id == own.id
        reaches = len(people_on(call.database, None, own.id, rung.contact)) if ours else None
        name = names.get(rung.organization_id, "")
        steps.append(StepLine(number, rung.after, name, CONTACT_WORDS[rung.contact], reaches))
    by = version.proposed_by_id
    return LadderWords(version, version.ladder, names.get(by, ""), by == own.id, tuple(steps))


def _pair(call: Call, organization_id: UUID) -> tuple[Organization, Organization]:
    own, found = (
        organization_of(call.database, one) for one in (call.actor.organization_id, organization_id)
    )
    if found.kind is not OrganizationKind.VENDOR or found.id == own.id:
        raise Missing("There is no such partner.")
    return own, found


def _back(other: Organization) -> ResponseReturnValue:
    return redirect(url_for("ladders.show", organization_id=other.id), code=303)
