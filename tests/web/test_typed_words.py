"""What somebody wrote is not lost with the form that could not be taken."""

import pytest

from tests.support.browsing import anonymous, token_in
from tests.support.page_checker import check_page
from tests.support.world import World

WROTE = "Two releases behind, <b>and</b> the fan rattles."
FORM = {"csrf_token": "of yesterday", "text": WROTE, "password": "three lanterns by the quay", "to": "Cedar"}


def test_the_page_of_a_failure_gives_back_what_was_written_and_to_no_other_site(light_world: World) -> None:
    here, elsewhere = (
        anonymous(light_world).client.post("/sign-in", data=FORM, headers={"Sec-Fetch-Site": site})
        for site in ("same-origin", "cross-site")
    )

    assert here.status_code == elsewhere.status_code == 400
    assert check_page(here.text, here.headers) == []
    assert "Two releases behind, &lt;b&gt;and&lt;/b&gt; the fan rattles." in here.text
    assert 'data-drafts="keep"' in here.text  # what was begun in other forms of the tab
    assert "three lanterns" not in here.text
    assert "Two releases" not in elsewhere.text


@pytest.mark.parametrize("token", ["of yesterday", "of today"])
@pytest.mark.parametrize(
    ("address", "back"),
    [("/cases/new?kind=1", "/cases/new?kind%3D1"), ("/audit/saved?q=ben", "")],
)
def test_whoever_was_signed_out_meanwhile_gets_the_words_back_and_a_way_to_sign_in(
    light_world: World, token: str, address: str, back: str
) -> None:
    visitor = anonymous(light_world)
    form = {**FORM, "csrf_token": token_in(visitor.get("/sign-in").text) if token == "of today" else token}

    answer = visitor.client.post(address, data=form, headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 401
    assert check_page(answer.text, answer.headers) == []
    assert "You are not signed in" in answer.text
    assert "the fan rattles." in answer.text
    assert f'href="/sign-in{f"?next={back}" if back else ""}"' in answer.text
