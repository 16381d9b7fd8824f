"""`portal evidence`: draw the evidence pack of one case into a file."""

from pathlib import Path

import click

from portal.cli.opening import open_installation
from portal.vocabulary import Conflict, Missing


@click.command()
@click.argument("reference")
@click.option("--for", "domain", default="", help="For the organization with this domain, not the customer.")
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
def evidence(reference: str, domain: str, into: Path | None) -> None:
    """Draw the evidence pack of the case REFERENCE: entries, proofs, receipts, and verifiers; no content."""
    from portal.access.portal_actor import auditor_for  # noqa: PLC0415 - the other commands start faster
    from portal.actions.draw_evidence import draw_evidence  # noqa: PLC0415
    from portal.actions.pack_evidence import pack_evidence  # noqa: PLC0415
    from portal.records.cases import case_by_reference  # noqa: PLC0415
    from portal.records.organizations import organization_by_domain  # noqa: PLC0415
    from portal.records.roads import ON_COMMAND  # noqa: PLC0415
    from portal.server import only_writer  # noqa: PLC0415
    from portal.witnessing import witness_newest  # noqa: PLC0415
    from portal.worker import publish_all  # noqa: PLC0415

    rooms = open_installation()
    with only_writer(rooms.settings):
        with rooms.database.transaction(ON_COMMAND) as database:
            case = case_by_reference(database, reference)
            organization = organization_by_domain(database, domain) if domain else None
            if case is None or (domain and organization is None):
                raise Missing("There is no such case, or no organization with this domain.")
            actor = auditor_for(organization.id if organization is not None else case.customer_id)
            drawn = draw_evidence(database, actor, case.id, rooms.clock())
        publish_all(rooms)
        witness_newest(rooms)
        with rooms.database.transaction(ON_COMMAND) as database:
            pack = pack_evidence(database, actor, drawn.id, rooms.instruments, rooms.clock())
    target = into or Path(f"evidence-{pack.reference}.zip")
    try:
        with target.open("xb") as file:
            file.write(pack.content)
    except FileExistsError as there:
        raise Conflict(f"{target} is there already. Move it away, or choose another name: --into") from there
    click.echo(f"{target}: check it with python3 verify.py {target}, or with the page verify.html in it.")
