"""The name servers of a demonstration: its domains exist nowhere, and show whatever their owners proposed."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.gateways.domain_names import Texts
from portal.records.mandates import Mandate
from portal.records.organizations import Organization
from portal.records.roads import ON_COMMAND
from portal.rules.mandate import record_name
from portal.web.call import Rooms


@dataclass(frozen=True)
class DemoDomains:
    """Answers for the domains of everybody who takes part, as if each list had been published at once."""

    rooms: Rooms

    def texts(self, name: str) -> Texts:
        """The records of all lists that have not ended."""
        with self.rooms.database.transaction(ON_COMMAND, write=False) as database:
            rows = database.execute(
                select(Organization.domain, Mandate.value)
                .join(Organization, Organization.id == Mandate.organization_id)
                .where(Mandate.ended_at.is_(None))
            )
            return Texts(tuple(value for domain, value in rows if record_name(domain) == name))
