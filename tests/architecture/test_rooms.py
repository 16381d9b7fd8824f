"""Everything has its place, and no place is for whatever is left over."""

from pathlib import PurePath

from tests.support.sources import kept, under

TOP = {
    "portal", "migrations", "templates", "tests", "instance", "docs", "benchmarks", "tools",
    "pyproject.toml", "README.md", "Makefile",
}  # fmt: skip
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "manager", "service", "handler", "misc"}


def test_the_top_level_holds_only_what_the_plan_names() -> None:
    tops = {PurePath(name).parts[0] for name in kept()}

    assert {top for top in tops if not top.startswith(".")} <= TOP


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    nameless = [name for name in kept() if NO_NAMES & {PurePath(part).stem for part in PurePath(name).parts}]

    assert nameless == []


def test_git_keeps_nothing_of_an_installation_but_its_page() -> None:
    assert under("instance") == ["instance/README.md"]


def test_no_third_party_code_lies_in_the_repository() -> None:
    endings = (".min.js", ".min.css", ".map", ".whl", ".so", ".woff", ".woff2", ".ttf")

    assert [name for name in kept() if name.endswith(endings)] == []
