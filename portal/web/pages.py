"""All pages of the portal, as create_app registers them."""

from portal.web.access_review import access_reviews
from portal.web.agreements import agreements
from portal.web.alarm_receivers import alarm_receivers
from portal.web.alarms import alarms
from portal.web.audit import audit
from portal.web.authorizations import authorizations
from portal.web.business_events import business_events
from portal.web.cases import cases
from portal.web.causes import causes
from portal.web.closing import closing
from portal.web.collaboration_requests import collaboration_requests
from portal.web.customer import customer
from portal.web.deciding import deciding
from portal.web.deciding_reveals import deciding_reveals
from portal.web.decoys import decoys
from portal.web.design import design_pages
from portal.web.disclosures import disclosures
from portal.web.escalations import escalations
from portal.web.evidence import evidence
from portal.web.excess import excess
from portal.web.gaps import gaps_pages
from portal.web.goals import goals
from portal.web.handoffs import handoffs
from portal.web.histories import histories
from portal.web.home import home_pages
from portal.web.inbox import inbox_pages
from portal.web.intake_form import intake_form
from portal.web.invitations import invitations
from portal.web.ladders import ladders
from portal.web.legal_holds import legal_holds
from portal.web.mailbox import mailbox
from portal.web.mandates import mandates
from portal.web.measure_plans import measure_plans
from portal.web.measures import measures
from portal.web.messages import messages
from portal.web.notes import notes
from portal.web.organization_settings import organization_settings
from portal.web.organizations import organizations
from portal.web.outcomes import outcomes
from portal.web.own_patterns import own_patterns
from portal.web.palette import palette_pages
from portal.web.partners import partners
from portal.web.passkeys import passkeys
from portal.web.people import people
from portal.web.permissions import permissions
from portal.web.pictures import pictures
from portal.web.profile import profile_pages
from portal.web.public_log import public_log
from portal.web.redaction_review import redaction_review
from portal.web.repeats import repeats
from portal.web.resolutions import resolutions
from portal.web.retention import retention
from portal.web.reveal_requests import reveal_requests
from portal.web.saved_searches import saved_searches
from portal.web.saved_views import saved_views
from portal.web.second_decisions import second_decisions
from portal.web.second_factor import second_factor
from portal.web.signing_in import signing_in
from portal.web.suggestions import suggestions
from portal.web.uploads import uploads
from portal.web.waits import waits
from portal.web.withdrawing import withdrawing
from portal.web.workarounds import workarounds

PAGES = (
    home_pages,
    signing_in,
    agreements,
    audit,
    public_log,
    evidence,
    saved_searches,
    saved_views,
    access_reviews,
    permissions,
    retention,
    legal_holds,
    authorizations,
    customer,
    deciding,
    alarm_receivers,
    alarms,
    deciding_reveals,
    reveal_requests,
    intake_form,
    invitations,
    ladders,
    mandates,
    passkeys,
    organization_settings,
    outcomes,
    own_patterns,
    decoys,
    organizations,
    partners,
    people,
    profile_pages,
    second_decisions,
    second_factor,
    withdrawing,
    business_events,
    cases,
    causes,
    closing,
    collaboration_requests,
    escalations,
    excess,
    gaps_pages,
    goals,
    handoffs,
    histories,
    inbox_pages,
    disclosures,
    measures,
    measure_plans,
    messages,
    redaction_review,
    pictures,
    uploads,
    notes,
    palette_pages,
    repeats,
    resolutions,
    suggestions,
    waits,
    workarounds,
)

PLAYGROUND_PAGES = (mailbox,)
"""Only in a demonstration that nobody but this machine can reach."""

DEVELOPMENT_PAGES = (design_pages,)
"""Only where the portal itself is being developed."""
