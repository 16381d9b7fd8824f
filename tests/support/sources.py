"""The repository's own files, as the architecture tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)
ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = frozenset(
    {".cfg", ".css", ".html", ".js", ".json", ".lock", ".mako", ".md", ".py", ".sh", ".sql", ".svg", ".toml"}
    | {".tsv", ".txt", ".yaml", ".yml", ".xml", ".csv", ""}
)


@lru_cache(maxsize=1)
def kept() -> tuple[str, ...]:
    """Give every file that Git keeps or would keep, by its path from the top."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted(name for name in set(listed.split("\0")) if (ROOT / name).is_file()))


def under(*folders: str, ending: str = "") -> list[str]:
    """Give the kept files below some folders, or everywhere when none is named."""
    wanted = tuple(f"{folder}/" for folder in folders)
    return [name for name in kept() if name.endswith(ending) and (not folders or name.startswith(wanted))]


@cache
def text_of(name: str) -> str:
    """Read one file."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> ast.Module:
    """Parse one Python file."""
    return ast.parse(text_of(name), name)


def nodes_of(name: str, kind: type[Node]) -> Iterator[Node]:
    """Give the nodes of one kind in one Python file."""
    return (node for node in all_nodes_of(name) if isinstance(node, kind))


@cache
def all_nodes_of(name: str) -> tuple[ast.AST, ...]:
    """Give every node of one Python file."""
    return tuple(ast.walk(tree_of(name)))


def called(node: ast.Call) -> str:
    """Give the last word of what a call calls: `commit` for `database.session.commit()`."""
    target = node.func
    return target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")


def imported(name: str) -> Iterator[tuple[int, str]]:
    """Give the line and the full name of every module that one Python file imports."""
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
