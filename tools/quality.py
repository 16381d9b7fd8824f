"""The checks and the tests, as `make check`, `make test` and `make deep` run them.

`deep` runs the tests marked so and every property test with many more examples, then all tests on
PostgreSQL, also those to which the database makes no difference.

Runs under `.venv`. The checks share no state, so they run side by side; each prints only when it
fails. The tests come last, so that the closing line is the test runner's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
WORKERS = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]  # what a file builds is built once
MEMORY, ENOUGH_MEMORY = Path("/dev/shm"), 4 << 30  # noqa: S108
CHECKS = {
    "types": [sys.executable, "-m", "mypy"],
    "lint": [sys.executable, "-m", "ruff", "check", "-q"],
    "form": [sys.executable, "-m", "ruff", "format", "-q", "--diff"],
    "import contracts": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
}


def main() -> None:
    """Run what the first argument names; the rest goes to the test runner."""
    os.chdir(ROOT)
    command, *rest = sys.argv[1:]
    if command == "deep":
        campaigns = run_tests("-m", "deep or hypothesis", "--hypothesis-profile=deep", *rest)
        sys.exit(campaigns or run_tests("-rs", "--database", "postgresql", *rest))
    if not all_hold():
        sys.exit(1)
    if command == "check":
        sys.exit(subprocess.call([*PYTEST, "tests/architecture", *rest]))
    sys.exit(run_tests("-rs", *rest))


def run_tests(*arguments: str) -> int:
    """Run the tests side by side; what they write lies in memory where there is enough of it.

    Nothing is switched off for that: each commit still waits for its data to be safe, which memory says
    at once and a disk after some milliseconds, ten thousand times a run.
    """
    with memory() as folder:
        place = [f"--basetemp={folder}/tests"] if folder else []
        besides = {"TMPDIR": folder} if folder else {}  # the browser's profiles lie there
        return subprocess.call([*PYTEST, *WORKERS, *place, *arguments], env={**os.environ, **besides})


@contextmanager
def memory() -> Iterator[str]:
    """The folder in memory where the tests keep their files, or nothing; nothing of them stays."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ENOUGH_MEMORY:
        yield ""
        return
    with tempfile.TemporaryDirectory(
        prefix="portal-tests-", dir=MEMORY, ignore_cleanup_errors=True
    ) as folder:
        yield folder


def all_hold() -> bool:
    """Run every check side by side; print what each that failed has to say."""
    began = time.monotonic()
    running = {
        name: subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for name, arguments in CHECKS.items()
    }
    holds = True
    for name, process in running.items():
        said, _ = process.communicate()
        took = time.monotonic() - began
        print(f"check: {name} {'failed' if process.returncode else 'holds'} ({took:.1f} s)", flush=True)
        if process.returncode:
            holds = False
            print(said, flush=True)
    return holds


if __name__ == "__main__":
    main()
