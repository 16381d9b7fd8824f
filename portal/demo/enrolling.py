"""The beginning of the demonstration: the operator enrols everybody, people join, vendors agree."""

from datetime import timedelta

from portal.access.actors import Actor
from portal.access.link_access import enter_link
from portal.access.permissions import needs_second_factor, permissions_of
from portal.actions.enroll_organization import Enrollment, enroll_organization
from portal.actions.invite_person import invite_person
from portal.actions.join import Newcomer, join
from portal.actions.prepare_installation import prepare_installation
from portal.actions.set_second_factor import propose_secret, set_second_factor
from portal.demo.cast import (
    ADMINISTRATORS,
    CUSTOMERS,
    HOUSES,
    LATER_APPROVERS,
    LATER_CUSTOMERS,
    OPERATOR,
    OPERATOR_NAME,
    PASSWORD,
    PLAYERS,
    VENDORS,
    House,
    Player,
)
from portal.demo.further_customers import FURTHER_CUSTOMERS
from portal.demo.stage import BROWSERS, Stage
from portal.records.people import Person
from portal.vault.one_time_codes import code_at, step_of
from portal.vocabulary import LinkPurpose, Role

OPERATOR_DOMAIN = "entente.example"


def enroll_everybody(stage: Stage) -> None:
    """Enrol the organizations and let their people join, each by the invitation in their mailbox."""
    _take_office(stage)
    for house in (*VENDORS, *CUSTOMERS):
        _enroll(stage, house)
    for player in PLAYERS:
        take_in(stage, player)
    for house in LATER_CUSTOMERS:
        _enroll(stage, house)
    for player in LATER_APPROVERS:
        _invite(stage, OPERATOR.name, player)
        _join(stage, player, address_of(player), after=timedelta(minutes=5))


def enroll_further(stage: Stage) -> None:
    """Enrol the customers of whom nobody signs in."""
    for house in FURTHER_CUSTOMERS:
        _enroll(stage, house)


def take_in(stage: Stage, player: Player) -> None:
    """Invite one person, by the operator or by their own administrator, and let them join."""
    if Role.VENDOR_ADMINISTRATOR in player.roles or HOUSES[player.house] in CUSTOMERS:
        _invite(stage, OPERATOR.name, player)
    else:
        _invite(stage, ADMINISTRATORS[player.house], player)
    _join(stage, player, address_of(player))


def address_of(player: Player) -> str:
    """The e-mail address of one person."""
    house = HOUSES.get(player.house)
    return f"{player.mailbox}@{house.domain if house else OPERATOR_DOMAIN}"


def _take_office(stage: Stage) -> None:
    email = address_of(OPERATOR)
    with stage.transaction() as database:
        prepared = prepare_installation(
            database,
            stage.rooms.instruments,
            stage.now,
            operator_email=email,
            name=OPERATOR_NAME,
            domain=OPERATOR_DOMAIN,
        )
    stage.organizations[OPERATOR_NAME] = prepared.organization
    _join(stage, OPERATOR, email)


def _enroll(stage: Stage, house: House) -> None:
    enrollment = Enrollment(house.kind, house.name, house.domain, house.time_zone)
    with stage.transaction() as database:
        stage.organizations[house.name] = enroll_organization(
            database, stage.people[OPERATOR.name], enrollment, stage.rooms.instruments, stage.now
        )


def _invite(stage: Stage, inviter: str, player: Player) -> None:
    with stage.transaction() as database:
        invite_person(
            database,
            stage.people[inviter],
            stage.organizations[player.house],
            address_of(player),
            player.roles,
            stage.rooms.instruments,
            stage.now,
        )


def _join(stage: Stage, player: Player, email: str, after: timedelta | None = None) -> None:
    stage.clock.pass_by(after or timedelta(minutes=stage.dice.randint(3, 25)))
    zone = HOUSES[player.house].time_zone if player.house in HOUSES else "UTC"
    stage.settle()
    with stage.transaction() as database:
        token = stage.post.newest(email, "invitation")
        access = enter_link(database, token, LinkPurpose.INVITATION, stage.now)
        newcomer = Newcomer(player.name, PASSWORD, zone)
        person = join(database, access, newcomer, stage.rooms.instruments, stage.now)
    stage.people[player.name] = _actor(stage, player, person)
    if needs_second_factor(player.roles):
        _set_second_factor(stage, player.name)


def _actor(stage: Stage, player: Player, person: Person) -> Actor:
    return Actor(
        organization_id=person.organization_id,
        person_id=person.id,
        name=person.name,
        email=person.email,
        roles=frozenset(player.roles),
        permissions=permissions_of(player.roles, stage.organizations[player.house].kind),
        time_zone=person.time_zone,
        client=stage.dice.choice(BROWSERS),
        address=player.address,
    )


def _set_second_factor(stage: Stage, name: str) -> None:
    actor, instruments = stage.people[name], stage.rooms.instruments
    session = stage.sign_in(actor)
    pending = propose_secret(actor, session, instruments)
    stage.keep_code(name, pending.shown)
    with stage.transaction() as database:
        code = code_at(stage.codes[name], step_of(stage.now))
        session = database.merge(session)
        set_second_factor(database, actor, session, pending.sealed, code, instruments, stage.now)
