"""A multi-vendor case from its first word to its last, each person at a browser of their own."""

import gzip
import io
import json
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path

import pyotp
from playwright.sync_api import expect

from portal.actions.verify_log import verify_log
from portal.demo.bundle import Planted, write_bundle
from tests.journeys.conftest import Somebody
from tests.support.permissions import mailboxes, newest
from tests.support.world import World

People = Callable[[], Somebody]


def test_a_case_is_lived_from_opening_to_withdrawal(served: World, somebody: People, tmp_path: Path) -> None:
    ada, ben, maria, cleo, eve = (somebody() for _ in range(5))
    bundle, planted = bundle_in(tmp_path)

    case = open_a_case(served, ada)
    ask_in(ada, case)
    accept(served, ben)
    allow(served, ada, maria, case)
    disclose_the_bundle(ada, case, bundle)
    received = read_the_bundle(ben, case)
    exchange_a_message(ada, ben, case)
    hand_over(ada, ben, case)
    resolve(served, ben, maria, case)

    leaked = [one for one in planted if one.value.encode() in received]
    assert leaked == []
    audit(served, cleo, case)
    see_the_gap(served, eve)
    ben.go(case)
    withdraw(served, maria)
    assert_read_fails(ben)
    with served.transaction() as database:
        verdict = verify_log(database)
    assert verdict.ok, verdict.faults


def arrived(served: World, pattern: str) -> str:
    """What a message says that is on its way: looked for until the worker has delivered it."""
    for _ in range(200):
        try:
            return newest(mailboxes(served), pattern)
        except IndexError:
            threading.Event().wait(0.1)
    raise AssertionError(f"No message says {pattern}.")


def bundle_in(folder: Path) -> tuple[Path, list[Planted]]:
    path = folder / "support-bundle.tar.gz"
    with path.open("wb") as output:
        return path, list(write_bundle(output, seed=7))


def open_a_case(served: World, ada: Somebody) -> str:
    ada.sign_in(served.people["Ada"].email)
    ada.go("/cases/new")
    ada.fill("Customer's domain", "halden-rail.example")
    ada.fill("Title", "Sessions drop every night at two")
    ada.fill("Product", "Edge router 7.2")
    ada.tick("High")
    ada.click("Open case")
    ada.sees("is open. Nobody else sees it")
    return ada.page.url


def ask_in(ada: Somebody, case: str) -> None:
    ada.go(f"{case}/ask")
    ada.click("Ask Cedar")
    ada.click("Ask Cedar")
    ada.sees("Cedar was asked")


def accept(served: World, ben: Somebody) -> None:
    ben.sign_in(served.people["Ben"].email)
    ben.go("/inbox")
    ben.page.get_by_role("row").filter(has_text="Sessions drop").get_by_role("link").first.click()
    ben.tick("Yes, we had to ask for nothing")
    ben.click("Take part")
    ben.sees("You take part in this case now")


def allow(served: World, ada: Somebody, maria: Somebody, case: str) -> None:
    ada.go(f"{case}/permission/ask")
    ada.tick("Cedar")
    ada.tick("Network connectivity")
    ada.fill("Whom to ask at the customer", "maria@halden-rail.example")
    ada.click("Ask the customer")
    ada.sees("has been asked by mail")
    maria.go(arrived(served, r"(/permission/[\w-]+)"))
    maria.tick("Cedar")
    maria.tick("Technical details, as they are")
    maria.tick("Names of computers, replaced by stand-ins")
    maria.tick("Network addresses, replaced by stand-ins")
    maria.fill("Your name", "Maria Okafor")
    maria.fill("What you are in your organization", "Head of operations")
    maria.click("Allow what I ticked")
    maria.fill("Code from the mail", arrived(served, r"Type this code[^:]*:\s+([0-9A-Z]{4}-[0-9A-Z]{4})"))
    maria.click("Allow exactly this")
    maria.sees("You allowed it")


def disclose_the_bundle(ada: Somebody, case: str, bundle: Path) -> None:
    ada.go(f"{case}/uploads/new")
    ada.page.locator("input[type=file]").set_input_files(bundle)
    ada.page.get_by_role("main").get_by_role("button", name="Upload").click()
    ada.page.get_by_role("link", name="Choose who gets it").click(timeout=60_000)
    ada.tick("Cedar")
    ada.click("Make the exact result")
    ada.page.get_by_role("button", name="Disclose to Cedar").click(timeout=60_000)
    ada.sees("Given to Cedar")


def read_the_bundle(ben: Somebody, case: str) -> bytes:
    ben.go(case)
    ben.page.get_by_role("main").get_by_role("link").filter(has_text="support-bundle").first.click()
    with ben.page.expect_download() as download:
        ben.click("Download")
    content = Path(download.value.path()).read_bytes()
    names = download.value.suggested_filename.encode()
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(content))) as archive:
        members = archive.getmembers()
        assert len(members) > 3
        inside = [archive.extractfile(one) for one in members if one.isfile()]
        bodies = b"\n".join(file.read() for file in inside if file)
    return b"\n".join([names, json.dumps([one.name for one in members]).encode(), content, bodies])


def exchange_a_message(ada: Somebody, ben: Somebody, case: str) -> None:
    ada.go(f"{case}/messages")
    ada.fill("Message", "The peer 10.20.30.40 resets; reach me at jane.doe@halden-rail.example")
    ada.tick("Cedar")
    ada.click("See what they get")
    ada.page.get_by_role("button", name="Send to Cedar").click()
    ben.go(f"{case}/messages")
    ben.sees("The peer")
    expect(ben.page.get_by_role("main")).not_to_contain_text("jane.doe")
    expect(ben.page.get_by_role("main")).not_to_contain_text("10.20.30.40")


def hand_over(ada: Somebody, ben: Somebody, case: str) -> None:
    ada.go(f"{case}/handoff")
    ada.tick("Cedar")
    for box in ada.page.get_by_role("checkbox").all():
        box.check(force=True)
    ada.page.get_by_role("textbox").first.fill("The cause is on the storage side.")
    ada.click("Offer the case")
    ada.go(case)
    ada.sees("Nobody")
    ben.go("/inbox")
    ben.page.get_by_role("row").filter(has_text="offers you this case").get_by_role("link").first.click()
    ben.tick("Yes, we had to ask for nothing")
    ben.click("Take it over")
    ben.go(case)
    ben.sees("Cedar")


def resolve(served: World, ben: Somebody, maria: Somebody, case: str) -> None:
    ben.go(f"{case}/resolution")
    ben.page.get_by_role("textbox").first.fill("We replaced the faulty controller.")
    ben.fill("Whom do we ask?", "maria@halden-rail.example")
    ben.click("Ask Halden Rail")
    maria.go(arrived(served, r"(/working/[\w-]+)"))
    maria.page.get_by_role("radio").first.check(force=True)
    maria.click("Send my answer")
    maria.sees("You said that it works again")


def audit(served: World, cleo: Somebody, case: str) -> None:
    cleo.sign_in(served.people["Cleo"].email)
    key = cleo.page.locator("code").first.inner_text().replace(" ", "")
    cleo.page.get_by_role("textbox").first.fill(pyotp.TOTP(key).now())
    cleo.click("Set second factor")
    cleo.go("/audit")
    cleo.sees("Ben")
    cleo.go(case)
    cleo.sees("Your role does not include this")


def see_the_gap(served: World, eve: Somebody) -> None:
    eve.sign_in(served.people["Eve"].email)
    eve.go("/gaps")
    eve.sees("Cedar")
    eve.sees("too few")


def withdraw(served: World, maria: Somebody) -> None:
    maria.go(arrived(served, r"(/customer/[\w-]+)"))
    maria.sees("downloaded it")
    maria.click("Withdraw now")
    maria.sees("From now on nobody can read it here any more")


def assert_read_fails(ben: Somebody) -> None:
    ben.page.get_by_role("main").get_by_role("link").filter(has_text="support-bundle").first.click()
    ben.sees("withdrawn")
    expect(ben.page.get_by_role("main")).not_to_contain_text("Download")
    ben.click("Go to the case")
    ben.sees("Nobody can read it any more")
