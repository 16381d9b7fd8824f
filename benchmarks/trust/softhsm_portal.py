"""An installation whose root keys lie in SoftHSM: a disclosure, its withdrawal, and the commands for keys."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from benchmarks.trust.a_security_module import PIN, SoftToken
from portal.access.relocking import Spot, relock_some
from portal.access.shredding import name_of_key
from portal.assembly import open_rooms
from portal.vocabulary import NotCovered, Treatment
from tests.invariants.model import WORDS, treated
from tests.invariants.stage import CUSTOMERS, Stage
from tests.support.template import prepare
from tests.support.world import open_world

LOCKS_BEFORE_DEATH = 3
Say = Callable[..., None]


class Installation:
    """A portal on SQLite with its root keys in the token."""

    def __init__(self, token: SoftToken, folder: Path) -> None:
        """Make it, on the first key."""
        self._token = token
        self._url = f"sqlite:///{folder / 'portal.sqlite'}"
        self._folder = folder / "instance"
        prepare(self._url)
        self._keys = token.setting("root-1")
        self.world = open_world(self._url, self._folder, root_keys=self._keys, pin=PIN)
        self.stage = Stage(self.world)

    def restart(self, *labels: str) -> None:
        """Start it again with these keys in its setting."""
        self.world.rooms.database.close()
        self._keys = self._token.setting(*labels)
        settings = replace(self.world.rooms.settings, root_keys=self._keys)
        self.world.reopen(open_rooms(settings, self.world.clock), labels)

    def share(self) -> tuple[UUID, UUID, UUID]:
        """Ask, be allowed, give: the case, the disclosure and the permission."""
        case_id, how = self.stage.open_case(CUSTOMERS[0]), treated(Treatment.PSEUDONYMIZE)
        granted = self.stage.ask(case_id, ["Cedar"], how, 7)
        self.stage.decide(granted, ["Cedar"], how)
        given = self.stage.write(case_id, WORDS, ["Cedar"])
        self.stage.give(case_id, given)
        return case_id, given, granted

    def read(self, case_id: UUID, given: UUID) -> bytes:
        """What the recipient gets; nothing where it is refused."""
        try:
            return self.stage.read("Cedar", case_id, given)
        except NotCovered:
            return b""

    def command(self, *words: str, pin: str = PIN) -> subprocess.CompletedProcess[str]:
        """Let a process of its own run `portal keys`."""
        said = {"PORTAL_INSTANCE": str(self._folder), "PORTAL_DATABASE_URL": self._url}
        said |= {"PORTAL_ROOT_KEYS": self._keys, "PORTAL_PKCS11_PIN": pin}
        command = [sys.executable, "-m", "portal.cli", "keys", *words]
        return subprocess.run(  # noqa: S603
            command, env=os.environ | said, capture_output=True, text=True, check=False
        )


def try_portal(said: Say, token: SoftToken, folder: Path) -> None:
    """From the sharing to the withdrawal, before, during and after a rotation of the root key."""
    portal = Installation(token, folder)
    case_id, given, granted = portal.share()
    first = portal.read(case_id, given)
    said("what was shared is read", first != b"")
    _try_commands(said, portal)
    token.operator("make", "root-3")
    portal.restart("root-3", "root-1")
    with portal.world.transaction() as database:
        rotation = portal.world.rooms.instruments.keyring.rotation()
        relocked = sum(relock_some(database, rotation, Spot(lock))[1] for lock in range(LOCKS_BEFORE_DEATH))
    said(f"a rotation that died after {relocked} keys loses nothing", portal.read(case_id, given) == first)
    done = portal.command("rotate", "root")
    print(f"  portal keys rotate root: {(done.stdout or done.stderr).strip()}")
    said("portal keys rotate root finishes it", "an earlier rotation is finished" in done.stdout)
    token.operator("destroy", "root-1")
    portal.restart("root-3")
    said("with the older key destroyed, what was shared is read", portal.read(case_id, given) == first)
    everything = portal.command("rotate")
    said("portal keys rotate changes every other level", everything.returncode == 0)
    said("  and says who makes root keys", "with the tools of the security module" in everything.stdout)
    said("what was shared is read", portal.read(case_id, given) == first)
    portal.stage.withdraw(granted)
    said("after the withdrawal it is not", portal.read(case_id, given) == b"")
    said("the permission's key is destroyed", not _has_key(portal, granted))
    another = portal.share()
    said("the next one is shared and read", portal.read(*another[:2]) != b"")
    portal.world.rooms.database.close()


def _try_commands(said: Say, portal: Installation) -> None:
    listed, copied = portal.command("list"), portal.command("backup", "copy")
    wrong = portal.command("list", pin="a wrong PIN")
    said("portal keys list names the key", "root-1, locks what is new" in listed.stdout)
    said("portal keys backup says where copies are made", "never leave their service" in copied.stderr)
    said("a wrong PIN is a sentence", "refuses the PIN" in wrong.stderr and wrong.returncode == 1)


def _has_key(portal: Installation, granted: UUID) -> bool:
    return portal.stage.tools.shred.get(name_of_key(granted)) is not None
