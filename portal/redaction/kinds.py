"""The kinds of things that are found: the category each belongs to, and how its stand-in looks."""

from dataclasses import dataclass
from enum import Enum

from portal.vocabulary import DataCategory as C


class Form(Enum):
    """How a stand-in keeps the shape of what it stands for."""

    MARK = "mark"
    IPV4 = "ipv4"
    IPV6 = "ipv6"
    MAC = "mac"
    HOST = "host"
    ACCOUNT = "account"
    PERSON = "person"
    EMAIL = "email"
    UUID = "uuid"
    SID = "sid"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. Of two claims on one place the one with the higher rank names the finding."""

    name: str
    category: C
    rank: int
    form: Form = Form.MARK
    taught: bool = False

    @property
    def label(self) -> str:
        """The word inside a mark: `<PASSWORD>`."""
        return self.name.upper()


_ROWS = (
    Kind("private_key", C.CREDENTIALS, 99),
    Kind("certificate", C.HOSTS, 98),
    Kind("password", C.CREDENTIALS, 90, taught=True),
    Kind("password_hash", C.CREDENTIALS, 89),
    Kind("authorization", C.CREDENTIALS, 88, taught=True),
    Kind("cookie", C.CREDENTIALS, 87, taught=True),
    Kind("session_id", C.CREDENTIALS, 86, taught=True),
    Kind("jwt", C.CREDENTIALS, 85, taught=True),
    Kind("token", C.CREDENTIALS, 80, taught=True),
    Kind("connection_string", C.CREDENTIALS, 79),
    Kind("high_entropy", C.CREDENTIALS, 20),
    Kind("email", C.PEOPLE, 60, Form.EMAIL),
    Kind("person", C.PEOPLE, 55, Form.PERSON, taught=True),
    Kind("phone", C.PEOPLE, 40),
    Kind("date_of_birth", C.PEOPLE, 56),
    Kind("sid", C.ACCOUNTS, 62, Form.SID),
    Kind("account", C.ACCOUNTS, 54, Form.ACCOUNT, taught=True),
    Kind("distinguished_name", C.ACCOUNTS, 57),
    Kind("cloud_account", C.ACCOUNTS, 58),
    Kind("host", C.HOSTS, 50, Form.HOST, taught=True),
    Kind("ipv4", C.NETWORK, 52, Form.IPV4),
    Kind("ipv6", C.NETWORK, 52, Form.IPV6),
    Kind("mac", C.NETWORK, 53, Form.MAC),
    Kind("serial", C.DEVICES, 45, taught=True),
    Kind("imei", C.DEVICES, 46),
    Kind("vehicle", C.DEVICES, 46),
    Kind("uuid", C.DEVICES, 51, Form.UUID),
    Kind("address", C.LOCATIONS, 56),
    Kind("postal_code", C.LOCATIONS, 44),
    Kind("coordinates", C.LOCATIONS, 47),
    Kind("card", C.FINANCIAL, 61),
    Kind("iban", C.FINANCIAL, 61),
    Kind("bank_account", C.FINANCIAL, 59),
    Kind("crypto_wallet", C.FINANCIAL, 59),
    Kind("national_id", C.NATIONAL_IDS, 60),
    Kind("tax_id", C.NATIONAL_IDS, 59),
    Kind("passport", C.NATIONAL_IDS, 58),
    Kind("driving_license", C.NATIONAL_IDS, 58),
    Kind("health_id", C.NATIONAL_IDS, 58),
    Kind("embedded_file", C.PEOPLE, 30),
    Kind("identifier", C.ACCOUNTS, 10),
    Kind("customer_term", C.CUSTOMER_TERMS, 70),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ROWS}

# A person may say that something was missed without knowing a finer kind than its category.
KIND_OF_CATEGORY: dict[C, str] = {
    C.CREDENTIALS: "token",
    C.PEOPLE: "person",
    C.ACCOUNTS: "account",
    C.HOSTS: "host",
    C.NETWORK: "host",
    C.DEVICES: "serial",
    C.LOCATIONS: "address",
    C.FINANCIAL: "bank_account",
    C.NATIONAL_IDS: "national_id",
    C.CUSTOMER_TERMS: "customer_term",
    C.TECHNICAL: "customer_term",
}
