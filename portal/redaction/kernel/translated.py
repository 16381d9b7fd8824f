"""Functions over whole numbers, written in a small part of Python, as the text of a WebAssembly module.

The part: functions whose arguments, variables and results are whole numbers of 32 bits; assignments, `if`,
`while`, `break`, `continue`, `return`; arithmetic with + - * & | ^ << >>, comparisons, `and`, `or`, `not`;
numbers that stand in the module or in what it imports; other functions of the module, and those of
`words`. Whatever else is written raises `TypeError`. (WebAssembly Core Specification 2.0, text format.)
"""

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from portal.redaction.kernel.written import Written, put_in_place, written_as, written_in

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
    "same": "(i8x16.bitmask (i8x16.eq (v128.load {}) (v128.load {})))",
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


def module_text(modules: Sequence[ModuleType], pages: int, asked: Collection[str]) -> str:
    """A module with a memory of so many pages (64 KiB) and the functions of these modules.

    Those that are `asked` for from outside are exported, others may stand only where they are called.
    """
    functions = written_in(modules)
    in_place = put_in_place(functions, asked)
    made = [
        _Function(one, in_place).text(is_asked=one.name in asked)
        for one in functions
        if one.name not in in_place
    ]
    return "\n".join([f'(module (memory (export "memory") {pages} {pages})', *made, ")"])


def function_text(source: str, names: Mapping[str, object]) -> str:
    """One function by itself; `names` are the numbers it may name. Raises `TypeError`, see above."""
    (written,) = written_as(source, names)
    return _Function(written, {}).text(is_asked=True)


def _operator(node: ast.AST) -> str:
    """What an operator is called in the other language."""
    if type(node) not in _OPERATORS:
        raise TypeError(f"{type(node).__name__} is no operator of the kernel's language")
    return _OPERATORS[type(node)]


class _Scope(NamedTuple):
    """Of the function whose steps are said: its variables, what its module names, and what ends it."""

    variables: Mapping[str, str]
    names: Mapping[str, object]
    end: str


class _Function:
    """One function on its way into the other language, with all that stands in place of its calls."""

    def __init__(self, written: Written, in_place: Mapping[str, Written]) -> None:
        self._written, self._in_place = written, in_place
        self._own = written.own
        self._scope = _Scope(
            {one: one for one in (*written.arguments, *self._own)}, written.names, end="return"
        )
        self._blocks = 0
        self._loops: list[int] = []

    def text(self, *, is_asked: bool) -> str:
        """The function in the other language; one that is asked for from outside is exported."""
        name = self._written.name
        export = f'(export "{name}")' if is_asked else ""
        head = " ".join(f"(param ${one} i32)" for one in self._written.arguments)
        body = "\n".join(self._steps(self._written.node.body))
        own = " ".join((*(f"(local ${one} i32)" for one in self._own), _ROOM))
        return f"(func ${name} {export} {head} (result i32) {own}\n{body}\n(i32.const 0))"

    def _steps(self, nodes: Sequence[ast.stmt]) -> Iterator[str]:
        for node in nodes:
            yield self._step(node)

    def _step(self, node: ast.stmt) -> str:  # noqa: PLR0911 - one case for each step of the language
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                return f"(local.set ${self._variable(name)} {self._value(value)})"
            case ast.AugAssign(target=ast.Name(id=name), op=op, value=value):
                operator, own = _operator(op), self._variable(name)
                return f"(local.set ${own} (i32.{operator} (local.get ${own}) {self._value(value)}))"
            case ast.If(test=test, body=body, orelse=other):
                then, otherwise = "\n".join(self._steps(body)), "\n".join(self._steps(other))
                return f"(if {self._value(test)} (then {then}) (else {otherwise}))"
            case ast.While(test=test, body=body, orelse=[]):
                return self._loop(test, body)
            case ast.Break():
                return f"(br $end{self._loops[-1]})"
            case ast.Continue():
                return f"(br $again{self._loops[-1]})"
            case ast.Return(value=ast.expr() as value):
                return f"({self._scope.end} {self._value(value)})"
            case ast.Expr(value=ast.Call(func=ast.Name(id=name)) as call):
                said = self._value(call)
                return said if name in _SILENT else f"(drop {said})"
            case ast.Expr(value=ast.Constant(value=str())):
                return ""
        raise TypeError(f"{self._written.name}, line {node.lineno}: no step of the kernel's language")

    def _loop(self, test: ast.expr, body: Sequence[ast.stmt]) -> str:
        self._blocks += 1
        number = self._blocks
        self._loops.append(number)
        steps = "\n".join(self._steps(body))
        self._loops.pop()
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
                if name in self._in_place:
                    return self._within(self._in_place[name], given)
                said = list(map(self._value, given))
                return _WORDS[name].format(*said) if name in _WORDS else f"(call ${name} {' '.join(said)})"
        raise TypeError(f"{self._written.name}, line {node.lineno}: no value of the kernel's language")

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

    def _within(self, written: Written, given: Sequence[ast.expr]) -> str:
        """A function put where it is called, with variables of its own."""
        self._blocks += 1
        number = self._blocks
        own = {one: f"{one}.{number}" for one in (*written.arguments, *written.own)}
        self._own += own.values()
        pairs = zip(written.arguments, given, strict=True)
        told = "".join(f"(local.set ${own[name]} {self._value(value)})" for name, value in pairs)
        around, self._scope = self._scope, _Scope(own, written.names, end=f"br $done{number}")
        body = "\n".join(self._steps(written.node.body))
        self._scope = around
        return f"(block $done{number} (result i32) {told}\n{body}\n(i32.const 0))"

    def _variable(self, name: str) -> str:
        return self._scope.variables[name]

    def _name(self, name: str) -> str:
        if name in self._scope.variables:
            return f"(local.get ${self._variable(name)})"
        number = self._scope.names[name]
        if not isinstance(number, int):
            raise TypeError(f"{self._written.name}: {name} is no number")
        return f"(i32.const {number})"
