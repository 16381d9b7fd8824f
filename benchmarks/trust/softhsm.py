"""The portal on root keys in SoftHSM: python -m benchmarks.trust.softhsm [LIBSOFTHSM2.SO SOFTHSM2-UTIL].

The gateway's whole contract, its command line, and a disclosure from the sharing to the withdrawal stand on
a security module that we did not write. Each line says what was tried and how often it held.
"""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.trust.a_security_module import LABEL, PIN, SoftToken, fetch_library, found
from benchmarks.trust.measuring import Figure, rate, table
from benchmarks.trust.softhsm_portal import try_portal
from portal.gateways.key_service import ServiceRootKeys
from portal.gateways.pkcs11_session import OpenToken
from portal.gateways.pkcs11_token import Pkcs11Keys
from portal.vocabulary import CannotOpen, Unavailable

KEYS, AT_ONCE, ROUNDS = 200, 4, 100
BOUND = b"a context"
TELLING = "import sys; from benchmarks.trust.softhsm import lock_beside; lock_beside(*sys.argv[1:])"


class Said:
    """What was tried, and how much of it held."""

    def __init__(self) -> None:
        """Begin with nothing tried."""
        self.tried = self.held = 0

    def __call__(self, what: str, right: int, of: int = 1) -> None:
        """Say one line."""
        self.tried += 1
        self.held += right == of
        print(f"{'holds' if right == of else 'DOES NOT HOLD'}: {what} ({int(right)} of {of})", flush=True)


def refused(ask: Callable[[], object], said: str = "") -> bool:
    """Whether it is refused, with these words."""
    try:
        ask()
    except (CannotOpen, Unavailable) as why:
        return said in str(why)
    return False


def opened(token: SoftToken, folder: Path, *labels: str, ticks: list[float] | None = None) -> ServiceRootKeys:
    """The gateway on these keys; `ticks` are the seconds that pass between its calls."""
    module = OpenToken(str(token.library), LABEL, PIN)
    clock = iter(ticks or range(0, 1_000_000, 60))
    return ServiceRootKeys(Pkcs11Keys(labels, module, lambda: float(next(clock))), folder / "deriving_key")


def try_locking(said: Said, store: ServiceRootKeys) -> None:
    """What was locked unlocks for its context alone, and damage anywhere is refused."""
    keys = [(os.urandom(32), os.urandom(size * 25)) for size in range(KEYS)]
    locked = [store.wrap(key, context) for key, context in keys]
    said(
        "what was locked unlocks",
        sum(store.unwrap(one, context) == key for one, (key, context) in zip(locked, keys, strict=True)),
        KEYS,
    )
    said("no two locks are alike", len(set(locked)), KEYS)
    said(
        "another context is refused",
        sum(refused(lambda one=one: store.unwrap(one, b"another")) for one in locked),  # type: ignore[misc]
        KEYS,
    )
    one = store.wrap(keys[0][0], BOUND)
    bent = [one[:at] + bytes([one[at] ^ 1]) + one[at + 1 :] for at in range(len(one))]
    cut = [one[:size] for size in range(len(one))]
    said(
        "a flipped bit in any byte, and a cut anywhere, is refused",
        sum(refused(lambda bad=bad: store.unwrap(bad, BOUND)) for bad in (*bent, *cut)),  # type: ignore[misc]
        len(bent) + len(cut),
    )
    altered = one[:-1] + bytes([one[-1] ^ 1])
    said("damage is called damage", refused(lambda: store.unwrap(altered, BOUND), "altered or moved"))


def lose_session(token: SoftToken) -> None:
    """What a module's restart does to us."""
    import_module("pkcs11").lib(str(token.library)).finalize()


def try_states(said: Said, token: SoftToken, store: ServiceRootKeys) -> None:
    """A disabled or destroyed key, a lost session, a token that was unplugged."""
    key = os.urandom(32)
    locked = store.wrap(key, BOUND)
    token.operator("disable", "root-1")
    said("a disabled key unlocks nothing", refused(lambda: store.unwrap(locked, BOUND), "may be disabled"))
    said("a disabled key locks nothing", refused(lambda: store.wrap(key, BOUND), "may be disabled"))
    token.operator("enable", "root-1")
    said("enabled again it unlocks", store.unwrap(locked, BOUND) == key)
    lose_session(token)
    said("a lost session is opened again", store.unwrap(locked, BOUND) == key)
    token.unplug()
    said("a token that was taken away unlocks nothing", refused(lambda: store.unwrap(locked, BOUND)))
    token.plug()
    said("brought back it unlocks, without a new start", store.unwrap(locked, BOUND) == key)


def try_pin(said: Said, token: SoftToken, store: ServiceRootKeys) -> None:
    """A PIN that was changed beside us is tried once."""
    locked = store.wrap(bytes(32), BOUND)
    token.operator("change-pin", PIN, "another PIN")
    lose_session(token)
    asked = [refused(lambda: store.unwrap(locked, BOUND), "refuses the PIN") for _ in range(20)]
    said("a wrong PIN is said", sum(asked), len(asked))
    token.operator("change-pin", "another PIN", PIN)
    lose_session(token)


def try_rotation(said: Said, token: SoftToken, folder: Path) -> None:
    """A newer key locks, the older unlocks until it is destroyed."""
    older = opened(token, folder, "root-1")
    locked, derived = older.wrap(bytes(32), BOUND), older.derive(b"label")
    token.operator("make", "root-2")
    both = opened(token, folder, "root-2", "root-1")
    said("the older key unlocks beside the newer", both.unwrap(locked, BOUND) == bytes(32))
    said("the newer key locks", both.is_newest(both.wrap(bytes(32), BOUND)) and not both.is_newest(locked))
    said("the key for stand-ins is locked anew, once", both.relock() and not both.relock())
    anew = both.wrap(both.unwrap(locked, BOUND), BOUND)
    token.operator("destroy", "root-1")
    said("a destroyed key unlocks nothing", refused(lambda: both.unwrap(locked, BOUND), "root-1"))
    alone = opened(token, folder, "root-2")
    said("without it all else reads", alone.unwrap(anew, BOUND) == bytes(32))
    said("stand-ins stay the same", alone.derive(b"label") == derived)
    token.operator("make", "root-1")


def lock_beside(library: str, folder: str) -> None:
    """What another process does at the same time: lock and unlock, and say the key for stand-ins."""
    module = Pkcs11Keys(("root-1",), OpenToken(library, LABEL, PIN))
    store = ServiceRootKeys(module, Path(folder) / "deriving_key")
    right = sum(store.unwrap(store.wrap(bytes([n]) * 32, BOUND), BOUND)[0] == n for n in range(ROUNDS))
    print(right, store.derive(b"label").hex())


def try_at_once(said: Said, token: SoftToken, folder: Path) -> None:
    """Several processes start and work at once."""
    command = [sys.executable, "-c", TELLING, str(token.library), str(folder)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = pool.map(
            lambda _: subprocess.run(command, capture_output=True, text=True, check=True).stdout.split(),  # noqa: S603
            range(AT_ONCE),
        )
        answers = [tuple(one) for one in runs]
    said(
        f"{AT_ONCE} processes at once lock and unlock", sum(int(one[0]) for one in answers), AT_ONCE * ROUNDS
    )
    said("their first starts agree on one key for stand-ins", len({one[1] for one in answers}))


def figures(token: SoftToken, store: ServiceRootKeys) -> str:
    """What a key costs here, beside the bare call of the module."""
    bare, key, nonce = OpenToken(str(token.library), LABEL, PIN), bytes(32), bytes(12)
    sealed, locked = bare.encrypt("root-1", nonce, BOUND, key), store.wrap(key, BOUND)

    def each(work: Callable[[], object]) -> float:
        return rate(500, lambda: [work() for _ in range(500)])

    locking = Figure("the bare call", each(lambda: bare.encrypt("root-1", nonce, BOUND, key)), "a second")
    unlocking = Figure(
        "the bare call", each(lambda: bare.decrypt("root-1", nonce, BOUND, sealed)), "a second"
    )
    ours = [
        Figure("Lock a key in SoftHSM", each(lambda: store.wrap(key, BOUND)), "a second", locking),
        Figure("Unlock one", each(lambda: store.unwrap(locked, BOUND)), "a second", unlocking),
    ]
    return table("SoftHSM", ours)


def main() -> None:
    """Make a token, try everything on it, print; 1 if something did not hold."""
    library, util = found(sys.argv[1:])
    said = Said()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "library").mkdir()
        fetch_library(folder / "library")
        token = SoftToken(folder, library, util)
        token.operator("make", "root-1")
        try_at_once(said, token, folder)
        try_locking(said, opened(token, folder, "root-1"))
        with redirect_stderr(
            io.StringIO()
        ):  # the library complains when a session is lost, which is the trial
            try_states(said, token, opened(token, folder, "root-1"))
            try_pin(said, token, opened(token, folder, "root-1"))
        print(figures(token, opened(token, folder, "root-1")))
        try_rotation(said, token, folder)
        try_portal(said, token, folder)
    print(f"{said.held} of {said.tried} hold.")
    sys.exit(0 if said.held == said.tried else 1)


if __name__ == "__main__":
    main()
