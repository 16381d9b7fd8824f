"""Records point at what they belong to, never back."""

import ast

from tests.support.sources import called, nodes_of, under


def test_no_relationship_leaves_its_file() -> None:
    leaving = []
    for name in under("portal", ending=".py"):
        here = {node.name for node in nodes_of(name, ast.ClassDef)}
        for field in nodes_of(name, ast.AnnAssign):
            if not (isinstance(field.value, ast.Call) and called(field.value) == "relationship"):
                continue
            if not here & set(ast.unparse(field.annotation).replace("'", "[").replace("]", "[").split("[")):
                leaving.append(f"{name}:{field.lineno}")

    assert leaving == []


def test_every_relationship_says_by_its_type_what_it_points_at() -> None:
    typed = {
        id(node.value) for name in under("portal", ending=".py") for node in nodes_of(name, ast.AnnAssign)
    }

    untyped = [
        f"{name}:{node.lineno}"
        for name in under("portal", ending=".py")
        for node in nodes_of(name, ast.Call)
        if called(node) == "relationship" and id(node) not in typed
    ]
    assert untyped == []
