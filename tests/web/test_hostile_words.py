"""Whatever is typed into whichever field: it stays text, and no page breaks."""

import re
from collections.abc import Iterator
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from werkzeug.routing import Rule

from portal.actions.write_note import write_note
from portal.records.cases import Case
from portal.vocabulary import Role
from portal.web.needs import Door, Needs
from tests.support.browsing import Visitor, signed_in, token_in
from tests.support.cases import two_vendors
from tests.support.casework import act
from tests.support.permissions import deliver, grant
from tests.support.sharing import bring_in, give, prepare, say
from tests.support.world import World

ROLES = (
    Role.SUPPORT_ENGINEER,
    Role.VENDOR_ADMINISTRATOR,
    Role.COMPLIANCE_OFFICER,
    Role.EXECUTIVE,
)
SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "script": f"\"'>{SCRIPT}<img src=x onerror=alert(1)>{{{{7*7}}}}${{7*7}}",
    "nul": "a\x00b",
    "lines": "x\r\nSet-Cookie: entente=stolen\r\n\r\n<b>",
    "formula": "=HYPERLINK(1)' OR 1=1 -- %' ) \u202egnp.exe \ud7ff\ufffe",
    "number": "9" * 400,
}
HOSTILE["everything"] = "".join(HOSTILE[kind] for kind in ("script", "lines", "formula"))
TOGETHER = ("everything", "nul")
APART = ("script", "lines", "formula", "number")
USUAL_QUERY = (
    "q",
    "view",
    "sort",
    "page",
    "before",
    "after",
    "from",
    "to",
    "file",
    "line",
    "protocol",
    "next",
    "case",
)
LEAVE = {"signing_in.sign_out", "profile.sign_out_everywhere"}


def rules_of(world: World) -> Iterator[tuple[Rule, Needs]]:
    for rule in world.app.url_map.iter_rules():
        needs = getattr(world.app.view_functions[rule.endpoint], "needs", None)
        if needs is not None and rule.endpoint not in LEAVE and "sign_out" not in rule.endpoint:
            yield rule, needs


def address(rule: Rule, case_id: UUID, hostile: str) -> str:
    """The route's address in one's own case; other parts exist nowhere, and texts are hostile."""
    filled = rule.rule.replace("<uuid:case_id>", str(case_id))
    filled = re.sub(r"<uuid:[^>]+>", str(uuid4()), filled)
    filled = re.sub(r"<int:[^>]+>", "9" * 30, filled)
    return re.sub(r"<[^>]+>", quote(hostile, safe=""), filled)


def fields_on(page: str) -> set[str]:
    """The names of everything that can be filled in on a page."""
    found = BeautifulSoup(page, "html.parser").find_all(["input", "select", "textarea", "button"])
    return {str(one.get("name")) for one in found if one.get("name")} - {"csrf_token"}


def fields_of(visitor: Visitor, rule: Rule, path: str) -> set[str]:
    """What can be sent to a route: what its page asks for, and what stands in addresses."""
    page = visitor.client.get(path).data.decode(errors="replace") if "GET" in (rule.methods or ()) else ""
    return fields_on(page) | set(USUAL_QUERY)


def try_route(
    visitor: Visitor, rule: Rule, path: str, token: str, fields: set[str], hostile: str
) -> list[str]:
    """Send hostile words to one route in every way; says which answers were wrong."""
    wrong, methods = [], rule.methods or set()
    sent = dict.fromkeys(fields, hostile)
    for method in sorted(methods & {"GET", "POST"}):
        query, data = (sent, None) if method == "GET" else (None, {**sent, "csrf_token": token})
        answer = visitor.client.open(path, method=method, query_string=query, data=data)
        text = answer.data.decode(errors="replace")
        if (
            answer.status_code >= 500
            or SCRIPT in text
            or "onerror=alert" in re.sub(r"&[a-z]+;[^&]*", "", text)
        ):
            wrong.append(f"{method} {rule.rule}: {answer.status_code}")
        if "stolen" in str(answer.headers.getlist("Set-Cookie")):
            wrong.append(f"{method} {rule.rule} sets a cookie")
    return wrong


@pytest.mark.parametrize("kinds", [TOGETHER, pytest.param(APART, marks=pytest.mark.deep)])
def test_no_page_breaks_or_runs_what_was_typed(light_world: World, kinds: tuple[str, ...]) -> None:
    world = light_world
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    world.add_person("Alma", "Northwind", *ROLES)
    visitor = signed_in(world, "Alma")
    token, wrong = token_in(visitor.get("/profile").text), list[str]()

    for rule, needs in rules_of(world):
        if needs.door in {Door.NOBODY, Door.CASE, Door.PERMISSION, Door.SIGNED_IN, Door.LINK, Door.REQUEST}:
            fields = fields_of(visitor, rule, address(rule, case_id, HOSTILE[kinds[0]]))
            for hostile in (HOSTILE[kind] for kind in kinds):
                wrong += try_route(visitor, rule, address(rule, case_id, hostile), token, fields, hostile)

    assert wrong == []


def test_what_was_kept_as_a_script_is_shown_as_text(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    world.add_person(f"Eve {SCRIPT}", "Northwind", Role.SUPPORT_ENGINEER)
    world.add_person("Alma", "Northwind", *ROLES)
    world.show_second_factor("Alma")
    with world.transaction() as database:
        case = database.get_one(Case, case_id)
        case.title, case.product = f"Sessions drop {SCRIPT}", f"Router {SCRIPT}"
    act(world, "Ada", case_id, write_note, f"Note {SCRIPT}", tools=True)
    say(world, "Ada", case_id, f"Look {SCRIPT}", "Cedar")
    brought = bring_in(world, "Ada", case_id, f"GET /{SCRIPT} 200\n".encode(), f"{SCRIPT}.html")
    deliver(world)
    made = prepare(world, "Ada", case_id, brought.id, "Cedar")
    give(world, "Ada", case_id, made.id)
    below = f"/cases/{case_id}"
    pages = [
        below, "/cases", "/inbox", "/people", "/audit", f"{below}/messages", f"{below}/uploads/{brought.id}",
        f"{below}/disclosures/{made.id}", f"{below}/disclosures/{made.id}/result", f"{below}/close",
    ]  # fmt: skip

    seen = ""
    for name in ("Ada", "Ben", "Alma"):
        visitor = signed_in(world, name)
        for path in pages:
            seen += visitor.get(path).text

    assert SCRIPT not in seen
    assert seen.count("&lt;script&gt;alert(1)&lt;/script&gt;") > len(pages)


def test_a_page_that_was_brought_in_is_a_file_to_be_kept_and_never_a_page(light_world: World) -> None:
    world, case_id = light_world, two_vendors(light_world)
    grant(world, "Ada", case_id, "Cedar")
    for content, name in (
        (f"<html>{SCRIPT}</html>\n", "page.html"),
        (f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>\n', "x.svg"),
    ):
        brought = bring_in(world, "Ada", case_id, content.encode(), f'{name}"\r\nX-Evil: 1\r\n')
        deliver(world)
        made = prepare(world, "Ada", case_id, brought.id, "Cedar")
        give(world, "Ada", case_id, made.id)

        file = signed_in(world, "Ben").client.get(f"/cases/{case_id}/disclosures/{made.id}/file")

        assert file.mimetype == "application/octet-stream"
        assert file.headers["Content-Disposition"].startswith("attachment; filename=")
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.headers["Content-Security-Policy"].endswith("sandbox")
        assert "X-Evil" not in file.headers
        assert not re.search(r'[\r\n]|".*".*"', file.headers["Content-Disposition"])
