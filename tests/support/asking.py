"""Cedar's intake form for tests, and a vendor that fills it in."""

from uuid import UUID

from portal.actions.ask_for_collaboration import ask_for_collaboration
from portal.records.collaboration_requests import CollaborationRequest, requests_of
from portal.rules.intake import Field, FieldKind, IntakeForm, form_to_json
from tests.support.casework import act
from tests.support.world import World

FORM = IntakeForm(
    (
        Field("happens", "What happens?", FieldKind.LONG_TEXT),
        Field("version", "Which version?"),
        Field("works", "Can the customer work?", FieldKind.YES_NO, required=False),
    )
)
ANSWERS = {"happens": "It reboots every night.", "version": "9.14.1P3", "works": ""}


def give_form(world: World) -> None:
    """Let Cedar ask three questions of everybody who asks it in."""
    with world.transaction() as database:
        database.merge(world.organizations["Cedar"]).intake_form = form_to_json(FORM)


def ask(world: World, case_id: UUID, answers: dict[str, str], partner: str = "Cedar") -> UUID:
    """Let Ada ask a partner in with these answers."""
    partner_id = world.organizations[partner].id
    return act(world, "Ada", case_id, ask_for_collaboration, partner_id, answers, tools=True).id


def request_now(world: World, case_id: UUID) -> CollaborationRequest:
    """The newest collaboration request of the case."""
    with world.transaction() as database:
        return requests_of(database, case_id)[-1]
