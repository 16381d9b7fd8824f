"""This was missed, this may stay: kept sealed, for the whole case, and the file is looked at again."""

from uuid import UUID

import pytest

from portal.actions.decide_redaction import RedactionChoice, decide_redaction
from portal.records.audit_log import AuditEntry
from portal.records.uploads import RedactionDecision
from portal.vocabulary import (
    Conflict,
    DataCategory,
    Invalid,
    Missing,
    UploadState,
)
from tests.support.cases import two_vendors
from tests.support.permissions import deliver
from tests.support.sharing import LOG, bring_in, entering, review, upload_now
from tests.support.world import World


def missed(value: str, category: DataCategory) -> RedactionChoice:
    return RedactionChoice(missed=True, value=value, category=category)


def harmless(value: str, category: DataCategory, reason: str = "") -> RedactionChoice:
    return RedactionChoice(missed=False, value=value, category=category, reason=reason)


def mark(world: World, case_id: UUID, upload_id: UUID, choice: RedactionChoice, by: str = "Ada") -> None:
    with entering(world, by, case_id) as (database, access):
        decide_redaction(database, access, upload_id, choice, world.rooms.instruments, world.clock.now)


def test_a_decision_is_sealed_and_sends_the_file_back_into_quarantine(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG + b"Zebrafish is the project\n")
    deliver(world)

    mark(world, case_id, upload.id, missed("Zebrafish", DataCategory.CUSTOMER_TERMS))

    assert upload_now(world, upload.id).state is UploadState.QUARANTINED
    with world.transaction() as database:
        decision = database.query(RedactionDecision).one()
        assert b"Zebrafish" not in decision.sealed_value
        leaves = [entry.leaf for entry in database.query(AuditEntry)]
        assert not any(b"Zebrafish" in leaf for leaf in leaves)
    deliver(world)
    befores = [one.before for one in review(world, case_id, upload.id).samples]
    assert "Zebrafish is the project" in befores


@pytest.mark.parametrize(
    "choice",
    [
        missed("", DataCategory.PEOPLE),
        missed("x", DataCategory.PEOPLE),
        missed("x" * 201, DataCategory.PEOPLE),
        harmless("edge03", DataCategory.HOSTS),
        harmless("Tr0ub4dor&3", DataCategory.CREDENTIALS, "it is an example"),
    ],
)
def test_a_decision_without_value_or_reason_or_for_a_credential_is_refused(
    light_world: World, choice: RedactionChoice
) -> None:
    case_id = two_vendors(light_world)
    upload = bring_in(light_world, "Ada", case_id, LOG)
    deliver(light_world)

    with pytest.raises(Invalid):
        mark(light_world, case_id, upload.id, choice)

    assert upload_now(light_world, upload.id).state is UploadState.SCANNED


def test_nobody_decides_about_another_ones_file_or_during_a_scan(world: World) -> None:
    case_id = two_vendors(world)
    upload = bring_in(world, "Ada", case_id, LOG)
    choice = missed("edge03", DataCategory.HOSTS)

    with pytest.raises(Conflict):
        mark(world, case_id, upload.id, choice)
    deliver(world)
    with pytest.raises(Missing):
        mark(world, case_id, upload.id, choice, by="Ben")
