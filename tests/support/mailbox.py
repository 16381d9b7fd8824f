"""What waits in the outbox for one mailbox, as its person would read it."""

from sqlalchemy import select

from portal.access.sending import notice_context
from portal.records.notices import Notice
from tests.support.world import World


def mails_to(world: World, address: str) -> list[str]:
    """Subject and body of every message to this address that has not left yet, oldest first."""
    query = select(Notice).where(Notice.email == address).order_by(Notice.created_at, Notice.id)
    with world.transaction() as database:
        notices = [one for one in database.scalars(query) if one.sealed_body is not None]
    keyring = world.rooms.instruments.keyring
    return [
        f"{one.subject}\n\n{keyring.open_value(one.sealed_body or b'', notice_context(one)).decode()}"
        for one in notices
    ]
