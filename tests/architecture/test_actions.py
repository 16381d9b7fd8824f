"""One verb a file, the function bears the file's name, and what is done is written into the log."""

import ast
from pathlib import PurePath

from tests.support.sources import imported, nodes_of, tree_of, under

NO_ACTION = {"__init__", "instruments", "work"}  # what actions are handed

# Actions that write no entry, each with its reason.
SILENT = {
    "list_keys": "looks at the names of keys and changes nothing",
    "relock_rows": "locks the same keys anew; the rotation that it belongs to is entered",
    "settle_customer_key": "ends a rotation that was entered when it began",
    "advance_export": "notes how far the log was sent; an entry about it would have to be sent again",
    "ask_for_look_up": "asks the customer's domain; its answer is entered where it changes anything",
    "append_history": "brings a piece of a history, which is entered when it is whole",
    "append_part": "brings a piece of an upload, which is entered when it is whole",
    "deliver_notice": "carries a message; what it tells of was entered when it happened",
    "integrate_entries": "gives entries their places; an entry about it would need a place again",
    "keep_cosignature": "keeps a signature of the log; an entry about it would need a signature again",
    "publish_checkpoint": "signs the log; an entry about it would need a signature again",
    "count_cases": "counts what is entered already; changes no case",
    "replay_facts": "compares figures with the events behind them; changes no case",
    "drop_search": "takes a person's own shortcut away",
    "drop_view": "takes a person's own shortcut away",
    "rename_view": "renames a person's own shortcut",
    "save_view": "keeps a person's own shortcut; each page is entered when it is opened",
    "save_search": "keeps a person's own shortcut; each search is entered when it is made",
    "send_alarm": "carries a message; the alarm that it tells of was entered when it was raised",
    "send_decision_code": "prepares a decision, which is entered when it is taken",
    "send_second_code": "prepares a decision, which is entered when it is taken",
    "tell_of_withdrawal": "queues the messages about a withdrawal, which was entered when it happened",
    "verify_log": "looks at the log itself and changes nothing",
}


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
    silent = {PurePath(name).stem for name in actions() if not names_a_verb(name) and not steps_of(name)}

    assert silent == SILENT.keys()


def names_a_verb(name: str) -> bool:
    return any(
        isinstance(node.value, ast.Name) and node.value.id == "Verb" for node in nodes_of(name, ast.Attribute)
    )


def steps_of(name: str) -> list[str]:
    """Give the steps shared by several actions that one action takes and that write the entry for it."""
    files = [
        f"{module.replace('.', '/')}.py"
        for _, module in imported(name)
        if module.startswith("portal.access.")
    ]
    return [file for file in files if file in under("portal/access") and names_a_verb(file)]
