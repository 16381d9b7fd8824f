"""What a program pays that only shows what was redacted."""

import ast
from collections.abc import Iterator
from pathlib import Path

HEAVY = ("rules.", "gates.", "scanning.", "judging.", "members.walking", "members.learning", "runs.bundle")
FOLDER = Path(__file__).parents[2] / "portal" / "redaction"


def _imported(module: str, seen: set[str]) -> set[str]:
    """The modules of the room that a module brings with it."""
    if module in seen:
        return seen
    seen.add(module)
    path = FOLDER / f"{module.replace('.', '/')}.py"
    for node in _executed(ast.parse(path.read_text())) if path.exists() else ():
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal.redaction."):
            named = (node.module or "").removeprefix("portal.redaction.")
            for one in (named, *(f"{named}.{name.name}" for name in node.names)):
                _imported(one, seen)
    return seen


def _executed(tree: ast.AST) -> Iterator[ast.AST]:
    """All that is done when a module is brought, without what stands there for types alone."""
    for node in ast.iter_child_nodes(tree):
        for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if not for_types and not isinstance(node, ast.FunctionDef):
            yield node
            yield from _executed(node)


def test_the_room_and_its_child_process_bring_no_rules_before_they_are_asked() -> None:
    brought = _imported("__init__", set()) | _imported("runs.child", set())

    assert [one for one in brought if one.startswith(HEAVY)] == []
    assert "stand_ins.pseudonyms" in brought
