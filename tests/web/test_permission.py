"""The customer's pages: read, tick, type the code, see who read what, withdraw; and what a scanner can do."""

import json
import re
from base64 import urlsafe_b64decode
from datetime import timedelta
from uuid import UUID

import pytest
from limits import RateLimitItemPerHour

from portal.access.drafting import NOTICE
from portal.ledger.notes import NoteKey
from portal.ledger.proofs import verify_proof
from portal.records.authorizations import Authorization, authorizations_of
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.vault.signing import ED25519, verifier
from portal.vocabulary import AuthorizationState, Conflict, DataCategory
from portal.worker import publish_all
from tests.support.browsing import Visitor, anonymous, signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import ask_permission, deliver, grant, locked_key, newest
from tests.support.world import World


def asked_through_the_page(world: World, case_id: UUID, without: str = "devices") -> str:
    """Ada asks on the page; returns the path of the approver's link."""
    ada = signed_in(world, "Ada")
    answer = ada.submit(
        f"/cases/{case_id}/permission/ask",
        {
            "recipients": [str(world.organizations["Cedar"].id)],
            "protocol": "network_connectivity",
            "without": [without],
            "purpose": "dpv:TechnicalServiceProvision",
            "not_after": (world.clock.now + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M"),
            "ends_with_case": "y",
            "approver_email": "maria@halden-rail.example",
        },
    )
    assert answer.status_code == 303, answer.text
    return newest(deliver(world), r"(/permission/[\w-]+)")


def test_kinds_of_data_are_offered_in_the_order_in_which_they_were_told(light_world: World) -> None:
    path = asked_through_the_page(light_world, two_vendors(light_world), without="hosts")

    page = anonymous(light_world).get(path).text

    kinds = [DataCategory(one) for one in re.findall(r'value="(\w+):pseudonymize"', page)]
    told = [page.index(f"<strong>{CATEGORY_WORDS[one][0]}</strong>") for one in kinds]
    assert len(told) > 1
    assert told == sorted(told)


def newest_permission(world: World, case_id: UUID) -> Authorization:
    with world.transaction() as database:
        return authorizations_of(database, case_id)[0]


def choice(world: World, **more: object) -> dict[str, object]:
    return {
        "recipients": [str(world.organizations["Cedar"].id)],
        "categories": ["technical:keep", "network:pseudonymize"],
        "name": "Maria Okafor",
        "position": "Head of operations",
        **more,
    }


def typed(world: World, maria: Visitor, path: str, code: str, **more: object) -> tuple[int, str]:
    fields = choice(world, code=code, **(more or {"allow": "1"}))
    answer = maria.submit(f"{path}/code", fields, seen_on=path)
    return answer.status_code, answer.text


def test_an_approver_without_an_account_allows_exactly_what_was_ticked(world: World) -> None:
    case_id = two_vendors(world)
    path = asked_through_the_page(world, case_id)
    maria = anonymous(world)

    page = maria.get(path)
    back = maria.submit(path, choice(world, allow="1", again="1"))
    sent = maria.submit(path, choice(world, allow="1"))
    code = newest(deliver(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")
    status, text = typed(world, maria, path, code.lower())

    assert "checked" not in page.text
    assert (back.status_code, back.text.count(" checked ")) == (200, 3)
    assert 'name="position" required type="text" value="Head of operations"' in back.text
    assert NOTICE.text in page.text
    assert "Device identifiers" not in page.text.split("They never get")[0]
    assert sent.status_code == 200
    assert (status, "You allowed it" in text) == (200, True)
    kept = newest_permission(world, case_id)
    assert kept.state is AuthorizationState.GRANTED
    assert kept.record is not None
    assert kept.record["x_scope"]["field_classes"] == {"network": "pseudonymize", "technical": "keep"}


def test_the_code_is_not_in_the_link_and_a_wrong_one_grants_nothing(world: World) -> None:
    case_id = two_vendors(world)
    path = asked_through_the_page(world, case_id)
    maria = anonymous(world)
    maria.submit(path, choice(world, allow="1"))

    status, text = typed(world, maria, path, "0000-0000")

    assert status == 422
    assert "4 more tries" in text
    assert newest_permission(world, case_id).state is AuthorizationState.REQUESTED


def test_a_code_serves_only_the_browser_and_the_choice_it_was_asked_for(world: World) -> None:
    case_id = two_vendors(world)
    path = asked_through_the_page(world, case_id)
    maria = anonymous(world)
    maria.submit(path, choice(world, allow="1"))
    code = newest(deliver(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")

    other_browser, _ = typed(world, anonymous(world), path, code)
    other_choice, _ = typed(world, maria, path, code, allow="1", categories=["technical:keep"])

    assert (other_browser, other_choice) == (422, 422)
    assert newest_permission(world, case_id).state is AuthorizationState.REQUESTED


def test_only_codes_count_against_the_codes_that_a_link_gives(
    light_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = asked_through_the_page(light_world, two_vendors(light_world))
    maria, right = anonymous(light_world), choice(light_world, allow="1")
    monkeypatch.setattr("portal.web.deciding.CODES_PER_LINK", RateLimitItemPerHour(1))

    answers = [maria.submit(path, sent) for sent in ({**right, "categories": []}, right, right)]

    assert [one.status_code for one in answers] == [422, 200, 429]


def test_a_mail_scanner_that_submits_every_form_neither_grants_nor_burns_anything(world: World) -> None:
    case_id = two_vendors(world)
    path = asked_through_the_page(world, case_id)
    scanner = anonymous(world)

    scanner.client.head(path)
    page = scanner.get(path).text
    boxes = re.findall(r'type="checkbox" value="([^"]+)"|value="([^"]+)" type="checkbox"', page)
    everything = {"recipients": [], "categories": [a or b for a, b in boxes], "name": "x", "position": "x"}
    for button in ("allow", "refuse"):
        scanner.submit(path, {button: "1"})
        scanner.submit(path, {**everything, button: "1"})
        scanner.submit(path, choice(world, **{button: "1"}))
        typed(world, scanner, path, "ABCDEFGH", **{button: "1"})

    assert newest_permission(world, case_id).state is AuthorizationState.REQUESTED
    assert scanner.get(path).status_code == 200


def test_refusing_needs_the_code_too_and_tells_the_asker(world: World) -> None:
    case_id = two_vendors(world)
    path = asked_through_the_page(world, case_id)
    maria = anonymous(world)
    maria.submit(path, choice(world, refuse="1"))
    code = newest(deliver(world), r"([0-9A-Z]{4}-[0-9A-Z]{4})")

    status, text = typed(world, maria, path, code, refuse="1")

    assert (status, "You refused" in text) == (200, True)
    assert newest_permission(world, case_id).state is AuthorizationState.REFUSED
    assert [mail for mail in deliver(world) if "customer has decided" in mail["Subject"]]


def test_the_customer_withdraws_with_one_button_and_no_code(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    path = newest(deliver(world), r"(/customer/[\w-]+)")
    maria = anonymous(world)
    button = re.search(r'action="([^"]+/withdraw/[^"]+)"', maria.get(path).text)
    assert button is not None

    answer = maria.submit(button[1], seen_on=path)

    assert answer.status_code == 303
    assert newest_permission(world, case_id).state is AuthorizationState.WITHDRAWN
    assert locked_key(world, newest_permission(world, case_id)) is None
    again = maria.submit(button[1], seen_on=path)
    assert (again.status_code, "already was withdrawn." in again.text) == (409, True)
    assert f'href="{path}">Look at it again' in again.text  # whoever came by a link cannot go to the start


def test_a_customers_proof_verifies_offline_and_a_foreign_entry_is_unknown(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    path = newest(deliver(world), r"(/customer/[\w-]+)")
    publish_all(world.rooms)
    with world.transaction() as database:
        from portal.records.audit_log import AuditEntry  # noqa: PLC0415

        entries = database.query(AuditEntry).all()
        ours = next(one for one in entries if one.case_id == case_id)
        foreign = next(one for one in entries if one.customer_id is None)

    answer = anonymous(world).get(f"{path}/proof/{ours.id}")
    refused = anonymous(world).get(f"{path}/proof/{foreign.id}")

    kept = json.loads(answer.text)
    key = NoteKey.from_text(kept["log_key"])
    leaf = urlsafe_b64decode(kept["entry"] + "=" * (-len(kept["entry"]) % 4))
    assert verify_proof(kept["proof"], leaf, key, verifier(ED25519, key.public), key.name).size > 0
    assert refused.status_code == 404


def test_a_stranger_sees_no_permission_of_the_case(world: World) -> None:
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    permission = newest_permission(world, case_id)

    dora, ben = signed_in(world, "Dora"), signed_in(world, "Ben")

    for end in ("", "/receipt"):
        path = f"/cases/{case_id}/permission/{permission.id}{end}"
        assert dora.get(path).status_code == 404
        assert ben.get(path).status_code == 200
    assert dora.get(f"/cases/{case_id}/permission/ask").status_code == 404


def test_a_question_that_was_sent_twice_reaches_the_customer_once(light_world: World) -> None:
    case_id = two_vendors(light_world)

    ask_permission(light_world, "Ada", case_id, "Cedar")
    with pytest.raises(Conflict, match="exactly this already"):
        ask_permission(light_world, "Ada", case_id, "Cedar")
    light_world.clock.forward(timedelta(minutes=1))

    assert ask_permission(light_world, "Ada", case_id, "Cedar").version == 2
