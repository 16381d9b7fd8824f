"""The checks and the tests, as `make check`, `make test` and `make deep` run them.

`deep` runs the tests marked so and every property test with many more examples, then all tests on
PostgreSQL, also those to which the database makes no difference.

`warm` belongs to the set-up: it judges the types and compiles every test once and says nothing of the
result, while the set-up waits for what it fetches. Both are kept, and the first run is as quick as any.

Runs under `.venv`. The checks share no state, so they run side by side, and the tests beside them. A
check that fails ends the tests and has the last word; otherwise the test runner has it.
"""

import os
import shutil
import signal
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
STOP = signal.SIGTERM if os.name == "nt" else signal.SIGINT  # the second lets the tests clear up
Checks = dict[str, subprocess.Popen[str]]
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
    if command == "warm":
        warm()
        return
    if command == "deep":
        campaigns = run_tests("-m", "deep or hypothesis", "--hypothesis-profile=deep", *rest)
        sys.exit(campaigns or run_tests("-rs", "--database", "postgresql", *rest))
    checks = begin_checks()
    if command == "check":
        sys.exit(run_tests("tests/architecture", *rest, workers=[], beside=checks))
    sys.exit(run_tests("-rs", *rest, beside=checks))


def warm() -> None:
    """Let the type checker and the test runner keep what they make of each file."""
    collect = [*PYTEST, "--collect-only", "-qq", "-p", "no:xdist"]
    for step in [subprocess.Popen(one, stdout=subprocess.DEVNULL) for one in (CHECKS["types"], collect)]:
        step.wait()


def run_tests(*arguments: str, workers: list[str] = WORKERS, beside: Checks | None = None) -> str | int:
    """Run the tests side by side; give what a check that runs beside them has to say, or their own result.

    What they write lies in memory where there is enough of it. Nothing is switched off for that: each
    commit still waits for its data to be safe, which memory says at once and a disk after some
    milliseconds, ten thousand times a run.
    """
    with memory() as folder:
        place = [f"--basetemp={folder}/tests"] if folder else []
        environment = {**os.environ, "TMPDIR": folder} if folder else None  # the browser's profiles lie there
        with subprocess.Popen([*PYTEST, *workers, *place, *arguments], env=environment) as tests:
            said = complaints(beside) if beside else ""
            if said and workers:  # a run of some seconds is waited for
                tests.send_signal(STOP)
        return said or tests.returncode


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


def begin_checks() -> Checks:
    """Start every check."""
    return {
        name: subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for name, arguments in CHECKS.items()
    }


def complaints(checks: Checks) -> str:
    """Wait for the checks; what those that failed have to say, or nothing."""
    began, said = time.monotonic(), ""
    for name, process in checks.items():
        told, _ = process.communicate()
        print(f"check: {name} {'failed' if process.returncode else 'holds'}", flush=True)
        said += f"\ncheck: {name} failed\n{told}" if process.returncode else ""
    print(f"checks: {time.monotonic() - began:.1f} s", flush=True)
    return said


if __name__ == "__main__":
    main()
