"""The page on which an engineer looks at pictures and lets them leave."""

import re

from portal.records.uploads import Upload
from portal.vocabulary import UploadState
from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.picture_files import BESIDE, picture
from tests.support.sharing import bring_in
from tests.support.world import World


def test_an_engineer_sees_a_picture_ticks_it_and_the_file_may_leave(light_world: World) -> None:
    world = light_world
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    upload = bring_in(world, "Ada", case_id, picture("png"), "shot.png")
    deliver(world)
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")
    review = f"/cases/{case_id}/uploads/{upload.id}"

    assert "1 picture in it, 0 may leave" in ada.get(review).text
    page = ada.get(f"{review}/pictures").text
    (address,) = re.findall(r'<img src="([^"]+)"', page)
    shown = ada.get(address)
    refused = ada.submit(f"{review}/pictures", {})
    kept = ada.submit(f"{review}/pictures", {"leaves": [address.rpartition("/")[2]]})
    during = ada.get(f"{review}/pictures").text
    deliver(world)

    assert "shot.png" in page
    assert 'checked value="' not in page
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.headers["Content-Disposition"].startswith("attachment")
    assert shown.headers["Content-Security-Policy"].endswith("sandbox")
    assert BESIDE not in shown.data
    assert (refused.status_code, "Nothing was changed" in refused.text) == (422, True)
    assert kept.status_code == 303
    assert "This file is being looked at again" in during
    assert "1 picture in it, 1 may leave" in ada.get(review).text
    opened_before = re.findall(r'name="stood" type="hidden" value="(\w+)"', page)[0]
    stale = ada.submit(f"{review}/pictures", {"leaves": [], "stood": opened_before})
    assert (stale.status_code, "Somebody changed this" in stale.text) == (422, True)
    assert [ben.get(one).status_code for one in (f"{review}/pictures", address)] == [404, 404]
    with world.transaction() as database:
        assert database.get_one(Upload, upload.id).state is UploadState.SCANNED


def test_a_file_without_pictures_says_so(light_world: World) -> None:
    case_id = two_vendors(light_world)
    upload = bring_in(light_world, "Ada", case_id, b"fine\n")
    deliver(light_world)

    page = signed_in(light_world, "Ada").get(f"/cases/{case_id}/uploads/{upload.id}/pictures?page=7").text

    assert "No picture to look at" in page
