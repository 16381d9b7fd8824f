"""What is installed is named by its content, and what runs carries nothing of what tests."""

import json
import re
import tomllib

from tests.support.sources import ROOT, text_of

REQUIREMENTS = "tools/requirements"


def pins(lock: str) -> dict[str, str]:
    """Give each package of a lock with its version."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text_of(f"{REQUIREMENTS}/{lock}.lock"), re.MULTILINE))


def test_the_tests_run_on_the_versions_that_run() -> None:
    run, test = pins("run"), pins("test")

    assert {name: version for name, version in run.items() if test.get(name) != version} == {}


def test_nothing_that_only_tests_is_installed_to_run() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["postgresql"]]

    names = {re.split(r"[^A-Za-z0-9-]", line)[0] for line in project["dependency-groups"]["test"]}
    run = {re.split(r"[^A-Za-z0-9-]", line)[0] for line in wanted}
    assert (names - run) & pins("run").keys() == set()


def test_every_package_is_named_by_its_content() -> None:
    for lock in ("run", "test", "installer"):
        text = text_of(f"{REQUIREMENTS}/{lock}.lock").replace("\\\n", " ")
        bare = [line for line in text.splitlines() if "==" in line and "--hash=sha256:" not in line]
        assert bare == [], lock

    packages = json.loads(text_of("tools/node/package-lock.json"))["packages"]
    assert [path for path, package in packages.items() if path and "integrity" not in package] == []
