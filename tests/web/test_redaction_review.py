"""Who reviews what redaction found says what was missed and what may stay, for the whole case."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from tests.support.browsing import signed_in
from tests.support.cases import two_vendors
from tests.support.permissions import deliver, grant
from tests.support.sharing import bring_in, give, prepare
from tests.support.world import World

LOG = (
    b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
    b"Jan 14 03:12:09 edge03 app: login ana.kovac@halden-rail.example password=Tr0ub4dor&3\n"
)


def test_what_was_missed_is_marked_and_the_file_is_looked_at_again(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    brought = bring_in(world, "Ada", case_id, LOG + b"Zebrafish is the project\n")
    deliver(world)
    below, ada = f"/cases/{case_id}/uploads/{brought.id}", signed_in(world, "Ada")

    answer = ada.submit(f"{below}/missed", {"value": "Zebrafish", "category": "customer_terms"})
    assert "In quarantine" in ada.get(urlsplit(answer.headers["Location"]).path).text
    deliver(world)
    world.clock.forward(timedelta(minutes=1))
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    exact = f"/cases/{case_id}/disclosures/{made.id}/preview/{world.organizations['Cedar'].id}"
    assert f"{below}/missed" in ada.get(exact).text, (
        "what is seen in the exact result can be marked from there"
    )
    give(world, "Ada", case_id, made.id)
    assert f"{below}/missed" not in ada.get(exact).text

    file = signed_in(world, "Ben").get(f"/cases/{case_id}/disclosures/{made.id}/file").data
    assert b"is the project" in file
    assert b"Zebrafish" not in file


def test_words_of_a_line_are_marked_as_one_thing_where_they_stand_side_by_side(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    brought = bring_in(world, "Ada", case_id, LOG.replace(b"port 22", b"port 22 at Old Mill, gate"))
    deliver(world)
    below, ada = f"/cases/{case_id}/uploads/{brought.id}", signed_in(world, "Ada")
    page = ada.get(f"{below}/missed?line=0").text
    names = {name.split(":")[1]: name for name in re.findall(r'name="words" value="(\d+:[^"]+)"', page)}

    def mark(*marked: str, typed: str = "") -> TestResponse:
        fields = {"words": [names[one] for one in marked], "value": typed, "category": "customer_terms"}
        return ada.submit(f"{below}/missed?line=0", fields)

    assert "mokafor" not in names
    assert "side by side" in mark("Old", "gate").text
    assert "one at a time" in mark("Old", typed="gate").text
    assert "Mark words of the line" in mark().text
    assert mark("Old", "Mill").status_code == 303
    deliver(world)
    assert "Old" not in re.findall(
        r'name="words" value="\d+:([^"]+)"', ada.get(f"{below}/missed?line=0").text
    )


def test_what_may_stay_needs_a_reason_and_is_never_a_credential(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    brought = bring_in(world, "Ada", case_id, LOG)
    deliver(world)
    below, ada = f"/cases/{case_id}/uploads/{brought.id}", signed_in(world, "Ada")
    edge = {"value": f"{LOG.index(b'edge03')}:edge03"}

    asked = ada.get(f"{below}/may-stay?line=1").text
    without = ada.submit(f"{below}/may-stay?line=0", edge)
    another = ada.submit(f"{below}/may-stay?line=1", {"value": "16:edge04", "reason": "its name is public"})
    stays = ada.submit(f"{below}/may-stay?line=0", {**edge, "reason": "a name of the handbook"})

    assert "Tr0ub4dor&amp;3 (" not in asked
    assert without.status_code == 422
    assert "Choose one of those" in another.text, "what the line no longer says cannot be let go by its place"
    assert stays.status_code == 303
