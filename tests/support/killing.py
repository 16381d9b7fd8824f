"""An installation of two vendors that is driven over HTTP while its processes are killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import create_engine, text

from portal.assembly import open_rooms
from portal.settings import Settings
from portal.web.call import Rooms
from tests.support.cases import two_vendors
from tests.support.clock import WallClock
from tests.support.http_person import Answer, HttpPerson
from tests.support.permissions import grant
from tests.support.postgres import ADMINISTRATOR, as_role
from tests.support.process import SECRET, Program, children_of, has_bound_itself, until
from tests.support.world import PASSWORD, open_world

BASE_URL = "http://localhost"
LINE = b"Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22\n"
LINES = 8_000
CONTENT = LINE * LINES
FIRST, SECOND = CONTENT[:300_000], CONTENT[300_000:]


@dataclass
class Besieged:
    """Ada gives a file to Ben, whatever happens to the machine."""

    program: Program
    database_url: str
    case_id: UUID
    cedar: UUID
    ada: HttpPerson
    ben: HttpPerson
    upload: str = ""
    disclosure: str = ""

    def sign_in(self) -> None:
        """Both come in; their cookies outlive every crash."""
        self.ada.sign_in("ada@northwind.example", PASSWORD)
        self.ben.sign_in("ben@cedar.example", PASSWORD)

    def begin_upload(self) -> None:
        """Announce the file."""
        answer = self.ada.send(f"/cases/{self.case_id}/uploads", filename="auth.log", size=len(CONTENT))
        assert answer.status == 200, answer.text
        self.upload = f"/cases/{self.case_id}/uploads/{answer.json()['id']}"

    def send_piece(self, offset: int, piece: bytes) -> int:
        """Send one piece; what comes back is acknowledged."""
        answer = self.ada.ask("PATCH", f"{self.upload}/parts", piece, {"Upload-Offset": str(offset)})
        assert answer.status == 204, answer.text
        return int(answer.headers["Upload-Offset"])

    def offset(self) -> int:
        """Where the upload stands, as the portal says."""
        return int(self.ada.ask("HEAD", f"{self.upload}/parts").headers["Upload-Offset"])

    def upload_whole(self) -> None:
        """Send the file and finish it."""
        self.begin_upload()
        self.send_piece(self.send_piece(0, FIRST), SECOND)
        assert self.ada.send(f"{self.upload}/parts/finish").status == 200

    def prepare(self) -> None:
        """Choose Cedar as the recipient."""
        answer = self.ada.send(f"{self.upload}/disclose", recipients=[str(self.cedar)])
        assert answer.status == 303, answer.text
        self.disclosure = urlsplit(answer.headers["Location"]).path.removesuffix("/result")

    def wait_for(self, what: str, server: Popen[bytes]) -> None:
        """Wait until the portal says that its work on an upload or a disclosure is done."""
        until(lambda: bool(self.ada.ask("GET", f"{what}/progress").json()["finished"]), server)

    def ben_reads(self, more: str = "") -> Answer:
        """What the recipient gets."""
        return self.ben.ask("GET", self.disclosure + more)

    def state(self) -> str:
        """How the disclosure stands in the database, asked from beside."""
        engine = create_engine(as_role(self.database_url, ADMINISTRATOR))
        wanted = UUID(self.disclosure.rpartition("/")[2])
        named = wanted.hex if engine.dialect.name == "sqlite" else wanted
        query = text("SELECT state FROM disclosures WHERE id = :id")
        with engine.connect() as connection:
            found = connection.execute(query, {"id": named}).scalar()
        engine.dispose()
        return str(found)

    @contextmanager
    def rooms(self, later: timedelta = timedelta(0)) -> Iterator[Rooms]:
        """The installation opened here, for whom it is `later`; for looking at it while nobody serves."""
        settings = Settings(self.program.instance, self.database_url, SECRET, base_url=BASE_URL)
        opened = open_rooms(settings, lambda: datetime.now(UTC) + later)
        try:
            yield opened
        finally:
            opened.database.close()

    def a_child(self, worker: Popen[bytes]) -> int:
        """Wait until the worker has a redaction at work; gives the process that does it."""
        until(lambda: any(map(has_bound_itself, children_of(worker))), worker)
        return children_of(worker)[0]


@contextmanager
def besieged(database_url: str, folder: Path) -> Iterator[Besieged]:
    """Make the installation, with the customer's permission in force; nothing of it runs yet."""
    world = open_world(database_url, folder, BASE_URL, WallClock(datetime.now(UTC)))
    case_id = two_vendors(world)
    grant(world, "Ada", case_id, "Cedar")
    world.rooms.database.close()
    program = Program(folder, database_url, BASE_URL)
    cedar = world.organizations["Cedar"].id
    people = HttpPerson(program.address), HttpPerson(program.address)
    try:
        yield Besieged(program, database_url, case_id, cedar, *people)
    finally:
        program.leave()
