"""Functions over whole numbers, written in a small part of Python, as the text of a WebAssembly module.

The part: functions whose arguments, variables and results are whole numbers of 32 bits; assignments, `if`,
`while`, `break`, `continue`, `return`; arithmetic with + - * & | ^ << >>, comparisons, `and`, `or`, `not`;
numbers that stand in the module or in what it imports; other functions of the module, and those of
`words`. Whatever else is written raises `TypeError`. (WebAssembly Core Specification 2.0, text format.)
"""

import ast
import inspect
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

_WORDS = {
    "get": "(i32.load8_u {})",
    "put": "(i32.store8 {} {})",
    "get4": "(i32.load {})",
    "put4": "(i32.store {} {})",
    "none8": "(i64.eqz (i64.load {}))",
    "copy8": "(i64.store {} (i64.load {}))",
    "copy": "(memory.copy {} {} {})",
    "clear": "(memory.fill {} (i32.const 0) {})",
    "mix": "(i32.xor (local.tee $mixed (i32.mul (i32.xor {} {}) (i32.const 0x9E3779B1)))"
    " (i32.shr_u (local.get $mixed) (i32.const 15)))",
    "among": "(i8x16.bitmask (i8x16.ne (v128.const i64x2 0 0) (v128.and"
    " (i8x16.swizzle (v128.load {1}) (v128.and (local.tee $some (v128.load {0}))"
    " (i8x16.splat (i32.const 15))))"
    " (i8x16.swizzle (v128.const i8x16 1 2 4 8 16 32 64 128 0 0 0 0 0 0 0 0)"
    " (i8x16.shr_u (local.get $some) (i32.const 4))))))",
    "lowest": "(i32.ctz {})",
}
# What `mix` made so far, and the signs that `among` looks at: each function has room for them.
_ROOM = "(local $mixed i32) (local $some v128)"
_SILENT = frozenset({"put", "put4", "copy8", "copy", "clear"})
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.BitXor: "xor",
    ast.LShift: "shl",
    ast.RShift: "shr_s",
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt_s",
    ast.LtE: "le_s",
    ast.Gt: "gt_s",
    ast.GtE: "ge_s",
}


def module_text(modules: Sequence[ModuleType], pages: int) -> str:
    """A module with a memory of so many pages (64 KiB) and all functions of these modules, exported."""
    functions = [(node, vars(module)) for module in modules for node in _functions(inspect.getsource(module))]
    short = {}
    for node, names in functions:
        value = _only_value(node)
        if value is not None:
            short[node.name] = _Short([one.arg for one in node.args.args], value, names)
    made = [_Function(node, names, short).text() for node, names in functions]
    return "\n".join([f'(module (memory (export "memory") {pages} {pages})', *made, ")"])


def function_text(source: str, names: Mapping[str, object]) -> str:
    """One function by itself; `names` are the numbers it may name. Raises `TypeError`, see above."""
    (node,) = _functions(source)
    return _Function(node, names, {}).text()


def _functions(source: str) -> list[ast.FunctionDef]:
    return [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]


def _operator(node: ast.AST) -> str:
    """What an operator is called in the other language."""
    if type(node) not in _OPERATORS:
        raise TypeError(f"{type(node).__name__} is no operator of the kernel's language")
    return _OPERATORS[type(node)]


def _only_value(node: ast.FunctionDef) -> ast.expr | None:
    """The value of a function that is nothing else, behind the sentence that says what it is for."""
    match node.body:
        case [ast.Expr(), ast.Return(value=ast.expr() as value)]:
            return value
    return None


class _Short(NamedTuple):
    """A function that is one value: its arguments, the value, and what its module names."""

    arguments: list[str]
    value: ast.expr
    names: Mapping[str, object]


class _Function:
    """One function on its way into the other language."""

    def __init__(
        self,
        node: ast.FunctionDef,
        names: Mapping[str, object],
        short: Mapping[str, _Short],
    ) -> None:
        self._node = node
        self._names = names
        self._arguments = [one.arg for one in node.args.args]
        stores = {
            one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        }
        self._own = sorted(stores - set(self._arguments))
        self._short = short
        self._loops = self._inlined = 0
        self._open: list[int] = []
        self._taken: list[dict[str, str]] = []

    def text(self) -> str:
        """The function in the other language."""
        head = " ".join(f"(param ${one} i32)" for one in self._arguments)
        name = self._node.name
        body = "\n".join(self._steps(self._node.body))
        own = " ".join((*(f"(local ${one} i32)" for one in self._own), _ROOM))
        return f'(func ${name} (export "{name}") {head} (result i32) {own}\n{body}\n(i32.const 0))'

    def _steps(self, nodes: Sequence[ast.stmt]) -> Iterator[str]:
        for node in nodes:
            yield self._step(node)

    def _step(self, node: ast.stmt) -> str:  # noqa: PLR0911 - one case for each step of the language
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return f"(local.set ${name} {self._value(value)})"
            case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                operator = _operator(op)
                return f"(local.set ${name} (i32.{operator} (local.get ${name}) {self._value(value)}))"
            case ast.If(test=test, body=body, orelse=other):
                then, otherwise = "\n".join(self._steps(body)), "\n".join(self._steps(other))
                return f"(if {self._value(test)} (then {then}) (else {otherwise}))"
            case ast.While(test=test, body=body, orelse=[]):
                return self._loop(test, body)
            case ast.Break():
                return f"(br $end{self._open[-1]})"
            case ast.Continue():
                return f"(br $again{self._open[-1]})"
            case ast.Return(value=ast.expr() as value):
                return f"(return {self._value(value)})"
            case ast.Expr(value=ast.Call(func=ast.Name(id=name)) as call):
                said = self._value(call)
                return said if name in _SILENT else f"(drop {said})"
            case ast.Expr(value=ast.Constant(value=str())):
                return ""
        raise TypeError(f"{self._node.name}, line {node.lineno}: no step of the kernel's language")

    def _loop(self, test: ast.expr, body: Sequence[ast.stmt]) -> str:
        self._loops += 1
        number = self._loops
        self._open.append(number)
        steps = "\n".join(self._steps(body))
        self._open.pop()
        left = f"(br_if $end{number} (i32.eqz {self._value(test)}))"
        return f"(block $end{number} (loop $again{number} {left}\n{steps}\n(br $again{number})))"

    def _value(self, node: ast.expr) -> str:  # noqa: C901, PLR0911 - one case for each form of the language
        match node:
            case ast.Constant(value=bool() | int() as number):
                return f"(i32.const {int(number)})"
            case ast.Name(id=name):
                return self._name(name)
            case ast.BinOp(left=left, op=op, right=right):
                return f"(i32.{_operator(op)} {self._value(left)} {self._value(right)})"
            case ast.UnaryOp(op=ast.Not(), operand=value):
                return f"(i32.eqz {self._value(value)})"
            case ast.UnaryOp(op=ast.USub(), operand=value):
                return f"(i32.sub (i32.const 0) {self._value(value)})"
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"(i32.{_operator(op)} {self._value(left)} {self._value(right)})"
            case ast.Compare(left=left, ops=[op, *ops], comparators=[right, *others]):
                first = f"(i32.{_operator(op)} {self._value(left)} {self._value(right)})"
                rest = self._value(ast.Compare(right, ops, others))
                return f"(if (result i32) {first} (then {rest}) (else (i32.const 0)))"
            case ast.BoolOp(op=ast.And(), values=values):
                return self._all(values)
            case ast.BoolOp(op=ast.Or(), values=values):
                return self._any(values)
            case ast.IfExp(test=test, body=body, orelse=other):
                then, otherwise = self._value(body), self._value(other)
                return f"(if (result i32) {self._value(test)} (then {then}) (else {otherwise}))"
            case ast.Call(func=ast.Name(id=name), args=given, keywords=[]):
                if name in self._short:
                    return self._within(self._short[name], given)
                said = list(map(self._value, given))
                return _WORDS[name].format(*said) if name in _WORDS else f"(call ${name} {' '.join(said)})"
        raise TypeError(f"{self._node.name}, line {node.lineno}: no value of the kernel's language")

    def _all(self, values: Sequence[ast.expr]) -> str:
        first = self._value(values[0])
        if len(values) == 1:
            return first
        return f"(if (result i32) {first} (then {self._all(values[1:])}) (else (i32.const 0)))"

    def _any(self, values: Sequence[ast.expr]) -> str:
        first = self._value(values[0])
        if len(values) == 1:
            return first
        return f"(if (result i32) {first} (then (i32.const 1)) (else {self._any(values[1:])}))"

    def _within(self, short: _Short, given: Sequence[ast.expr]) -> str:
        """A function that is one value, put where it is called."""
        self._inlined += 1
        own = {one: f"{one}.{self._inlined}" for one in short.arguments}
        pairs = zip(own.values(), given, strict=True)
        told = "".join(f"(local.set ${name} {self._value(value)})" for name, value in pairs)
        self._own += own.values()
        self._taken.append(own)
        here, self._names = self._names, short.names
        value = self._value(short.value)
        self._names = here
        self._taken.pop()
        return f"(block (result i32) {told} {value})"

    def _name(self, name: str) -> str:
        if self._taken:
            if name in self._taken[-1]:
                return f"(local.get ${self._taken[-1][name]})"
        elif name in self._arguments or name in self._own:
            return f"(local.get ${name})"
        number = self._names[name]
        if not isinstance(number, int):
            raise TypeError(f"{self._node.name}: {name} is no number")
        return f"(i32.const {number})"
