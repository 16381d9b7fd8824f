"""A file, a function and a template are small enough to be read in one go."""

import ast

from tests.support.sources import nodes_of, text_of, under

FILE_LINES = 250
FUNCTION_LINES = 40
TEMPLATE_LINES = 80
LISTS = "migrations/versions/"  # a migration is a list of tables, written once, with nothing to divide


def lines_of(name: str) -> int:
    return len(text_of(name).splitlines())


def test_no_python_file_is_longer_than_its_limit() -> None:
    long = {name: lines_of(name) for name in under(ending=".py") if lines_of(name) > FILE_LINES}

    assert long == {}


def functions_of(name: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [*nodes_of(name, ast.FunctionDef), *nodes_of(name, ast.AsyncFunctionDef)]


def test_no_function_is_longer_than_its_limit() -> None:
    files = [name for name in under(ending=".py") if not name.startswith(LISTS)]

    lengths = {
        f"{name}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name in files
        for function in functions_of(name)
    }
    assert {where: length for where, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_no_template_is_longer_than_its_limit() -> None:
    long = {name: lines_of(name) for name in under("templates") if lines_of(name) > TEMPLATE_LINES}

    assert long == {}


def test_no_script_or_stylesheet_of_ours_is_longer_than_its_limit() -> None:
    files = under("portal", ending=".js") + under("portal", ending=".css")

    assert {name: lines_of(name) for name in files if lines_of(name) > FILE_LINES} == {}
