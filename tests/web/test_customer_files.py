"""What a customer takes along of a permission for other systems: their own mailbox's, as it stands now."""

import json
from uuid import uuid4

from fhir.resources.consent import Consent
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it brings no types

from tests.rules.kantara_required import KANTARA
from tests.support.browsing import anonymous
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant, newest
from tests.support.sharing import withdraw
from tests.support.world import World
from tests.web.test_permission import newest_permission


def test_a_permission_goes_along_as_a_kantara_receipt_and_as_a_fhir_projection(light_world: World) -> None:
    case_id = two_vendors(light_world)
    grant(light_world, "Ada", case_id, "Cedar")
    path = newest(deliver(light_world), r"(/customer/[\w-]+)")
    one, maria = newest_permission(light_world, case_id), anonymous(light_world)

    page = maria.get(path).text
    kantara = json.loads(maria.get(f"{path}/receipt/{one.id}/kantara").text)
    granted = json.loads(maria.get(f"{path}/receipt/{one.id}/fhir").text)
    withdraw(light_world, case_id)
    withdrawn = json.loads(maria.get(f"{path}/receipt/{one.id}/fhir").text)

    assert f"{path}/receipt/{one.id}/kantara" in page
    assert [fault.message for fault in Draft4Validator(KANTARA).iter_errors(kantara)] == []
    assert path.rpartition("/")[2] not in json.dumps([kantara, granted])
    assert [Consent.model_validate(one).status for one in (granted, withdrawn)] == ["active", "inactive"]
    assert granted["identifier"][0]["value"] == one.receipt_hash
    for wrong in (
        f"{path}/receipt/{one.id}/other",
        f"{path}/receipt/{uuid4()}/fhir",
        f"/customer/x/receipt/{one.id}/fhir",
    ):
        assert maria.get(wrong).status_code == 404
