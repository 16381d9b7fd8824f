"""Which role may do what. A person may do what any of their roles may."""

from collections.abc import Iterable, Mapping

from portal.vocabulary import OrganizationKind, Permission, Role

_P = Permission

ROLE_PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.SUPPORT_ENGINEER: frozenset(
        {
            _P.CASE_LIST,
            _P.CASE_OPEN,
            _P.CASE_READ,
            _P.CASE_WORK,
            _P.REQUEST_ANSWER,
            _P.UPLOAD_CREATE,
            _P.DISCLOSURE_CREATE,
            _P.DISCLOSURE_READ,
            _P.HANDOFF_ANSWER,
            _P.AUTHORIZATION_REQUEST,
            _P.AUTHORIZATION_READ,
            _P.AGREEMENT_READ,
        }
    ),
    Role.VENDOR_ADMINISTRATOR: frozenset(
        {
            _P.PEOPLE_MANAGE,
            _P.AGREEMENT_READ,
            _P.AGREEMENT_SIGN,
            _P.PARTNER_SETTINGS,
        }
    ),
    Role.COMPLIANCE_OFFICER: frozenset(
        {_P.AUDIT_SEARCH, _P.AUTHORIZATION_READ, _P.AGREEMENT_READ, _P.LEGAL_HOLD},
    ),
    Role.EXECUTIVE: frozenset({_P.MEASURES_READ, _P.HISTORY_IMPORT, _P.GOAL_SET, _P.CASE_LIST, _P.CASE_READ}),
    Role.CUSTOMER_APPROVER: frozenset(
        {_P.AUTHORIZATION_READ, _P.AUTHORIZATION_DECIDE, _P.AUDIT_SEARCH},
    ),
    Role.OPERATOR: frozenset(
        {_P.ORGANIZATION_ENROLL, _P.HEALTH_READ, _P.TERMS_PUBLISH, _P.PEOPLE_MANAGE},
    ),
}

SECOND_FACTOR_ROLES = frozenset({Role.VENDOR_ADMINISTRATOR, Role.COMPLIANCE_OFFICER, Role.OPERATOR})


ONLY_VENDORS = frozenset({_P.AGREEMENT_READ, _P.AGREEMENT_SIGN, _P.PARTNER_SETTINGS})
"""What concerns vendors among themselves: a customer's compliance officer has no part in it."""


def permissions_of(roles: Iterable[Role], kind: OrganizationKind) -> frozenset[Permission]:
    """Everything that these roles together may do in an organization of this kind; no role, nothing."""
    together: frozenset[Permission] = frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles))
    return together if kind is OrganizationKind.VENDOR else together - ONLY_VENDORS


def needs_second_factor(roles: Iterable[Role]) -> bool:
    """Whether one of these roles must not be used with a password alone."""
    return not SECOND_FACTOR_ROLES.isdisjoint(roles)
