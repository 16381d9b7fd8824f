"""Most test items in reviews are found, some are passed over: always those of the same cases."""

import zlib
from uuid import UUID

from portal.access.decoying import items_of
from portal.actions.decide_redaction import RedactionChoice, decide_redaction
from portal.demo.play import Play
from portal.records.decoys import decoyed_review_of
from portal.vocabulary import DataCategory

_PASSED_OVER = 6
"""One in so many; reckoned from the title, for a throw of the dice would change all that comes after."""


def find_test_items(play: Play, who: str, upload_id: UUID) -> None:
    """Mark what looks like a missed secret or person, where somebody looks closely."""
    stage, tools = play.stage, play.stage.rooms.instruments
    with stage.entering(who, play.case_id) as (database, access):
        items = items_of(tools.keyring, decoyed_review_of(database, upload_id))
        for number, item in enumerate(items):
            if zlib.crc32(f"{play.problem.title} {play.customer.name} {number}".encode()) % _PASSED_OVER:
                marked = RedactionChoice(missed=True, value=item.text, category=DataCategory.PEOPLE)
                decide_redaction(database, access, upload_id, marked, tools, stage.now)
