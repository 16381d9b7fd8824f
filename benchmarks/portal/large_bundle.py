"""One large bundle through the whole portal: brought in, redacted, given and read, by its own pages.

    python -m benchmarks.portal.large_bundle [MEGABYTES, usually 200]

The bundle is a tar of logs of one site, with a planted secret in each megabyte: new names on most lines of
the first megabytes, then the same ones. The portal runs as an installation does, on SQLite, as a process of
its own; the bundle goes in over HTTP in pieces, as from a browser. Printed are the times by the clock, the
most memory that any of its processes ever had, and whether a planted secret is in what the partner got.
"""

import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.request import Request

from benchmarks.redaction.logs import log
from tests.support.killing import Besieged, besieged
from tests.support.process import children_of
from tests.support.template import prepare

MEGABYTE = 1 << 20
PIECE = 8 * MEGABYTE
MEMBER = 64
VOCABULARY = 16
"""Megabytes with new names on most lines, about a hundred thousand of them; then the same machines go on."""
SECRET = "Tr0ub4dor-and-3-more"  # noqa: S105
PLANTED = f"\npassword={SECRET}\n".encode()
LOOK = 2.0


@dataclass
class Watch:
    """The portal's processes: what is waited for, and the most memory that any of them had."""

    server: subprocess.Popen[bytes]
    memory: dict[str, int] = field(default_factory=dict)

    def until(self, happens: Callable[[], bool]) -> float:
        """Seconds until it happens; `RuntimeError` when the portal ends before."""
        began = time.monotonic()
        while not happens():
            self.look()
            try:
                self.server.wait(timeout=LOOK)
            except subprocess.TimeoutExpired:
                continue
            raise RuntimeError(f"The portal ended with {self.server.returncode}.")
        self.look()
        return time.monotonic() - began

    def look(self) -> None:
        """Note the peak of the server and of every process that it began."""
        children = children_of(self.server)
        for name, process in [("server", self.server.pid), *(("redaction", child) for child in children)]:
            try:
                status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
            except OSError:
                continue
            peak = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0")
            self.memory[name] = max(self.memory.get(name, 0), int(peak.split()[1]) // 1024)


def write_bundle(place: Path, megabytes: int) -> int:
    """Write the bundle; its size in bytes."""
    written = [log(seed, MEGABYTE - len(PLANTED), fresh=True) for seed in range(min(VOCABULARY, megabytes))]
    with tarfile.open(place, "w") as archive:
        for first in range(0, megabytes, MEMBER):
            content = b"".join(
                written[(first + number) % VOCABULARY] + PLANTED
                for number in range(min(MEMBER, megabytes - first))
            )
            about = tarfile.TarInfo(f"logs/part-{first // MEMBER:03}.log")
            about.size = len(content)
            archive.addfile(about, BytesIO(content))
    return place.stat().st_size


def upload(siege: Besieged, place: Path, size: int) -> float:
    """Seconds that bringing it in takes."""
    began = time.monotonic()
    answer = siege.ada.send(f"/cases/{siege.case_id}/uploads", filename=place.name, size=size)
    siege.upload = f"/cases/{siege.case_id}/uploads/{answer.json()['id']}"
    offset = 0
    with place.open("rb") as content:
        while piece := content.read(PIECE):
            offset = siege.send_piece(offset, piece)
    siege.ada.send(f"{siege.upload}/parts/finish")
    return time.monotonic() - began


@dataclass
class Received:
    """What the partner downloaded: how long it took, how much it was unpacked, whether a secret is in it."""

    seconds: float
    unpacked: int = 0
    leaked: bool = False


def download(siege: Besieged) -> Received:
    """Read the result as the partner does, and look through all that is packed in it."""
    began, found = time.monotonic(), Received(0)
    request = Request(f"{siege.ben.address}{siege.disclosure}/file")  # noqa: S310
    with (
        siege.ben._opener().open(request) as answer,  # noqa: SLF001 - read in pieces, not whole
        tarfile.open(fileobj=answer, mode="r|*") as archive,
    ):
        for member in archive:
            content, end = archive.extractfile(member), b""
            while content is not None and (piece := content.read(MEGABYTE)):
                found.leaked = found.leaked or SECRET.encode() in end + piece
                found.unpacked, end = found.unpacked + len(piece), piece[-len(SECRET) :]
    found.seconds = time.monotonic() - began
    return found


def live(siege: Besieged, place: Path, size: int) -> None:
    """Live the bundle's way through the portal, and print each step's row when it is done."""
    watch = Watch(siege.program.serve())
    siege.sign_in()
    _tell("brought in", upload(siege, place, size))
    _tell("learned from and redacted for the review", watch.until(lambda: _finished(siege, siege.upload)))
    siege.prepare()
    _tell("redacted and sealed for the partner", watch.until(lambda: _finished(siege, siege.disclosure)))
    siege.ada.send(f"{siege.disclosure}/give")
    got = download(siege)
    _tell("downloaded and unpacked by the partner", got.seconds)
    print(f"| size | {size / 1e6:,.0f} MB in, {got.unpacked / 1e6:,.0f} MB out |")
    print(f"| most memory | {', '.join(f'{who} {peak} MB' for who, peak in watch.memory.items())} |")
    print(f"| a planted secret in what the partner got | {'YES' if got.leaked else 'no'} |")


def main() -> None:
    """Print what one bundle took."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        place, url = Path(folder) / "bundle.tar", f"sqlite:///{folder}/portal.sqlite"
        prepare(url)
        size = write_bundle(place, megabytes)
        with besieged(url, Path(folder) / "instance") as siege:
            live(siege, place, size)


def _tell(step: str, seconds: float) -> None:
    print(f"| {step} | {seconds:,.0f} s |", flush=True)


def _finished(siege: Besieged, what: str) -> bool:
    return bool(siege.ada.ask("GET", f"{what}/progress").json()["finished"])


if __name__ == "__main__":
    main()
