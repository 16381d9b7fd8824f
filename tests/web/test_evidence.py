"""Evidence packs in the browser: drawn, shown with who signed them, and taken along by who drew them."""

import io
import zipfile

from portal.ledger.offline.command import verified
from tests.support.audited import a_case_that_was_read
from tests.support.browsing import signed_in
from tests.support.world import World
from tests.web.test_audit import reference_of


def test_the_evidence_pack_of_the_searched_case_verifies(world: World) -> None:
    a_case_that_was_read(world)
    reference, case_id = reference_of(world)
    cleo = signed_in(world, "Cleo")

    offered = cleo.get(f"/audit?case={reference.lower()}").text
    drawn = cleo.submit(f"/audit/cases/{case_id}/evidence", seen_on="/audit")
    pack = cleo.get(f"{drawn.location}/pack")

    assert f"/audit/cases/{case_id}/evidence" in offered
    assert f"{drawn.location}/pack" in cleo.get(drawn.location).text
    assert signed_in(world, "Nora").get(f"{drawn.location}/pack").status_code == 404
    assert f"evidence-{reference}.zip" in pack.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(pack.data)) as archive:
        assert verified({name: archive.read(name) for name in archive.namelist()}).count > 3
