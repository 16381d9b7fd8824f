"""Reviews that hold test items, for tests."""

from uuid import UUID

from portal.access.decoying import items_of, with_decoys
from portal.access.sampling import Sample
from portal.actions.set_decoys import set_decoys
from portal.records.decoys import DecoyedReview, decoyed_review_of
from portal.records.uploads import Upload
from portal.rules.decoys import Decoy
from portal.vocabulary import Role
from tests.support.cases import two_vendors
from tests.support.copying import copied
from tests.support.permissions import deliver, grant
from tests.support.sharing import LOG, bring_in, entering
from tests.support.world import World

LINES = b"".join(
    b"Jan 14 03:12:01 edge03 %s[1]: Accepted password for mokafor from 10.20.30.7 port 22\n" % name
    for name in (b"%c%cd" % (one, other) for one in b"abcde" for other in b"klmnop")
)
"""Of thirty programs, so that all of them are shown: enough for two items."""


def want(world: World, share: int, by: str = "Vera") -> None:
    """Say how many of a hundred reviews hold some."""
    with world.transaction() as database:
        set_decoys(database, world.actor(by), share, world.clock.now)


def to_review(world: World, share: int = 100, content: bytes = LOG) -> tuple[UUID, UUID]:
    """A case of Northwind and Cedar in which Ada brought in a file, to be reviewed with test items."""
    return copied(world, ("with decoys", share, content), lambda: _to_review(world, share, content))


def _to_review(world: World, share: int, content: bytes) -> tuple[UUID, UUID]:
    case_id = two_vendors(world)
    world.add_person("Vera", "Northwind", Role.VENDOR_ADMINISTRATOR)
    grant(world, "Ada", case_id, "Cedar")
    want(world, share)
    return case_id, brought(world, case_id, content)


def brought(world: World, case_id: UUID, content: bytes = LOG) -> UUID:
    """A file of Ada's that redaction has looked through."""
    upload = bring_in(world, "Ada", case_id, content)
    deliver(world)
    return upload.id


def row(world: World, upload_id: UUID) -> DecoyedReview | None:
    """How the review of a file was drawn."""
    with world.transaction() as database:
        return decoyed_review_of(database, upload_id)


def items(world: World, upload_id: UUID) -> tuple[Decoy, ...]:
    """Its items."""
    return items_of(world.rooms.instruments.keyring, row(world, upload_id))


def look(world: World, case_id: UUID, upload_id: UUID, by: str) -> None:
    """Look at one line, without the entry that makes colleagues take turns."""
    line = Sample("router.log", 1, LOG.decode().strip(), ())
    with entering(world, by, case_id) as (database, access):
        upload, keyring = database.get_one(Upload, upload_id), world.rooms.instruments.keyring
        with_decoys(database, access, upload, [line], keyring, world.clock.now)
