"""One large log through the command: `python -m benchmarks.redaction.large_log [MEGABYTES, usually 200]`.

The log is one file, in which five sites take turns, each for a hundred megabytes. A site has machines,
accounts and addresses of its own, and eight megabytes of different lines (some seventy thousand), which come
again and again; a password is planted in each megabyte. It is redacted by `portal redact` as anybody
would call it, with one process. Printed are the processor's seconds and the most memory so far (what is
resident, and what of it is its own, shared parts by share), then the sums.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.redaction.logs import log

_MEGABYTE = 1_000_000
_SITES, _TURN, _DIFFERENT = 5, 100, 8
_SECRET = b"Tr0ub4dor-and-3-more"
_SECONDS_BETWEEN_LOOKS = 1.0
_LOOKS_BETWEEN_ROWS = 60
_PIECE = 1 << 20


def _pieces(megabytes: int) -> Iterator[bytes]:
    """The log, about a megabyte at a time."""
    sites = [
        log(seed, _DIFFERENT * _MEGABYTE, fresh=False).splitlines(keepends=True) for seed in range(_SITES)
    ]
    for number in range(megabytes):
        lines = sites[number // _TURN % _SITES]
        share = len(lines) // _DIFFERENT
        first = number % _DIFFERENT * share
        yield b"password=%s\n" % _SECRET + b"".join(lines[first : first + share])


def _memory(process: int) -> tuple[int, int]:
    """The most that was resident in a process, and what of it is its own now (shared parts by share): MB."""
    told: dict[str, str] = {}
    for file in ("status", "smaps_rollup"):
        for line in (
            Path(f"/proc/{process}/{file}").read_text(encoding="ascii", errors="replace").splitlines()
        ):
            name, _, value = line.partition(":")
            told.setdefault(name, value.split()[0] if value.split() else "0")
    return _megabytes(told.get("VmHWM", "0")), _megabytes(told.get("Pss", "0"))


def _megabytes(kibibytes: str | int) -> int:
    return int(kibibytes) * 1024 // _MEGABYTE


def _watched(command: list[str], made: Path) -> tuple[int, int]:
    """The most memory of a command, resident and by share."""
    most = own = looks = 0
    child = subprocess.Popen(command)  # noqa: S603 - our own command
    while child.poll() is None:
        try:
            resident, share = _memory(child.pid)
        except (OSError, ProcessLookupError):
            break
        most, own = max(most, resident), max(own, share)
        if looks % _LOOKS_BETWEEN_ROWS == 0:
            spent = sum(
                map(int, Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])
            )
            print(f"{spent / os.sysconf('SC_CLK_TCK'):,.0f} s: {most} MB, by share {own} MB", flush=True)
        looks += 1
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    if child.wait():
        raise SystemExit(f"The command ended with {child.returncode}.")
    if not made.exists():
        raise SystemExit("Nothing was made.")
    return most, own


def _leaks(made: Path) -> bool:
    end = b""
    with made.open("rb") as content:
        while piece := content.read(_PIECE):
            if _SECRET in end + piece:
                return True
            end = piece[-len(_SECRET) :]
    return False


def main() -> None:
    """Print what one log took."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "site.log", Path(folder) / "redacted.log"
        with source.open("wb") as content:
            content.writelines(_pieces(megabytes))
        size = source.stat().st_size / _MEGABYTE
        most, own = _watched([sys.executable, "-m", "portal.cli", "redact", str(source), str(made)], made)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = made.stat().st_size / _MEGABYTE
        spent = used.ru_utime + used.ru_stime
        print(f"| size | {size:,.0f} MB in, {out:,.0f} MB out |")
        print(f"| processor time, both passes | {spent:,.0f} s ({size / spent:.1f} MB per second) |")
        print(f"| most memory: resident, by share | {max(most, _megabytes(used.ru_maxrss))} MB, {own} MB |")
        print(f"| a planted password in what came out | {'YES' if _leaks(made) else 'no'} |")


if __name__ == "__main__":
    main()
