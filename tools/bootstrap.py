"""From a fresh checkout to a running or tested portal, with nothing but Python and its own library.

`python tools/bootstrap.py run|check|test|deep|portal …` makes `.venv`, installs the hash-locked packages that
the command needs, and starts it. Each step leaves a stamp that names what it was made from, so the
next start does nothing twice. Whatever is missing is said in one sentence.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
RUN_IS_MADE_FROM = ("bootstrap.py", "build_assets.py", "requirements/installer.lock", "requirements/run.lock")
TEST_IS_MADE_FROM = (*RUN_IS_MADE_FROM, "browser.py", "node/package-lock.json", "requirements/test.lock")
MADE_FROM = {"run": RUN_IS_MADE_FROM, "test": TEST_IS_MADE_FROM}
COMMANDS = ("run", "check", "test", "deep", "portal", "setup")

# What a caller's shell may carry that would send packages or imports somewhere else.
STRAY = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_USER",
    "PIP_REQUIRE_VIRTUALENV",
)


class CannotContinueError(Exception):
    """What is missing on this machine, in the one sentence that is printed."""


def main() -> None:
    """Do what the command line asks, or say in one sentence why that cannot be done."""
    command, *rest = sys.argv[1:] or ["run"]
    if command not in COMMANDS:
        sys.exit(f"Unknown command {command!r}; known are {', '.join(COMMANDS)}.")
    try:
        refuse_old_python()
        os.environ.update(clean_environment())
        for stray in STRAY:
            os.environ.pop(stray, None)
        set_up("run" if command in {"run", "portal"} else "test")
        start(command, rest)
    except CannotContinueError as reason:
        sys.exit(f"{reason}")
    except KeyboardInterrupt:
        sys.exit(130)


def refuse_old_python() -> None:
    """Go on under a newer Python where the caller's is too old; say so where there is none."""
    if sys.version_info >= OLDEST:
        return
    newer = next(filter(None, map(shutil.which, NEWER)), None)
    if newer is None:
        oldest = ".".join(map(str, OLDEST))
        raise CannotContinueError(f"Python {oldest} or newer is needed; this is {platform.python_version()}.")
    sys.exit(subprocess.call([newer, *sys.argv]))


def clean_environment() -> dict[str, str]:
    """The variables that make a step come out the same under any locale and any home folder."""
    wanted = {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "UV_PYTHON_DOWNLOADS": "never"}
    wanted["PYTHONUNBUFFERED"] = "1"  # the address is to be read at once, also by a program
    wanted["VIRTUAL_ENV"] = str(VENV)
    if not os.access(Path("~").expanduser(), os.W_OK):
        wanted["HOME"] = str(CACHE / "home")
    if "PIP_INDEX_URL" in os.environ:
        wanted["UV_DEFAULT_INDEX"] = os.environ.get("UV_DEFAULT_INDEX") or os.environ["PIP_INDEX_URL"]
    return wanted


def set_up(wanted: str) -> None:
    """Bring `.venv` to what one command needs: `run`, or `test`, which is run and more."""
    if os.access(PYTHON, os.X_OK) and stamp_of(wanted) == fingerprint(wanted):
        return
    with alone():
        make_venv()
        install(wanted)
        say("preparing the screen font")
        call(
            [str(PYTHON), str(TOOLS / "build_assets.py")],
            "The screen font could not be prepared (see above).",
        )
        if wanted == "test":
            say("preparing a browser for the tests, and reading every file once meanwhile")
            with beside([str(PYTHON), str(TOOLS / "quality.py"), "warm"]):
                call(
                    [str(PYTHON), str(TOOLS / "browser.py")],
                    "The test browser could not be prepared (see above).",
                )
            leave_stamp("test")
        leave_stamp("run")


def fingerprint(wanted: str) -> str:
    """What a set-up is made from: its locks, its own steps and the checkout's place."""
    sources = [TOOLS / name for name in MADE_FROM[wanted]]
    digest = hashlib.sha256(os.fsencode(ROOT))
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def stamp_of(name: str) -> str:
    """What the last set-up of this name was made from; empty when there was none."""
    try:
        return (STAMPS / name).read_text(encoding="ascii")
    except OSError:
        return ""


def leave_stamp(name: str) -> None:
    """Remember that this set-up is whole."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(fingerprint(name), encoding="ascii")


@contextmanager
def alone() -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting; refuse a folder that cannot be written to."""
    # The tests' database runs under an account of its own, which must be able to read its programs.
    umask = os.umask(0o022)
    try:
        (CACHE / "home").mkdir(parents=True, exist_ok=True)
        lock = (CACHE / "setup.lock").open("w", encoding="ascii")
    except OSError as reason:
        raise CannotContinueError(f"The folder {ROOT} cannot be written to ({reason.strerror}).") from reason
    with lock:
        if not WINDOWS:
            import fcntl  # noqa: PLC0415  absent on Windows

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    os.umask(umask)


def make_venv() -> None:
    """Make `.venv`, or make it anew when its Python is gone, as after an upgrade of the machine."""
    ask_for_pip = [str(PYTHON), "-c", "import pip"]
    if os.access(PYTHON, os.X_OK) and subprocess.call(ask_for_pip, stderr=subprocess.DEVNULL) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotContinueError(
            "This Python cannot make virtual environments: install its venv module "
            "(python3-venv on Debian and Ubuntu), then run the command again."
        )
    say(f"making .venv with Python {platform.python_version()}")
    try:
        venv.create(VENV, clear=VENV.exists(), symlinks=not WINDOWS, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as reason:
        raise CannotContinueError(f"The virtual environment {VENV} could not be made: {reason}.") from reason


def install(wanted: str) -> None:
    """Install the locked packages, by uv where it can be had, since it takes a tenth of pip's time."""
    installer, lock = (str(TOOLS / "requirements" / f"{name}.lock") for name in ("installer", wanted))
    say(f"installing the packages of {wanted}.lock")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "-q", "--python", str(PYTHON)]
    has_uv = subprocess.call([*pip, "install", "-q", "--require-hashes", "-r", installer]) == 0
    if not has_uv or subprocess.call([*uv, "--require-hashes", "-r", lock]) != 0:
        say("uv cannot be used here; pip does the same, more slowly")
        call(
            [*pip, "install", "-q", "--require-hashes", "-r", lock],
            "The packages could not be installed (see above): check the network, or the package index that "
            "pip is configured for, then run the command again.",
        )
    make_importable()


def make_importable() -> None:
    """Let `.venv` find the portal in this checkout, and answer to `portal`, without building a wheel."""
    found = subprocess.check_output(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    )
    # However its Python is started, it finds what was compiled and read before: two thirds of a start.
    keeps = f"import sys; sys.dont_write_bytecode = False; sys.pycache_prefix = {str(CACHE / 'bytecode')!r}"
    (Path(found.strip()) / "_portal_dev.pth").write_text(f"{ROOT}\n{keeps}\n", encoding="utf-8")
    if WINDOWS:
        (SCRIPTS / "portal.cmd").write_text('@"%~dp0python.exe" -m portal.cli %*\r\n', encoding="ascii")
        return
    command = SCRIPTS / "portal"
    command.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m portal.cli "$@"\n', encoding="ascii")
    command.chmod(0o755)


def start(command: str, rest: list[str]) -> None:
    """Become the command that was asked for; the set-up is done."""
    os.chdir(ROOT)
    os.environ["PATH"] = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", os.defpath)])
    arguments = {
        "run": ["-m", "portal.cli", "run", *rest],
        "portal": ["-m", "portal.cli", *rest],
        "setup": ["-c", ""],
    }.get(command, [str(TOOLS / "quality.py"), command, *rest])
    become([str(PYTHON), *arguments])


def become(arguments: list[str]) -> NoReturn:
    """Replace this process, so that signals and the exit code are the command's own."""
    sys.stdout.flush()
    if WINDOWS:
        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)  # noqa: S606  no shell is wanted


def call(arguments: list[str], otherwise: str) -> None:
    """Run one step of the set-up, or stop with the sentence that says what failed."""
    if subprocess.call(arguments) != 0:
        raise CannotContinueError(otherwise)


@contextmanager
def beside(arguments: list[str]) -> Iterator[None]:
    """Let another step run at the same time, whose result nothing depends on, and wait for it."""
    with subprocess.Popen(arguments, cwd=ROOT):
        yield


def say(step: str) -> None:
    """Tell the person who waits what is being done."""
    print(f"set-up: {step}", flush=True)


if __name__ == "__main__":
    main()
