"""One verb a file, the function bears the file's name, and what is done is written into the log."""

import ast
from pathlib import PurePath

from tests.support.sources import nodes_of, tree_of, under

NO_ACTION = {"__init__", "instruments", "work"}  # what actions are handed

# Actions that write no entry, each with its reason.
READ_ONLY: dict[str, str] = {}


def actions() -> list[str]:
    return [name for name in under("portal/actions", ending=".py") if PurePath(name).stem not in NO_ACTION]


def test_every_action_has_the_function_its_file_is_named_for() -> None:
    nameless = [
        name
        for name in actions()
        if PurePath(name).stem not in {n.name for n in tree_of(name).body if isinstance(n, ast.FunctionDef)}
    ]

    assert nameless == []


def test_every_action_writes_what_was_done_into_the_log() -> None:
    silent = [
        PurePath(name).stem
        for name in actions()
        if not any(
            isinstance(node.value, ast.Name) and node.value.id == "Verb"
            for node in nodes_of(name, ast.Attribute)
        )
    ]

    assert sorted(silent) == sorted(READ_ONLY)
