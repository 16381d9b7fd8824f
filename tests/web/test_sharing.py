"""From a dropped file to a reader's screen, page by page, as people walk it."""

import io
import tarfile
from urllib.parse import urlsplit

from portal.records.audit_log import AuditEntry
from portal.vocabulary import Verb
from tests.support.browsing import Visitor, signed_in, token_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.sharing import bring_in, give, prepare, withdraw
from tests.support.world import World

LOG = (
    b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
    b"Jan 14 03:12:09 edge03 app: login ana.kovac@halden-rail.example password=Tr0ub4dor&3\n"
)
PLANTED = (b"mokafor", b"10.20.30.7", b"ana.kovac", b"Tr0ub4dor", b"edge03")


def bundle() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in (("var/log/auth.log", LOG), ("core.bin", bytes(range(256)) * 40)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        opened = [(member.name, archive.extractfile(member)) for member in archive]
        return {name: file.read() for name, file in opened if file is not None}


def place(answer: object) -> str:
    """The page that an answer leads to."""
    return urlsplit(answer.headers["Location"]).path  # type: ignore[attr-defined]


def entries(world: World, verb: Verb) -> int:
    with world.transaction() as database:
        return database.query(AuditEntry).filter(AuditEntry.verb == verb).count()


def upload(visitor: Visitor, case_id: object, content: bytes, name: str) -> str:
    address = f"/cases/{case_id}/uploads/new"
    return place(visitor.submit(address, {"file": (io.BytesIO(content), name)}))


def test_a_bundle_goes_from_hand_to_eye_and_nothing_planted_arrives(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    review = upload(ada, case_id, bundle(), "edge03-bundle.tar.gz")
    assert "In quarantine" in ada.get(review).text
    deliver(world)
    reviewed = ada.get(review).text
    assert "mokafor" in reviewed
    assert "core.bin" in reviewed
    cedar = world.organizations["Cedar"].id
    result = place(ada.submit(f"{review}/disclose", {"recipients": [str(cedar)]}))
    assert "Being made" in ada.get(result).text
    deliver(world)
    seen = ada.get(f"{result.removesuffix('/result')}/preview/{cedar}?file=0").text
    assert place(ada.submit(f"{result.removesuffix('/result')}/give", seen_on=result)) == result
    read = ben.get(f"{result.removesuffix('/result')}?file=0")
    file = ben.get(f"{result.removesuffix('/result')}/file")

    assert "Accepted password for" in seen
    assert "Accepted password for" in read.text
    unpacked = unpack(file.data)
    given = b"".join([*unpacked.values(), *(name.encode() for name in unpacked), read.data, file.data])
    assert [value for value in PLANTED if value in given] == []
    assert list(unpacked) == ["var/log/auth.log"]
    assert entries(world, Verb.DISCLOSURE_READ) == entries(world, Verb.DISCLOSURE_DOWNLOADED) == 1


def test_a_download_is_kept_under_a_safe_name_and_never_runs(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", case_id, LOG, 'ödd "name"; x.log')
    deliver(world)
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    give(world, "Ada", case_id, made.id)

    file = signed_in(world, "Ben").get(f"/cases/{case_id}/disclosures/{made.id}/file")

    assert file.headers["Content-Disposition"] == 'attachment; filename="dd_name_x.log"'
    assert file.headers["Content-Security-Policy"].endswith("sandbox")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Length"] == str(len(file.data))


def test_asking_for_headers_alone_gives_nothing_and_writes_nothing(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    give(world, "Ada", case_id, made.id)
    ben = signed_in(world, "Ben")

    for path in ("", "/file"):
        answer = ben.client.head(f"/cases/{case_id}/disclosures/{made.id}{path}")
        assert (answer.status_code, answer.data) == (200, b"")
        assert "Content-Disposition" not in answer.headers

    assert entries(world, Verb.DISCLOSURE_READ) == entries(world, Verb.DISCLOSURE_DOWNLOADED) == 0


def test_after_withdrawal_the_same_address_says_why_not(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    give(world, "Ada", case_id, made.id)
    ben = signed_in(world, "Ben")
    assert ben.get(f"/cases/{case_id}/disclosures/{made.id}").status_code == 200

    withdraw(world, case_id)

    for path in ("", "/file"):
        answer = ben.get(f"/cases/{case_id}/disclosures/{made.id}{path}")
        assert answer.status_code == 403
        assert "The customer has withdrawn the permission." in answer.text
        assert f'href="/cases/{case_id}"' in answer.text
        assert b"sshd" not in answer.data


def test_after_withdrawal_no_page_leads_to_what_nobody_can_open(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    given, ready = (prepare(world, "Ada", case_id, brought.id, "Cedar") for _ in range(2))
    give(world, "Ada", case_id, given.id)
    address = f"/cases/{case_id}/disclosures/{given.id}"
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")
    assert f'href="{address}"' in ben.get(f"/cases/{case_id}").text

    withdraw(world, case_id)

    assert f'href="{address}"' not in ben.get(f"/cases/{case_id}").text
    for made, says in ((given, "Nobody can read this any more"), (ready, "This cannot be given any more")):
        page = ada.get(f"/cases/{case_id}/disclosures/{made.id}/result").text
        assert says in page
        assert "nobody any more" in page
        assert "/preview/" not in page
        assert "/give" not in page


def test_a_closed_case_leads_to_no_act_of_sharing(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    asked = grant(world, "Ada", case_id, "Cedar").authorization
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    ada, here = signed_in(world, "Ada"), f"/cases/{case_id}"
    pages = {
        f"{here}/uploads/{brought.id}": f"{here}/uploads/{brought.id}/disclose",
        f"{here}/disclosures/{made.id}/result": f"{here}/disclosures/{made.id}/give",
        f"{here}/permission/{asked.id}": f"{here}/permission/ask",
    }
    before = [act in ada.get(page).text for page, act in pages.items()]

    ada.submit(f"{here}/close")

    after = [act in ada.get(page).text for page, act in pages.items()]
    assert (before, after) == ([True] * 3, [False] * 3)


def test_an_upload_in_pieces_goes_on_where_it_stopped(world: World) -> None:
    case_id = two_vendors(world)
    ada = signed_in(world, "Ada")
    headers = {"X-CSRFToken": token_in(ada.get(f"/cases/{case_id}/uploads/new").text)}
    begun = ada.client.post(
        f"/cases/{case_id}/uploads", data={"filename": "a.log", "size": len(LOG)}, headers=headers
    ).get_json()

    first = ada.client.patch(begun["url"], data=LOG[:50], headers={**headers, "Upload-Offset": "0"})
    again = ada.client.patch(begun["url"], data=LOG[:50], headers={**headers, "Upload-Offset": "0"})
    asked = ada.client.head(begun["url"])
    rest = ada.client.patch(begun["url"], data=LOG[50:], headers={**headers, "Upload-Offset": "50"})
    finished = ada.client.post(f"{begun['url']}/finish", headers=headers)

    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "50")
    assert (again.status_code, again.headers["Upload-Offset"]) == (409, "50")
    assert asked.headers["Upload-Offset"] == "50"
    assert rest.headers["Upload-Offset"] == str(len(LOG))
    assert "In quarantine" in ada.get(finished.get_json()["url"]).text


def test_a_stranger_and_the_other_vendor_find_nothing_of_an_upload(world: World) -> None:
    case_id = two_vendors(world)
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    below = f"/cases/{case_id}/uploads/{brought.id}"

    for name in ("Ben", "Dora"):
        visitor = signed_in(world, name)
        for path in ("", "/disclose", "/missed", "/may-stay?line=0", "/progress"):
            answer = visitor.get(f"{below}{path}")
            assert (name, path, answer.status_code) == (name, path, 404)
            assert b"mokafor" not in answer.data


def test_a_message_is_shown_as_each_reader_gets_it_before_it_is_sent(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")
    cedar = str(world.organizations["Cedar"].id)

    fields = {"text": "Ask ana.kovac@halden-rail.example", "recipients": [cedar]}
    result = place(ada.submit(f"/cases/{case_id}/messages", fields))
    shown = ada.get(result).text
    assert "Ask ana" not in ben.get(f"/cases/{case_id}/messages").text
    ada.submit(f"{result.removesuffix('/result')}/give", seen_on=result)

    read = ben.get(f"/cases/{case_id}/messages").text
    assert "Ask " in read
    assert "ana.kovac" not in read
    assert "ana.kovac" not in shown
    assert "ana.kovac" in ada.get(f"/cases/{case_id}/messages").text


def test_without_permission_the_composer_says_why_nobody_can_read(light_world: World) -> None:
    case_id = two_vendors(light_world)

    page = signed_in(light_world, "Ada").get(f"/cases/{case_id}/messages").text

    assert "The customer has not given permission for this case." in page
    assert "<textarea" not in page
