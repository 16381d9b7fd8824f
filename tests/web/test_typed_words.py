"""What somebody wrote is not lost with the form that could not be taken."""

from tests.support.browsing import anonymous
from tests.support.page_checker import check_page
from tests.support.world import World

WROTE = "Two releases behind, <b>and</b> the fan rattles."
FORM = {"csrf_token": "of yesterday", "text": WROTE, "password": "three lanterns by the quay", "to": "Cedar"}


def test_the_page_of_a_failure_gives_back_what_was_written_and_to_no_other_site(light_world: World) -> None:
    here, elsewhere = (
        anonymous(light_world).client.post("/profile", data=FORM, headers={"Sec-Fetch-Site": site})
        for site in ("same-origin", "cross-site")
    )

    assert here.status_code == elsewhere.status_code == 400
    assert check_page(here.text, here.headers) == []
    assert "Two releases behind, &lt;b&gt;and&lt;/b&gt; the fan rattles." in here.text
    assert 'data-drafts="keep"' in here.text  # what was begun in other forms of the tab
    assert "three lanterns" not in here.text
    assert "Two releases" not in elsewhere.text
