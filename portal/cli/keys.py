"""`portal keys`: list the keys, change them, copy the root keys to a safe place."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli.opening import FOUND, on_command, open_installation
from portal.vocabulary import Refused

if TYPE_CHECKING:
    from portal.access.key_inventory import NamedKey
    from portal.web.call import Rooms

ROOT, CUSTOMERS, ORGANIZATIONS, RECEIPTS = LEVELS = ("root", "customers", "organizations", "receipts")
LOG = "log"
"""Changed only when it is named: witnesses have to be given the newer key."""


@click.group()
def keys() -> None:
    """List the keys, change them, or copy the root keys to a safe place."""


@keys.command(name="list")
def list_all() -> None:
    """Show each key's name and age, and whether any is not the one that the log published."""
    from portal.actions.list_keys import list_keys  # noqa: PLC0415 - the other commands start faster

    rooms = open_installation()
    with on_command(rooms, write=False) as database:
        found = list_keys(database, rooms.instruments)
    click.echo("Root keys:")
    for line in found.root:
        click.echo(f"  {line}")
    _say_named("Keys that content is sealed for:", found.organizations)
    _say_named("Keys that sign:", found.signing)
    click.echo(f"Customers with a key: {found.customers}")
    click.echo(f"Permissions in force: {found.permissions_in_force}; their keys: {found.permission_keys}")
    for name in found.exchanged:
        click.echo(f"{name}: its key is not the one that the log published. Somebody has exchanged it.")
    if found.wrong_with_log:
        click.echo(f"The log's keys: {found.wrong_with_log}")
    if found.exchanged or found.wrong_with_log:
        sys.exit(FOUND)


@keys.command()
@click.argument("levels", nargs=-1, type=click.Choice([*LEVELS, LOG]))
@click.option("--of", "domain", default="", help="Change one organization's key now, by its domain.")
def rotate(levels: Sequence[str], domain: str) -> None:
    """Change the keys of these levels, or of all but the log's. Interrupted, it is simply run again.

    Everything stays readable, also while it runs. The log's own keys are changed when they are named: give
    the newer one to whoever runs a witness, within the month in which the earlier one signs beside it.
    """
    from portal import server  # noqa: PLC0415 - the other commands start faster without it

    rooms = open_installation()
    with server.only_writer(rooms.settings):
        if domain:
            _rotate_one(rooms, domain)
            return
        for level in levels:
            click.echo(_ROTATE[level](rooms))
        if not levels:
            _rotate_all(rooms)


@keys.command()
@click.argument("target", type=click.Path(path_type=Path))
def backup(target: Path) -> None:
    """Copy the root keys to a file that is not there yet. Keep it apart from every other backup."""
    open_installation().instruments.root.backup(target.absolute())
    click.echo(f"Copied to {target}. Whoever has this file and a backup of the database reads everything.")


def _rotate_all(rooms: "Rooms") -> None:
    """Every level but the log's; a security module, which makes its own keys, holds up no other level."""
    for level in LEVELS:
        try:
            click.echo(_ROTATE[level](rooms))
        except Refused as stays:
            click.echo(f"{level}: {stays}")


def _rotate_root(rooms: "Rooms") -> str:
    from portal.access.relocking import Spot  # noqa: PLC0415
    from portal.actions.relock_rows import relock_rows  # noqa: PLC0415
    from portal.actions.rotate_root_key import rotate_root_key  # noqa: PLC0415

    with on_command(rooms) as database:
        made = rotate_root_key(database, rooms.instruments, rooms.clock())
    spot: Spot | None = Spot()
    locked = 0
    while spot is not None:
        with on_command(rooms) as database:
            spot, count = relock_rows(database, rooms.instruments, spot)
        locked += count
    begun = "a newer one" if made else "an earlier rotation is finished"
    return f"root: {begun}; {locked} keys locked anew"


def _rotate_customers(rooms: "Rooms") -> str:
    from portal.actions.rotate_customer_key import rotate_customer_key  # noqa: PLC0415
    from portal.actions.settle_customer_key import settle_customer_key  # noqa: PLC0415
    from portal.records.organizations import organizations_of_kind  # noqa: PLC0415
    from portal.vocabulary import OrganizationKind  # noqa: PLC0415

    with on_command(rooms, write=False) as database:
        customers = [one.id for one in organizations_of_kind(database, OrganizationKind.CUSTOMER)]
    for customer_id in customers:
        with on_command(rooms) as database:
            rotate_customer_key(database, customer_id, rooms.instruments, rooms.clock())
        with on_command(rooms) as database:
            settle_customer_key(database, customer_id, rooms.instruments)
    return f"customers: {len(customers)} newer keys"


def _rotate_organizations(rooms: "Rooms") -> str:
    from sqlalchemy import select  # noqa: PLC0415

    from portal.actions.rotate_organization_key import rotate_organization_key  # noqa: PLC0415
    from portal.records.organizations import Organization  # noqa: PLC0415

    with on_command(rooms, write=False) as database:
        found = database.scalars(select(Organization.id).order_by(Organization.name)).all()
    made = 0
    for organization_id in found:
        with on_command(rooms) as database:
            made += rotate_organization_key(database, organization_id, rooms.instruments, rooms.clock())
    return f"organizations: {made} newer keys of {len(found)} (those of the last day stay)"


def _rotate_receipts(rooms: "Rooms") -> str:
    from portal.actions.rotate_signing_key import rotate_signing_key  # noqa: PLC0415

    with on_command(rooms) as database:
        made = rotate_signing_key(database, rooms.instruments, rooms.clock())
    return "receipts: a newer key" if made else "receipts: the key of the last day stays"


def _rotate_log(rooms: "Rooms") -> str:
    from portal.access.log_keys import BOTH_SIGN  # noqa: PLC0415
    from portal.access.signing import log_key  # noqa: PLC0415
    from portal.actions.rotate_log_key import rotate_log_key  # noqa: PLC0415
    from portal.worker import publish_all  # noqa: PLC0415

    with on_command(rooms) as database:
        made = rotate_log_key(database, rooms.instruments, rooms.clock())
        key = log_key(database).to_text()
    publish_all(rooms)
    if not made:
        return "log: the keys of the last day stay"
    both = f"for {BOTH_SIGN.days} days the earlier ones sign too"
    return f"log: newer keys; {both}. Give this one to whoever runs a witness:\n{key}"


def _rotate_one(rooms: "Rooms", domain: str) -> None:
    from portal.actions.rotate_organization_key import rotate_organization_key  # noqa: PLC0415
    from portal.records.organizations import organization_with_domain  # noqa: PLC0415

    with on_command(rooms) as database:
        organization = organization_with_domain(database, domain)
        rotate_organization_key(database, organization.id, rooms.instruments, rooms.clock(), at_once=True)
    click.echo(f"{organization.name} has a newer key. Its customers are told.")


def _say_named(title: str, found: "Sequence[NamedKey]") -> None:
    click.echo(title)
    for one in found:
        earlier = "" if one.is_newest else ", earlier"
        click.echo(f"  {one.key_id[:16]}  {one.since:%Y-%m-%d}  {one.whose}{earlier}")


_ROTATE = {
    ROOT: _rotate_root,
    CUSTOMERS: _rotate_customers,
    ORGANIZATIONS: _rotate_organizations,
    RECEIPTS: _rotate_receipts,
    LOG: _rotate_log,
}
