"""What may be done in one place only is done in that place only."""

import ast

from tests.support.sources import called, imported, nodes_of, text_of, under

# A transaction ends with its block, so nobody says commit; the one place that would is named here.
COMMITTERS: set[str] = set()
CIPHERS = {"cryptography", "argon2", "Crypto", "nacl"}
PROOFS = {"CaseAccess", "RequestAccess", "LinkAccess", "Coverage"}


def calls(word: str, *folders: str) -> list[str]:
    """Give the places below some folders where something of this name is called."""
    return [
        f"{name}:{node.lineno}"
        for name in under(*folders, ending=".py")
        for node in nodes_of(name, ast.Call)
        if called(node) == word
    ]


def test_nobody_commits_but_the_unit_of_work() -> None:
    assert [place for place in calls("commit", "portal") if place.split(":")[0] not in COMMITTERS] == []


def test_a_unit_of_work_is_begun_in_one_file_only() -> None:
    assert {place.split(":")[0] for place in calls("Session", "portal")} <= {"portal/records/database.py"}


def test_only_the_access_room_makes_a_proof() -> None:
    made = [place for proof in PROOFS for place in calls(proof, "portal")]

    assert [place for place in made if not place.startswith("portal/access/")] == []


def test_only_the_vault_knows_ciphers() -> None:
    strangers = [
        f"{name}:{line}"
        for name in under("portal", "migrations", "tools", ending=".py")
        for line, module in imported(name)
        if module.split(".")[0] in CIPHERS and not name.startswith("portal/vault/")
    ]

    assert strangers == []


def test_no_page_relies_on_a_check_that_a_setting_switches_off() -> None:
    assert [name for name in under("portal", ending=".py") if "login_required" in text_of(name)] == []


def test_no_test_waits_for_the_clock() -> None:
    waits = [place for word in ("sleep", "wait_for_timeout") for place in calls(word, "tests")]

    assert waits == []
