"""The portal itself as an actor: what it does by the clock or in the queue, on an organization's behalf."""

from uuid import UUID

from portal.access.actors import Actor
from portal.vocabulary import Permission


def portal_for(organization_id: UUID) -> Actor:
    """Whoever the log names when nobody pressed a button."""
    return Actor(organization_id=organization_id, person_id=None, name="Entente", email="")


def auditor_for(organization_id: UUID) -> Actor:
    """The portal itself, which looks at the log on an organization's behalf."""
    return Actor(
        organization_id=organization_id,
        person_id=None,
        name="Entente",
        email="",
        permissions=frozenset({Permission.AUDIT_SEARCH}),
    )
