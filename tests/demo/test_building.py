"""What was built is what real use would have left: whole, in order, apart, and without planted values."""

import io
import json
import tarfile
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.access.disclosure_content import open_result, result_vault
from portal.actions.verify_log import verify_log
from portal.measures.timeline import holds
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case, case_of
from portal.records.disclosures import Disclosure, DisclosureResult
from portal.records.log_standing import log_standing
from portal.records.organizations import OrganizationKey
from portal.records.roads import ON_COMMAND
from portal.records.timeline import events_of, measured
from portal.records.uploads import Upload, UploadPart
from portal.vault.envelopes import Wrap
from portal.vocabulary import CannotOpen, DisclosureState
from portal.web.call import Rooms


def received(database: Session, rooms: Rooms) -> list[str]:
    """Everything that a partner could read so far, unpacked."""
    texts = []
    rows = database.execute(
        select(DisclosureResult, Disclosure)
        .join(Disclosure, Disclosure.id == DisclosureResult.disclosure_id)
        .where(Disclosure.state == DisclosureState.DISCLOSED)
    )
    tools = rooms.instruments
    for result, disclosure in rows:
        case = case_of(database, disclosure.case_id)
        try:
            vault = result_vault(
                database, tools.keyring, tools.objects, tools.shred, case, disclosure, result
            )
            texts.append(unpacked(b"".join(open_result(database, vault, result, result.organization_id))))
        except CannotOpen:
            continue
    return texts


def unpacked(content: bytes) -> str:
    if not content.startswith(b"\x1f\x8b"):
        return content.decode()
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        files = [(one.name, archive.extractfile(one)) for one in archive]
        return "\n".join(f"{name}\n{file.read().decode() if file else ''}" for name, file in files)


def test_the_whole_log_verifies_and_nothing_waits(built: Rooms) -> None:
    with built.database.transaction(ON_COMMAND, write=False) as database:
        verdict = verify_log(database)

    assert verdict.ok, verdict.faults
    assert verdict.pending == 0
    assert verdict.size > 200


def test_the_newest_signature_tells_how_long_an_entry_waits_for_one(built: Rooms) -> None:
    with built.database.transaction(ON_COMMAND, write=False) as database:
        standing = log_standing(database)

    assert standing.waiting == 0
    assert standing.lag is not None
    assert standing.lag < timedelta(minutes=10)


def test_the_log_is_in_true_order_of_time_and_ends_before_now(built: Rooms) -> None:
    with built.database.transaction(ON_COMMAND, write=False) as database:
        instants = list(database.scalars(select(AuditEntry.at).order_by(AuditEntry.serial)))

    assert instants == sorted(instants)
    assert instants[-1] <= built.clock()
    assert instants[-1] - instants[0] > timedelta(days=100)


def test_the_held_times_of_every_case_add_up_to_the_second(built: Rooms) -> None:
    with built.database.transaction(ON_COMMAND, write=False) as database:
        cases = list(database.scalars(select(Case)))
        spans = {case: holds(map(measured, events_of(database, case.id)), built.clock()) for case in cases}

    assert len(cases) == 17
    for case, held in spans.items():
        assert sum((one.span for one in held), timedelta()) == built.clock() - case.opened_at
        assert (held[-1].kind, held[-1].organization_id) == (case.holder_kind, case.holder_organization_id)


def test_nothing_is_sealed_for_anybody_but_its_giver_and_its_reader(built: Rooms) -> None:
    with built.database.transaction(ON_COMMAND, write=False) as database:
        disclosures = {one.id: one for one in database.scalars(select(Disclosure))}
        results = list(database.scalars(select(DisclosureResult)))
        owners = {one.id: one.organization_id for one in database.scalars(select(Upload))}
        parts = list(database.scalars(select(UploadPart)))
        keys = {one.key_id: one.organization_id for one in database.scalars(select(OrganizationKey))}

    assert len(results) > 4
    for result in results:
        readers = {disclosures[result.disclosure_id].organization_id, result.organization_id}
        wraps = [Wrap.from_json(wrap) for wrap in result.wraps.values()]
        assert {wrap.organization_id for wrap in wraps} == {None, *readers}
        assert {keys[wrap.recipient_key_id] for wrap in wraps if wrap.organization_id} == readers
    for part in parts:
        assert keys[Wrap.from_json(part.wrap).recipient_key_id] == owners[part.upload_id]


def test_nothing_that_was_planted_occurs_in_what_a_partner_received(built: Rooms) -> None:
    planted = json.loads((built.settings.instance / "demo" / "planted.json").read_text())
    with built.database.transaction(ON_COMMAND, write=False) as database:
        texts = received(database, built)

    everything = "\n".join(texts)
    assert "bucket_count: 4" in everything
    assert len(planted) > 200
    assert [one for one in planted if one["value"] in everything] == []
