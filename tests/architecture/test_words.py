"""One word a thing: the words of the house, whole sentences for tests, and nothing left unfinished."""

import ast
import re

from tests.support.sources import kept, nodes_of, text_of, under

# What other systems call our things. Their interface, which we also speak, keeps their words.
FOREIGN = {
    "user", "users", "tenant", "tenants", "company", "companies", "ticket", "tickets", "consent", "consents",
    "assignee", "unmask", "sanitize", "keystore", "kpi", "nda",
}  # fmt: skip
SPOKEN_BY_OTHERS = "portal/api/connect"
UNFINISHED = re.compile(r"TO[D]O|FIX[M]E|raise Not[I]mplementedError")
WORDS_OF_A_SENTENCE = 4


def names_in(name: str) -> set[str]:
    """Give every name that one Python file defines: classes, functions, arguments, fields, variables."""
    defined = {node.name for node in nodes_of(name, ast.ClassDef)}
    defined |= {node.name for node in nodes_of(name, ast.FunctionDef)}
    defined |= {node.arg for node in nodes_of(name, ast.arg)}
    return defined | {node.id for node in nodes_of(name, ast.Name) if isinstance(node.ctx, ast.Store)}


def words_in(identifier: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)}


def test_the_code_uses_no_foreign_word_for_our_things() -> None:
    ours = [name for name in under("portal", ending=".py") if not name.startswith(SPOKEN_BY_OTHERS)]

    foreign = [f"{name}: {word}" for name in ours for word in names_in(name) if words_in(word) & FOREIGN]
    assert foreign == []


def test_nothing_is_left_unfinished_in_the_code() -> None:
    code = [
        name for name in kept() if name.endswith((".py", ".html", ".js", ".css", ".sh", "Makefile", ".toml"))
    ]

    assert [name for name in code if UNFINISHED.search(text_of(name))] == []


def test_every_test_is_named_by_a_sentence() -> None:
    tests = [
        f"{name}: {function.name}"
        for name in under("tests", ending=".py")
        for function in nodes_of(name, ast.FunctionDef)
        if function.name.startswith("test_")
    ]

    assert [test for test in tests if len(test.split("test_")[-1].split("_")) < WORDS_OF_A_SENTENCE] == []
