"""All tables in one place, so that migrations and tests see the whole."""

from portal.records import (  # noqa: F401 - each brings its tables into the metadata
    agreements,
    alarm_receivers,
    alarms,
    audit_log,
    authorizations,
    cases,
    collaboration_requests,
    cosignatures,
    counted_months,
    disclosures,
    exports,
    facts,
    goals,
    handoffs,
    histories,
    hold_openings,
    jobs,
    ladders,
    legal_holds,
    links,
    mandates,
    notices,
    organizations,
    own_patterns,
    people,
    resolutions,
    reveal_requests,
    saved_searches,
    suggestions,
    timeline,
    uploads,
)
from portal.records.base import Base

METADATA = Base.metadata
