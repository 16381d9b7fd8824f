"""Functions of the kernel as they are written, and which of them stand where they are called.

A call takes as long as some ten steps, and each byte of a log leads to several. What is called at one place,
or is short, is therefore put there; only what is left, and what is asked for from outside, is a function.
"""

import ast
import inspect
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

_SHORT = 250
"""So many nodes of syntax have some twenty lines. Longer ones that are called twice stay functions."""


@dataclass(frozen=True)
class Written:
    """A function, and what its module names."""

    node: ast.FunctionDef
    names: Mapping[str, object]

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All its syntax: it is asked for again wherever the function is put in place."""
        return list(ast.walk(self.node))

    @property
    def name(self) -> str:
        """What it is called."""
        return self.node.name

    @property
    def arguments(self) -> list[str]:
        """What it is given."""
        return [one.arg for one in self.node.args.args]

    @cached_property
    def own(self) -> list[str]:
        """The variables that it sets, its arguments apart."""
        names = (one for one in self.nodes if isinstance(one, ast.Name))
        return sorted({one.id for one in names if isinstance(one.ctx, ast.Store)} - set(self.arguments))


def written_in(modules: Sequence[ModuleType]) -> list[Written]:
    """All functions of some modules."""
    return [one for module in modules for one in written_as(inspect.getsource(module), vars(module))]


def written_as(source: str, names: Mapping[str, object]) -> list[Written]:
    """The functions of a text in which these names are known."""
    return [Written(node, names) for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def put_in_place(functions: Sequence[Written], asked: Collection[str]) -> dict[str, Written]:
    """Those that stand where they are called, by name: none of those that are `asked` for from outside."""
    calls = Counter(
        node.func.id
        for one in functions
        for node in one.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    return {
        one.name: one
        for one in functions
        if one.name not in asked and (calls[one.name] == 1 or len(one.nodes) <= _SHORT)
    }
