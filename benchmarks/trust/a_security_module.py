"""SoftHSM with a token of its own, and what its operator does to it, each act in a process of its own.

SoftHSM keeps the keys of a token in a folder and is otherwise a security module like any: keys that never
leave it, sessions, PINs. It is no package of PyPI: `apt-get install softhsm2`, `dnf install softhsm`.
"""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

PLACES = (
    *(Path(f"/usr/lib/{kind}/softhsm/libsofthsm2.so") for kind in ("x86_64-linux-gnu", "aarch64-linux-gnu")),
    *(Path(f"/{place}/softhsm/libsofthsm2.so") for place in ("usr/lib", "usr/lib64", "usr/local/lib")),
    Path("/usr/lib64/pkcs11/libsofthsm2.so"),
    Path("/opt/homebrew/lib/softhsm/libsofthsm2.so"),
)
MISSING = (
    "SoftHSM is not here. Install it (Debian: apt-get install softhsm2), or say where it lies: "
    "python -m benchmarks.trust.softhsm LIBSOFTHSM2.SO SOFTHSM2-UTIL"
)
LOCK = Path(__file__).parents[2] / "tools" / "pkcs11" / "outsiders.lock"
LABEL, PIN = "portal", "a right PIN"
_SECURITY_OFFICER = "the security officer's"


class SoftToken:
    """A token in a folder, for this process and those that it starts."""

    def __init__(self, folder: Path, library: Path, util: str) -> None:
        """Make the token; the environment says to SoftHSM where."""
        self.library = library
        self._tokens = folder / "tokens"
        self._tokens.mkdir()
        settings = folder / "softhsm2.conf"
        settings.write_text(f"directories.tokendir = {self._tokens}\nobjectstore.backend = file\n")
        os.environ["SOFTHSM2_CONF"] = str(settings)
        words = ["--init-token", "--free", "--label", LABEL, "--pin", PIN, "--so-pin", _SECURITY_OFFICER]
        command = [util, "--module", str(library), *words]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603

    def setting(self, *labels: str) -> str:
        """PORTAL_ROOT_KEYS with these keys, the newest first."""
        return f"pkcs11:{self.library}|{LABEL}|{','.join(labels)}"

    def operator(self, act: str, *words: str) -> None:
        """Let its operator do something, of `ACTS`."""
        command = [sys.executable, "-m", "benchmarks.trust.a_security_module", str(self.library), act, *words]
        subprocess.run(command, check=True)  # noqa: S603

    def unplug(self) -> None:
        """Take the token away."""
        self._tokens.rename(self._tokens.with_name("unplugged"))

    def plug(self) -> None:
        """Bring it back."""
        self._tokens.with_name("unplugged").rename(self._tokens)


def found(words: list[str]) -> tuple[Path, str]:
    """The module's library and the tool that makes its tokens."""
    libraries = [Path(words[0]).resolve()] if words else [place for place in PLACES if place.exists()]
    util = words[1] if words[1:] else shutil.which("softhsm2-util")
    if not libraries or not libraries[0].exists() or not util:
        sys.exit(MISSING)
    return libraries[0], util


def fetch_library(folder: Path) -> None:
    """Bring python-pkcs11 along by its hash, for this process and those that it starts."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*command, "--target", str(folder), "-r", str(LOCK)], check=True)  # noqa: S603
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]).rstrip(":")


def _make(pkcs11: Any, session: Any, label: str) -> None:
    stays = {pkcs11.Attribute.EXTRACTABLE: False, pkcs11.Attribute.SENSITIVE: True}
    session.generate_key(pkcs11.KeyType.AES, 256, label=label, store=True, template=stays)


def _destroy(pkcs11: Any, session: Any, label: str) -> None:
    _key(pkcs11, session, label).destroy()


def _enable(pkcs11: Any, session: Any, label: str, *, may: bool = True) -> None:
    key = _key(pkcs11, session, label)
    key[pkcs11.Attribute.ENCRYPT] = key[pkcs11.Attribute.DECRYPT] = may


def _disable(pkcs11: Any, session: Any, label: str) -> None:
    _enable(pkcs11, session, label, may=False)


def _change_pin(_: Any, session: Any, older: str, newer: str) -> None:
    session.set_pin(older, newer)


def _key(pkcs11: Any, session: Any, label: str) -> Any:
    return session.get_key(object_class=pkcs11.ObjectClass.SECRET_KEY, label=label)


ACTS: dict[str, Any] = {
    "make": _make,
    "destroy": _destroy,
    "enable": _enable,
    "disable": _disable,
    "change-pin": _change_pin,
}


def main() -> None:
    """Do one act: LIBRARY ACT WORDS."""
    library, act, *words = sys.argv[1:]
    pkcs11: Any = import_module("pkcs11")
    pin = words[0] if act == "change-pin" else PIN
    with pkcs11.lib(library).get_token(token_label=LABEL).open(rw=True, user_pin=pin) as session:
        ACTS[act](pkcs11, session, *words)


if __name__ == "__main__":
    main()
