"""The command that draws an evidence pack, as an operator runs it beside the portal's files."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.access.signing import log_key
from portal.cli.evidence import evidence
from portal.cli.witness import witness
from portal.ledger.offline.command import files_of, verified
from portal.records.audit_log import AuditEntry
from portal.records.cases import Case
from portal.vocabulary import Conflict, Invalid, Missing, Verb
from tests.support.audited import SECRET, a_case_that_was_read
from tests.support.world import World


def run(world: World, *words: str) -> Result:
    settings = world.rooms.settings
    environment = {
        "PORTAL_INSTANCE": str(settings.instance),
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_BASE_URL": settings.base_url,
        "PORTAL_SECRET_KEY": settings.secret_key,
    }
    return CliRunner().invoke(evidence, [*words], env=environment)


def test_the_command_writes_a_pack_that_verifies_and_is_entered_in_the_log(
    light_world: World, tmp_path: Path
) -> None:
    case_id, _ = a_case_that_was_read(light_world)
    with light_world.transaction() as database:
        reference, known = database.get_one(Case, case_id).reference, log_key(database).to_text()
    file = tmp_path / "pack.zip"

    done = run(light_world, reference.lower(), "--for", "cedar.example", "--into", str(file))
    again = run(light_world, reference, "--into", str(file))
    stranger = run(light_world, reference, "--for", "elm.example", "--into", str(tmp_path / "b.zip"))
    nothing = run(light_world, "NONE-SUCH")

    assert done.exception is None, done.exception
    pack = verified(files_of(file), known)
    assert pack.used
    assert SECRET.encode() not in b"".join(pack.files.values())
    assert [type(one.exception) for one in (again, stranger, nothing)] == [Conflict, Missing, Missing]
    assert not (tmp_path / "b.zip").exists()
    with light_world.transaction() as database:
        drawn = database.query(AuditEntry).filter(AuditEntry.verb == Verb.EVIDENCE_DRAWN).all()
        cedar = light_world.organizations["Cedar"].id
        assert (cedar, None) in {(one.organization_id, one.person_id) for one in drawn}


@pytest.mark.parametrize(("name", "log"), [("with space", "x"), ("a+b", "x"), ("w.example/w", "nonsense")])
def test_a_witness_with_a_wrong_name_or_log_does_not_start(tmp_path: Path, name: str, log: str) -> None:
    started = CliRunner().invoke(witness, [str(tmp_path / "w"), "--name", name, "--log", log])

    assert isinstance(started.exception, Invalid)
