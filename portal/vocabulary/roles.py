"""Who somebody is and what they may do."""

from enum import StrEnum


class OrganizationKind(StrEnum):
    """What an enrolled organization is to the others."""

    VENDOR = "vendor"
    CUSTOMER = "customer"
    OPERATOR = "operator"


class Role(StrEnum):
    """What a person does for their organization; a person may have several."""

    SUPPORT_ENGINEER = "support_engineer"
    VENDOR_ADMINISTRATOR = "vendor_administrator"
    COMPLIANCE_OFFICER = "compliance_officer"
    EXECUTIVE = "executive"
    CUSTOMER_APPROVER = "customer_approver"
    OPERATOR = "operator"


class Permission(StrEnum):
    """What one page or action asks of a person. Roles are sets of these (access/permissions.py)."""

    CASE_LIST = "case:list"
    CASE_OPEN = "case:open"
    CASE_READ = "case:read"
    CASE_WORK = "case:work"
    REQUEST_ANSWER = "collaboration_request:answer"
    UPLOAD_CREATE = "upload:create"
    DISCLOSURE_CREATE = "disclosure:create"
    DISCLOSURE_READ = "disclosure:read"
    HANDOFF_ANSWER = "handoff:answer"
    AUTHORIZATION_REQUEST = "authorization:request"
    AUTHORIZATION_READ = "authorization:read"
    AUTHORIZATION_DECIDE = "authorization:decide"
    AGREEMENT_READ = "agreement:read"
    AGREEMENT_SIGN = "agreement:sign"
    PARTNER_SETTINGS = "partner:settings"
    PEOPLE_MANAGE = "people:manage"
    AUDIT_SEARCH = "audit:search"
    LEGAL_HOLD = "legal_hold:place"
    MEASURES_READ = "measures:read"
    HISTORY_IMPORT = "history:import"
    GOAL_SET = "goal:set"
    ORGANIZATION_ENROLL = "organization:enroll"
    TERMS_PUBLISH = "terms:publish"
    HEALTH_READ = "health:read"


class Place(StrEnum):
    """An organization's place in one case."""

    OPENER = "opener"
    PARTNER = "partner"
    OBSERVER = "observer"


class LinkPurpose(StrEnum):
    """The one thing that a link in a message can be used for."""

    INVITATION = "invitation"
    AUTHORIZATION = "authorization"
    CUSTOMER = "customer"
    RESOLUTION = "resolution"
    OUTCOME = "outcome"
    WORKAROUND = "workaround"
    REVEAL = "reveal"
    SECOND_DECISION = "second_decision"
    WITHDRAWAL = "withdrawal"
