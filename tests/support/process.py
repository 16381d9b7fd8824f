"""The real program as processes of their own, which a test can kill like a power cut would."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.access.scanning import BOUNDS
from tests.support.http_person import answers

ROOT = Path(__file__).parents[2]
SECRET = "0" * 64
GLANCE = 0.02
"""Seconds between two looks at something that another process is doing."""
PATIENCE = 3_000
"""How many looks before a test says that it will not happen."""


class ProcessEnded(Exception):
    """What was waited for cannot happen any more."""


def held_port() -> socket.socket:
    """Hold a port for a program that is started and killed: else somebody may take it meanwhile.

    Both say that the address may be used again, and this one never listens, so the program still gets it.
    """
    holding = socket.socket()
    holding.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holding.bind(("127.0.0.1", 0))
    return holding


@dataclass
class Program:
    """`python -m portal.cli` on one installation: started, killed and started again."""

    instance: Path
    database_url: str
    base_url: str
    held: socket.socket = field(default_factory=held_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def port(self) -> int:
        """The port on which it listens while it runs."""
        return int(self.held.getsockname()[1])

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def serve(self, *options: str) -> subprocess.Popen[bytes]:
        """Start serving, and come back when it answers."""
        process = self.start("run", *options)
        until(lambda: answers(f"{self.address}/sign-in"), process)
        return process

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start one command of the program."""
        log = (self.instance / "said.log").open("ab")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", "portal.cli", *arguments],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def says(self, *arguments: str) -> str:
        """Run one command to its end, and give what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "portal.cli", *arguments],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout + done.stderr

    def kill_all(self) -> None:
        """End every process of it that still runs, as if the power went."""
        for process in self.processes:
            kill(process)

    def leave(self) -> None:
        """End it for good: its port is anybody's again."""
        self.kill_all()
        self.held.close()

    def _environment(self) -> Mapping[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")},
            "PORTAL_INSTANCE": str(self.instance),
            "PORTAL_DATABASE_URL": self.database_url,
            "PORTAL_DEMONSTRATION": "0",
            "PORTAL_PORT": str(self.port),
            "PORTAL_SECRET_KEY": SECRET,
            "PORTAL_BASE_URL": self.base_url,
        }


def kill(process: subprocess.Popen[bytes]) -> None:
    """Send the signal that nobody can answer, and see that the process is gone."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def until(happens: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Look again and again until it happens; the process must not end meanwhile."""
    for _ in range(PATIENCE):
        if happens():
            return
        try:
            process.wait(timeout=GLANCE)
        except subprocess.TimeoutExpired:
            continue
        raise ProcessEnded(f"The process ended with {process.returncode} while it was waited for.")
    raise AssertionError("It did not happen.")


def children_of(process: subprocess.Popen[bytes]) -> list[int]:
    """Give the processes that this one began and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process.pid and state != "Z":
            found.append(int(stat.parent.name))
    return found


def has_bound_itself(pid: int) -> bool:
    """Say whether a redaction in a process of its own has come to its work: then its hours are counted."""
    try:
        return str(BOUNDS.processor) in Path(f"/proc/{pid}/limits").read_text()
    except OSError:
        return False


def runs(pid: int) -> bool:
    """Say whether a process of this number still runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
