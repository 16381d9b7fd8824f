"""What an access review finds, and what a sign-off is bound to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from portal.rules.access_review import (
    ActivePerson,
    FindingKind,
    GlassBroken,
    LivePermission,
    findings,
    fingerprint,
)
from portal.vocabulary import DataCategory, Treatment

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
QUIET = LivePermission(
    id=UUID(int=1),
    granted_at=NOW - timedelta(days=60),
    last_read_at=NOW - timedelta(days=1),
    not_after=NOW + timedelta(days=90),
    granted={DataCategory.NETWORK: Treatment.PSEUDONYMIZE},
    needed={DataCategory.NETWORK: Treatment.PSEUDONYMIZE},
)
HERE = ActivePerson(UUID(int=2), NOW - timedelta(days=400), NOW - timedelta(days=2))


def kinds(permission: LivePermission = QUIET, person: ActivePerson = HERE) -> list[FindingKind]:
    return [one.kind for one in findings([permission], [person], NOW)]


def test_what_is_used_needed_and_lasting_is_not_found() -> None:
    assert kinds() == []


def test_each_reason_is_found_at_its_limit_and_not_before() -> None:
    day, second = timedelta(days=1), timedelta(seconds=1)

    assert kinds(replace(QUIET, last_read_at=NOW - 30 * day)) == [FindingKind.UNUSED]
    assert kinds(replace(QUIET, last_read_at=NOW - 30 * day + second)) == []
    assert kinds(replace(QUIET, last_read_at=None)) == [FindingKind.UNUSED]
    assert kinds(replace(QUIET, last_read_at=None, granted_at=NOW)) == []
    assert kinds(replace(QUIET, not_after=NOW + 14 * day)) == [FindingKind.EXPIRING]
    assert kinds(replace(QUIET, not_after=NOW + 14 * day + second)) == []
    assert kinds(person=replace(HERE, seen_at=NOW - 90 * day)) == [FindingKind.DORMANT]
    assert kinds(person=replace(HERE, seen_at=None)) == [FindingKind.DORMANT]
    assert kinds(person=replace(HERE, seen_at=None, since=NOW - 89 * day)) == []


def test_a_permission_that_allows_more_than_the_problem_needs_names_what() -> None:
    wide = replace(
        QUIET,
        granted={DataCategory.NETWORK: Treatment.KEEP, DataCategory.PEOPLE: Treatment.PSEUDONYMIZE},
    )

    (found,) = findings([wide], [], NOW)

    assert found.kind is FindingKind.OFF_PROTOCOL
    assert found.categories == (DataCategory.NETWORK, DataCategory.PEOPLE)
    assert kinds(replace(QUIET, granted={DataCategory.NETWORK: Treatment.REMOVE})) == []


def test_a_sign_off_is_bound_to_exactly_what_was_found() -> None:
    unused = replace(QUIET, last_read_at=None)
    wide = replace(unused, granted={DataCategory.NETWORK: Treatment.KEEP})
    other = replace(wide, granted={DataCategory.PEOPLE: Treatment.KEEP})
    later = NOW + timedelta(hours=3)

    same = fingerprint(findings([unused], [HERE], NOW))

    assert fingerprint(findings([unused], [HERE], later)) == same
    assert fingerprint(list(reversed(findings([wide], [HERE], NOW)))) == fingerprint(
        findings([wide], [HERE], NOW)
    )
    kinds_of_lists = [[], *(findings([one], [HERE], NOW) for one in (unused, wide, other))]
    assert len({fingerprint(one) for one in kinds_of_lists}) == 4


def test_an_opening_of_what_a_hold_keeps_is_shown_for_thirty_days() -> None:
    opened = [GlassBroken(UUID(int=9), NOW - timedelta(days=days)) for days in (29, 30)]

    found = findings([], [], NOW, opened)

    assert [(one.kind, one.at) for one in found] == [(FindingKind.HELD_OPENED, NOW - timedelta(days=29))]
