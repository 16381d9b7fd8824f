"""Verify an Entente evidence pack: python3 verify.py PACK.zip [a key or a policy file that you know].

Needs Python 3.11 and nothing else: no network, no other package. It answers four questions. Is
every entry in the log that was signed? Are these all entries of the case, from the first to the
last? Was every read allowed by the customer at that moment? Does what is shown of people agree with
what was logged? Take this program from somebody you trust, not from the pack you doubt.
"""

import sys
import zipfile
import zlib
from pathlib import Path

from portal.ledger.offline.formats import BrokenError
from portal.ledger.offline.pack import Pack

LONGEST = 1 << 30


def files_of(path: Path) -> dict[str, bytes]:
    """The files of a pack, by name; `BrokenError` for one that is no zip, or far too large."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [one.filename for one in archive.infolist()]
            if len(set(names)) != len(names) or sum(one.file_size for one in archive.infolist()) > LONGEST:
                raise BrokenError(path.name, "A file stands twice in this pack, or it is too large.")
            return {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as damage:
        raise BrokenError(path.name, f"This pack cannot be read: {damage}.") from damage


def verified(files: dict[str, bytes], known_key: str = "", known_policy: str = "") -> Pack:
    """The pack, verified; `BrokenError` with place and sentence at the first thing that is wrong."""
    try:
        pack = Pack(files, known_key, known_policy)
        pack.verify()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as damage:
        raise BrokenError("pack", f"A part of this pack is missing or damaged ({damage!r}).") from damage
    return pack


def known_from(given: str) -> tuple[str, str]:
    """The key and the policy that were given: a key itself, or a policy file, which names the key too."""
    if not given or not Path(given).is_file():
        return given, ""
    policy = Path(given).read_text(encoding="utf-8")
    keys = [line.split()[1] for line in policy.split("\n") if line.startswith("log ")]
    return (keys[0] if keys else "", policy)


def main(arguments: list[str]) -> int:
    """Verify the pack that is named; 0 if everything holds, 1 if not."""
    if len(arguments) not in {1, 2}:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    known = arguments[1] if len(arguments) > 1 else ""
    try:
        pack = verified(files_of(Path(arguments[0])), *known_from(known))
    except BrokenError as broken:
        sys.stdout.write(f"NOT IN ORDER. {broken}\n")
        return 1
    sys.stdout.write(
        f"IN ORDER. {pack.count} entries: all of this case up to {pack.sealed_at:%Y-%m-%d %H:%M:%S} UTC, "
        f"each in the signed log, every read allowed, {pack.witnesses} witnesses.\n",
    )
    if not known:
        sys.stdout.write(f"Compare the log's key with the one you were given: {pack.log_key}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
