"""Who plays in the demonstration: invented organizations and people. Nobody here exists (RFC 2606)."""

from dataclasses import dataclass

from portal.vocabulary import OrganizationKind, Role

PASSWORD = "three lanterns by the quay"  # noqa: S105 - printed at every start; it opens a demonstration only
OPERATOR_NAME = "Entente"


@dataclass(frozen=True)
class House:
    """One organization of the demonstration."""

    name: str
    kind: OrganizationKind
    domain: str
    time_zone: str


@dataclass(frozen=True)
class Player:
    """One person, with their roles and where they sign in from."""

    name: str
    house: str
    roles: tuple[Role, ...]
    address: str

    @property
    def mailbox(self) -> str:
        """The part of the address before the @."""
        return self.name.lower().replace(" ", ".")


NORTHWIND = House(
    "Northwind Networks", OrganizationKind.VENDOR, "northwind-networks.example", "Europe/Berlin"
)
CEDAR = House("Cedar Storage", OrganizationKind.VENDOR, "cedar-storage.example", "America/Chicago")
BIRCH = House("Birch Identity", OrganizationKind.VENDOR, "birch-identity.example", "Europe/London")
HALDEN = House("Halden Rail", OrganizationKind.CUSTOMER, "halden-rail.example", "Europe/Oslo")
ORBIS = House("Orbis Clinics", OrganizationKind.CUSTOMER, "orbis-clinics.example", "America/New_York")

TARN = House("Tarn Water", OrganizationKind.CUSTOMER, "tarn-water.example", "Europe/London")

VENDORS = (NORTHWIND, CEDAR, BIRCH)
CUSTOMERS = (HALDEN, ORBIS)
LATER_CUSTOMERS = (TARN,)
"""They are enrolled when everybody else is there. Without them no figure would rest on three customers."""
HOUSES = {house.name: house for house in (*VENDORS, *CUSTOMERS, *LATER_CUSTOMERS)}

_ENGINEER = (Role.SUPPORT_ENGINEER,)
_ADMINISTRATOR = (Role.VENDOR_ADMINISTRATOR,)
_COMPLIANCE = (Role.COMPLIANCE_OFFICER,)
_EXECUTIVE = (Role.EXECUTIVE,)
_APPROVER = (Role.CUSTOMER_APPROVER,)

OPERATOR = Player("Olga Petrenko", OPERATOR_NAME, (Role.OPERATOR,), "192.0.2.10")

# Of each house those whom the operator invites come first; they invite the others.
PLAYERS = (
    Player("Greta Holm", NORTHWIND.name, _ADMINISTRATOR, "192.0.2.21"),
    Player("Ada Lindqvist", NORTHWIND.name, _ENGINEER, "192.0.2.22"),
    Player("Tomas Reyes", NORTHWIND.name, _ENGINEER, "192.0.2.23"),
    Player("Yusuf Demir", NORTHWIND.name, _COMPLIANCE, "192.0.2.24"),
    Player("Clara Stein", NORTHWIND.name, _EXECUTIVE, "192.0.2.25"),
    Player("Olive Grant", CEDAR.name, _ADMINISTRATOR, "198.51.100.31"),
    Player("Ben Carver", CEDAR.name, _ENGINEER, "198.51.100.32"),
    Player("Mei Tanaka", CEDAR.name, _ENGINEER, "198.51.100.33"),
    Player("Hannah Boyd", BIRCH.name, _ADMINISTRATOR, "203.0.113.41"),
    Player("Priya Nair", BIRCH.name, _ENGINEER, "203.0.113.42"),
    Player("Jonas Weber", BIRCH.name, _ENGINEER, "203.0.113.43"),
    Player("Maria Okafor", HALDEN.name, _APPROVER, "203.0.113.51"),
    Player("Erik Solberg", HALDEN.name, _COMPLIANCE, "203.0.113.52"),
    Player("Samuel Ortiz", ORBIS.name, _APPROVER, "203.0.113.61"),
    Player("Lena Fischer", ORBIS.name, _COMPLIANCE, "203.0.113.62"),
)

LATER_APPROVERS = (Player("Iris Lang", TARN.name, _APPROVER, "203.0.113.71"),)

WRITTEN_TO = (
    Player("Nora Quist", "Alder Foods", _APPROVER, "203.0.113.81"),
    Player("Hugo Brandt", "Brook Textiles", _APPROVER, "203.0.113.82"),
    Player("Ines Moreau", "Canal Libraries", _APPROVER, "203.0.113.83"),
)
"""They decide by the links in their mail and have no account."""

LATER_OFFICERS = (
    Player("Amara Cole", ORBIS.name, _COMPLIANCE, "203.0.113.63"),
    Player("Victor Hale", ORBIS.name, _COMPLIANCE, "203.0.113.64"),
)
"""They join when something must be kept for a court, which takes three officers of one organization."""

ENGINEERS = {
    house.name: tuple(one.name for one in PLAYERS if one.house == house.name and one.roles == _ENGINEER)
    for house in VENDORS
}
ADMINISTRATORS = {one.house: one.name for one in PLAYERS if one.roles == _ADMINISTRATOR}
APPROVERS = {one.house: one for one in (*PLAYERS, *LATER_APPROVERS, *WRITTEN_TO) if one.roles == _APPROVER}
POSITIONS = {
    "Maria Okafor": "Head of operations",
    "Samuel Ortiz": "Director of clinical systems",
    "Iris Lang": "Plant manager",
    "Nora Quist": "Head of logistics",
    "Hugo Brandt": "Manager of the weaving mill",
    "Ines Moreau": "Director of libraries",
}
