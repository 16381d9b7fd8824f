"""The set-up says in one sentence what is missing, and does nothing twice."""

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sources import text_of
from tools import bootstrap
from tools.bootstrap import CannotContinueError

BEFORE_OURS = (3, 7)


def test_a_python_that_is_too_old_can_read_the_bootstrap() -> None:
    ast.parse(text_of("tools/bootstrap.py"), feature_version=BEFORE_OURS)


def test_a_python_that_is_too_old_is_told_which_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(bootstrap, "NEWER", ())

    with pytest.raises(CannotContinueError, match=r"^Python 3\.11 or newer is needed; this is \S+\.$"):
        bootstrap.refuse_old_python()


def test_a_python_without_venv_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(CannotContinueError, match="python3-venv"):
        bootstrap.make_venv()


def test_a_python_that_this_account_may_not_run_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "python").write_text("somebody else's", encoding="ascii")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(CannotContinueError, match="python3-venv"):
        bootstrap.make_venv()


def test_a_folder_that_cannot_be_written_to_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="ascii")
    monkeypatch.setattr(bootstrap, "CACHE", tmp_path / "file" / "cache")

    with pytest.raises(CannotContinueError, match="cannot be written to"), bootstrap.alone():
        pass


def test_a_whole_set_up_is_not_done_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(bootstrap, "install", lambda _: pytest.fail("installed again"))

    bootstrap.leave_stamp("run")

    bootstrap.set_up("run")


def test_a_changed_lock_asks_for_a_new_set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    monkeypatch.setitem(bootstrap.MADE_FROM, "run", (str(lock),))
    lock.write_text("a==1", encoding="ascii")
    before = bootstrap.fingerprint("run")

    lock.write_text("a==2", encoding="ascii")

    assert bootstrap.fingerprint("run") != before


def test_a_home_that_cannot_be_written_to_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "missing"))

    assert bootstrap.clean_environment()["HOME"].endswith("home")


def test_a_start_finds_what_was_compiled_before_whatever_the_shell_says() -> None:
    shell = {"PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath}
    asks = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"

    said = subprocess.check_output([bootstrap.PYTHON, "-c", asks], env=shell, text=True)

    assert said == f"False {bootstrap.CACHE / 'bytecode'}\n"
