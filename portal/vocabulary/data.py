"""What is disclosed, how it is treated and what for."""

from enum import StrEnum


class DataCategory(StrEnum):
    """The kinds of data that a customer allows, a protocol needs and a ceiling limits."""

    CREDENTIALS = "credentials"
    PEOPLE = "people"
    ACCOUNTS = "accounts"
    HOSTS = "hosts"
    NETWORK = "network"
    DEVICES = "devices"
    LOCATIONS = "locations"
    FINANCIAL = "financial"
    NATIONAL_IDS = "national_ids"
    CUSTOMER_TERMS = "customer_terms"
    TECHNICAL = "technical"


class Treatment(StrEnum):
    """What happens to a category before it leaves. `strictest` is the only way to combine two."""

    REMOVE = "remove"
    PSEUDONYMIZE = "pseudonymize"
    KEEP = "keep"

    @property
    def openness(self) -> int:
        """How much it lets out: 0 nothing, 1 a stand-in, 2 the value itself."""
        return list(Treatment).index(self)


def strictest(*treatments: Treatment) -> Treatment:
    """The treatment that lets out the least; of none at all, `REMOVE` (default is deny)."""
    return min(treatments, key=lambda treatment: treatment.openness, default=Treatment.REMOVE)


class Purpose(StrEnum):
    """What for: the DPV 2.3 terms that a case can have (https://w3id.org/dpv#…)."""

    CUSTOMER_CARE = "dpv:CustomerCare"
    TECHNICAL_SERVICE = "dpv:TechnicalServiceProvision"
    SERVICE_MONITORING = "dpv:ServiceMonitoring"
    ENFORCE_SECURITY = "dpv:EnforceSecurity"
