"""What a legal hold keeps: placed by the customer's officer, opened by two of three after a withdrawal."""

from uuid import UUID

from sqlalchemy import select

from portal.actions.agree_to_open_held import agree_to_open_held
from portal.actions.ask_to_open_held import OpeningAsk, ask_to_open_held
from portal.actions.open_held import open_held
from portal.actions.place_legal_hold import HoldDraft, place_legal_hold
from portal.demo.play import Play
from portal.records.cases import case_of
from portal.records.hold_openings import held_results
from portal.records.legal_holds import LegalHold
from portal.records.people import Person
from portal.records.roads import ON_COMMAND

_WHY = "A claim for damages was announced; what was shown of this case must be kept."
_LOOK = "The court asks for what the storage vendor was told."


def place(play: Play, officer: str, *colleagues: str) -> UUID:
    """Keep the case's permission with two colleagues."""
    stage = play.stage
    stage.arrive(officer)
    with stage.transaction() as database:
        named = select(Person.id).where(Person.name.in_(colleagues))
        reference = case_of(database, play.case_id).reference
        draft = HoldDraft(reference, _WHY, list(database.scalars(named)))
        actor, tools = stage.people[officer], stage.rooms.instruments
        return place_legal_hold(database, actor, draft, tools, stage.now).id


def ask(play: Play, officer: str, hold_id: UUID, number: int) -> UUID:
    """Ask to open one of the contents that the hold keeps."""
    stage = play.stage
    with stage.rooms.database.transaction(ON_COMMAND, write=False) as database:
        hold = database.get_one(LegalHold, hold_id)
        held = held_results(database, hold.authorization_id)[number]
        wanted = OpeningAsk(held.disclosure.id, held.result.organization_id, _LOOK)
    stage.arrive(officer)
    with stage.transaction() as database:
        return ask_to_open_held(database, stage.people[officer], hold_id, wanted, stage.now).id


def agree(play: Play, officer: str, opening_id: UUID) -> None:
    """A second officer agrees."""
    stage = play.stage
    stage.arrive(officer)
    with stage.transaction() as database:
        agree_to_open_held(database, stage.people[officer], opening_id, stage.now)


def look(play: Play, officer: str, opening_id: UUID) -> None:
    """Open it, once."""
    stage, tools = play.stage, play.stage.rooms.instruments
    with stage.transaction() as database:
        for _ in open_held(database, stage.people[officer], opening_id, tools, stage.now).pieces:
            pass
