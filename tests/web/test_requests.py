"""Asking a company in, and answering, by the pages."""

from portal.rules.intake import Field, FieldKind, IntakeForm, form_to_json
from portal.vocabulary import Verb
from tests.support.browsing import signed_in
from tests.support.casework import asked, case_now, entries, joined, offered, opened, steps_of, vendors
from tests.support.world import World

FORM = IntakeForm(
    (
        Field("happens", "What happens?", FieldKind.LONG_TEXT),
        Field("works", "Can the customer work?", FieldKind.CHOICE, choices=("Yes", "No")),
        Field("csrf_token", "A question with an odd key", required=False),
        Field("repeat", "Does it repeat?", FieldKind.YES_NO, required=False),
    )
)


def give_form(world: World) -> None:
    with world.transaction() as database:
        database.merge(world.organizations["Cedar"]).intake_form = form_to_json(FORM)


def a_yes_of(world: World, name: str) -> dict[str, str]:
    """What the form asks of whoever says yes, but for the question of the first message."""
    return {"yes-engineer": str(world.people[name].id), "yes-next_update": "2026-03-02T16:00"}


def test_the_directory_offers_partners_with_an_agreement_and_says_why_not_the_others(
    light_world: World,
) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    ada = signed_in(light_world, "Ada")
    elm = light_world.organizations["Elm"].id

    page = ada.get(f"/cases/{case_id}/ask")

    assert "Ask Cedar" in page.text
    assert "Ask Elm" not in page.text
    assert "No agreement in force" in page.text
    assert ada.get(f"/cases/{case_id}/ask?partner={elm}").status_code == 422
    assert ada.get(f"/cases/{case_id}/ask?partner=nonsense").status_code == 200
    assert "Cedar" not in ada.get(f"/cases/{case_id}/ask?q=zzz").text


def test_the_partners_own_form_is_filled_in_and_says_what_is_missing(world: World) -> None:
    vendors(world)
    give_form(world)
    case_id = opened(world)
    ada = signed_in(world, "Ada")
    page = f"/cases/{case_id}/ask?partner={world.organizations['Cedar'].id}"

    empty = ada.submit(page, {"question_happens": "It reboots."})
    telling = ada.submit(page, {"question_happens": "Ask jane@halden-rail.example", "question_works": "No"})
    sent = ada.submit(page, {"question_happens": "It reboots.", "question_works": "No"})

    assert empty.status_code == telling.status_code == 422
    assert "1 of 4, still needed: Can the customer work?" in empty.text
    assert "names an e-mail address" in telling.text
    assert sent.status_code == 303


def test_the_asked_engineer_reads_the_request_and_takes_part(world: World) -> None:
    vendors(world)
    give_form(world)
    case_id = opened(world)
    signed_in(world, "Ada").submit(
        f"/cases/{case_id}/ask?partner={world.organizations['Cedar'].id}",
        {"question_happens": "It reboots.", "question_works": "No"},
    )
    ben = signed_in(world, "Ben")

    assert ben.get(f"/cases/{case_id}").status_code == 404
    assert "Sessions drop" in ben.get("/inbox").text
    page = ben.get(f"/cases/{case_id}/request")
    said = {"act": "accept", **a_yes_of(world, "Ben")}
    unsaid = ben.submit(f"/cases/{case_id}/request", said)
    taken = ben.submit(f"/cases/{case_id}/request", {**said, "yes-first_message": "asked_otherwise"})

    assert "It reboots." in page.text
    assert (unsaid.status_code, "Choose whether you had to ask for more." in unsaid.text) == (422, True)
    assert taken.status_code == 303
    assert ben.get(taken.headers["Location"]).status_code == 200
    late = ben.get(f"/cases/{case_id}/request")
    assert (late.status_code, "The page of the case says what became of it." in late.text) == (409, True)
    assert (f'href="/cases/{case_id}"' in late.text, "faster" in late.text) == (True, False)
    assert entries(world, Verb.CASE_READ)[0].organization_id == world.organizations["Cedar"].id
    assert "takes part, and had to ask for more by other ways" in ben.get(f"/cases/{case_id}").text


def test_declining_needs_words_for_another_reason_and_closes_the_door(light_world: World) -> None:
    vendors(light_world)
    case_id = opened(light_world)
    asked(light_world, case_id)
    ben, page = signed_in(light_world, "Ben"), f"/cases/{case_id}/request"

    bare = ben.submit(page, {"act": "decline", "no-reason": "other"})
    said = ben.submit(page, {"act": "decline", "no-reason": "other", "no-words": "Sold two years ago."})

    assert bare.status_code == 422
    assert "Your reason is missing" in bare.text
    assert said.status_code == 303
    assert ben.get(page).status_code == 404
    assert "Sold two years ago." in signed_in(light_world, "Ada").get(f"/cases/{case_id}").text


def test_what_is_missing_goes_back_and_forth_by_the_pages(world: World) -> None:
    vendors(world)
    give_form(world)
    case_id = opened(world)
    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")
    ada.submit(
        f"/cases/{case_id}/ask?partner={world.organizations['Cedar'].id}",
        {"question_happens": "It reboots.", "question_works": "No"},
    )

    wanted = ben.submit(
        f"/cases/{case_id}/request", {"act": "want", "want-keys": ["happens"], "want-words": "Since when?"}
    )
    twice = ben.submit(
        f"/cases/{case_id}/request", {"act": "want", "want-keys": ["works"], "want-words": "And where?"}
    )
    shown = ada.get(f"/cases/{case_id}").text
    supply = shown.split(f'href="/cases/{case_id}/requests/', 1)[1].split('"', 1)[0]
    address = f"/cases/{case_id}/requests/{supply}"
    told = ada.submit(address, {"question_happens": "Since Monday.", "question_works": "No"})
    asked_for_more = ben.get(f"/cases/{case_id}/request").text
    taken = ben.submit(f"/cases/{case_id}/request", {"act": "accept", **a_yes_of(world, "Ben")})

    assert wanted.status_code == told.status_code == 303
    assert twice.status_code == 422
    assert "already waits for more information." in twice.text
    assert "And where?" in twice.text
    assert "Since when?" in shown
    assert "It reboots." in ada.get(address).text or told.status_code == 303
    assert "Since Monday." in asked_for_more
    assert "first message" not in asked_for_more
    assert (taken.status_code, steps_of(world, case_id)[-1].reason) == (303, "")


def test_a_stranger_gets_the_same_answer_for_a_request_and_for_none(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    asked(world, case_id)
    dora = signed_in(world, "Dora")

    there = dora.get(f"/cases/{case_id}/request")
    nowhere = dora.get("/cases/00000000-0000-4000-8000-000000000000/request")

    assert there.status_code == nowhere.status_code == 404


def test_a_handoff_is_offered_answered_and_taken_back_by_the_pages(world: World) -> None:
    vendors(world)
    case_id = opened(world)
    joined(world, case_id)
    ada, ben, here = signed_in(world, "Ada"), signed_in(world, "Ben"), f"/cases/{case_id}"
    offer = {"to": str(world.organizations["Cedar"].id), "words": "The cause is on the storage side."}

    unticked = ada.submit(f"{here}/handoff", {**offer, "checklist": ["problem"]})
    handoff_id = offered(world, case_id)
    declined = ben.submit(f"{here}/handoff/{handoff_id}", {"act": "decline", "no-reason": "capacity"})
    again = offered(world, case_id)
    back = ada.submit(f"{here}/handoff/{again}/withdraw", seen_on=here)
    third = offered(world, case_id)
    taken = ben.submit(
        f"{here}/handoff/{third}",
        {"act": "accept", "yes-first_message": "complete", **a_yes_of(world, "Ben")},
    )

    assert unticked.status_code == 422
    assert "is not ticked (5 things are missing)" in unticked.text
    assert [answer.status_code for answer in (declined, back, taken)] == [303] * 3
    assert case_now(world, case_id).holder_organization_id == world.organizations["Cedar"].id
    assert ada.get(f"{here}/handoff/{third}").status_code == 404
    assert ben.get(f"{here}/handoff/{third}").status_code == 409
