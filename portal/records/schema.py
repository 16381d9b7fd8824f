"""All tables in one place, so that migrations and tests see the whole."""

from portal.records import (  # noqa: F401 - each brings its tables into the metadata
    agreements,
    audit_log,
    authorizations,
    cases,
    collaboration_requests,
    cosignatures,
    disclosures,
    exports,
    facts,
    goals,
    handoffs,
    histories,
    jobs,
    legal_holds,
    links,
    notices,
    organizations,
    people,
    resolutions,
    reveal_requests,
    saved_searches,
    timeline,
    uploads,
)
from portal.records.base import Base

METADATA = Base.metadata
