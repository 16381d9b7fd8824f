"""Coverage is a yes to every question; any single no, or silence, denies."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rules.coverage import (
    EVERYTHING,
    NOTHING,
    AgreementFacts,
    AuthorizationFacts,
    Obstacle,
    WantedDisclosure,
    decide,
    effective_treatments,
)
from portal.vocabulary import AuthorizationState, DataCategory, Purpose, Treatment

CASE, A, B, C = (UUID(int=number) for number in (9, 1, 2, 3))
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
AGREEMENT = AgreementFacts("2", {A: "2", B: "2"})
AUTHORIZATION = AuthorizationFacts(
    state=AuthorizationState.GRANTED,
    case_id=CASE,
    recipient_organization_ids=frozenset({B}),
    purposes=frozenset({Purpose.TECHNICAL_SERVICE}),
    treatments=MappingProxyType(
        {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.PSEUDONYMIZE}
    ),
    granted_at=NOW - timedelta(days=1),
    expires_at=NOW + timedelta(days=1),
)
WANTED = WantedDisclosure(
    case_id=CASE,
    case_closed=False,
    discloser_organization_id=A,
    recipient_organization_id=B,
    purpose=Purpose.TECHNICAL_SERVICE,
    treatments={DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.PSEUDONYMIZE},
    at=NOW,
)


def test_a_disclosure_inside_the_agreement_and_the_authorization_is_allowed() -> None:
    decision = decide(WANTED, AGREEMENT, AUTHORIZATION, EVERYTHING, EVERYTHING)

    assert decision.allowed
    assert decision.obstacle is None
    assert decision.treatments[DataCategory.HOSTS] is Treatment.PSEUDONYMIZE
    assert decision.treatments[DataCategory.PEOPLE] is Treatment.REMOVE


Change = Callable[[], tuple[WantedDisclosure, AgreementFacts | None, AuthorizationFacts | None]]
SPOILED: list[tuple[Obstacle, Change]] = [
    (Obstacle.NO_AGREEMENT, lambda: (WANTED, None, AUTHORIZATION)),
    (Obstacle.NO_AGREEMENT, lambda: (WANTED, replace(AGREEMENT, signed_versions={A: "2"}), AUTHORIZATION)),
    (Obstacle.NO_AGREEMENT, lambda: (WANTED, replace(AGREEMENT, ended_at=NOW), AUTHORIZATION)),
    (
        Obstacle.AGREEMENT_OUTDATED,
        lambda: (WANTED, replace(AGREEMENT, signed_versions={A: "2", B: "1"}), AUTHORIZATION),
    ),
    (Obstacle.NOT_GRANTED, lambda: (WANTED, AGREEMENT, None)),
    (Obstacle.EXPIRED, lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, expires_at=NOW))),
    (
        Obstacle.EXPIRED,
        lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, expires_at=None, ends_with_case=False)),
    ),
    (
        Obstacle.NOT_YET,
        lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, granted_at=NOW + timedelta(seconds=1))),
    ),
    (Obstacle.NOT_YET, lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, granted_at=None))),
    (Obstacle.CASE_CLOSED, lambda: (replace(WANTED, case_closed=True), AGREEMENT, AUTHORIZATION)),
    (Obstacle.OTHER_CASE, lambda: (replace(WANTED, case_id=UUID(int=8)), AGREEMENT, AUTHORIZATION)),
    (
        Obstacle.OTHER_RECIPIENT,
        lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, recipient_organization_ids=frozenset({C}))),
    ),
    (
        Obstacle.OTHER_RECIPIENT,
        lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, recipient_organization_ids=frozenset())),
    ),
    (Obstacle.OTHER_PURPOSE, lambda: (WANTED, AGREEMENT, replace(AUTHORIZATION, purposes=frozenset()))),
    (
        Obstacle.SAME_ORGANIZATION,
        lambda: (replace(WANTED, discloser_organization_id=B), AGREEMENT, AUTHORIZATION),
    ),
    (
        Obstacle.TOO_OPEN,
        lambda: (
            replace(WANTED, treatments={DataCategory.HOSTS: Treatment.KEEP}),
            AGREEMENT,
            AUTHORIZATION,
        ),
    ),
    (
        Obstacle.TOO_OPEN,
        lambda: (
            replace(WANTED, treatments={DataCategory.PEOPLE: Treatment.PSEUDONYMIZE}),
            AGREEMENT,
            AUTHORIZATION,
        ),
    ),
]


@pytest.mark.parametrize(("obstacle", "spoil"), SPOILED)
def test_any_single_no_denies_and_names_itself(obstacle: Obstacle, spoil: Change) -> None:
    wanted, agreement, authorization = spoil()

    decision = decide(wanted, agreement, authorization, EVERYTHING, EVERYTHING)

    assert not decision.allowed
    assert decision.obstacle is obstacle
    assert decision.reason.endswith(".")


@pytest.mark.parametrize("state", sorted(set(AuthorizationState) - {AuthorizationState.GRANTED}))
def test_only_a_granted_authorization_allows_anything(state: AuthorizationState) -> None:
    decision = decide(WANTED, AGREEMENT, replace(AUTHORIZATION, state=state), EVERYTHING, EVERYTHING)

    assert decision.obstacle is Obstacle.NOT_GRANTED
    assert decision.treatments == NOTHING


def test_each_obstacle_is_tried() -> None:
    assert {obstacle for obstacle, _ in SPOILED} == set(Obstacle)


def test_a_protocol_or_ceiling_that_is_silent_removes() -> None:
    decision = decide(WANTED, AGREEMENT, AUTHORIZATION, NOTHING, EVERYTHING)

    assert decision.obstacle is Obstacle.TOO_OPEN
    assert set(decision.treatments.values()) == {Treatment.REMOVE}


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        decide(replace(WANTED, at=datetime(2026, 5, 4)), AGREEMENT, AUTHORIZATION, NOTHING, NOTHING)  # noqa: DTZ001


def test_live_credentials_are_never_kept_even_if_all_three_say_so() -> None:
    effective = effective_treatments(EVERYTHING, EVERYTHING, EVERYTHING)

    assert effective[DataCategory.CREDENTIALS] is Treatment.PSEUDONYMIZE


TREATMENTS = st.dictionaries(st.sampled_from(list(DataCategory)), st.sampled_from(list(Treatment)))


@given(TREATMENTS, TREATMENTS, TREATMENTS)
def test_what_leaves_is_never_more_open_than_any_of_the_three_and_credentials_are_never_kept(
    one: dict[DataCategory, Treatment],
    two: dict[DataCategory, Treatment],
    three: dict[DataCategory, Treatment],
) -> None:
    effective = effective_treatments(one, two, three)

    assert set(effective) == set(DataCategory)
    assert effective[DataCategory.CREDENTIALS] is not Treatment.KEEP
    for category, treatment in effective.items():
        for source in (one, two, three):
            assert treatment.openness <= source.get(category, Treatment.REMOVE).openness


DAY = st.integers(-3, 3).map(lambda days: NOW + timedelta(days=days))
AUTHORIZATIONS = st.builds(
    AuthorizationFacts,
    state=st.sampled_from(list(AuthorizationState)),
    case_id=st.sampled_from([CASE, A]),
    recipient_organization_ids=st.frozensets(st.sampled_from([A, B, C])),
    purposes=st.frozensets(st.sampled_from(list(Purpose))),
    treatments=TREATMENTS,
    granted_at=st.none() | DAY,
    expires_at=st.none() | DAY,
    ends_with_case=st.booleans(),
)
SIGNED = st.dictionaries(st.sampled_from([A, B, C]), st.sampled_from(["1", "2"]))


@given(allowed=AUTHORIZATIONS, signed=SIGNED, treatments=TREATMENTS, closed=st.booleans())
def test_a_yes_means_that_every_condition_holds(
    *,
    allowed: AuthorizationFacts,
    signed: dict[UUID, str],
    treatments: dict[DataCategory, Treatment],
    closed: bool,
) -> None:
    asked = replace(WANTED, treatments=treatments, case_closed=closed)

    decision = decide(asked, AgreementFacts("2", signed), allowed, EVERYTHING, EVERYTHING)

    expected = (
        allowed.state is AuthorizationState.GRANTED
        and allowed.case_id == CASE
        and B in allowed.recipient_organization_ids
        and Purpose.TECHNICAL_SERVICE in allowed.purposes
        and (allowed.granted_at is not None and allowed.granted_at <= NOW)
        and (allowed.expires_at > NOW if allowed.expires_at else allowed.ends_with_case)
        and not (allowed.ends_with_case and closed)
        and signed.get(A) == signed.get(B) == "2"
        and treatments.get(DataCategory.CREDENTIALS) is not Treatment.KEEP
        and all(
            one.openness <= allowed.treatments.get(c, Treatment.REMOVE).openness
            for c, one in treatments.items()
        )
    )
    assert decision.allowed is expected


@given(allowed=AUTHORIZATIONS)
def test_a_granted_authorization_for_this_very_thing_is_enough(allowed: AuthorizationFacts) -> None:
    fitting = replace(
        allowed,
        state=AuthorizationState.GRANTED,
        case_id=CASE,
        recipient_organization_ids=allowed.recipient_organization_ids | {B},
        purposes=allowed.purposes | {Purpose.TECHNICAL_SERVICE},
        granted_at=NOW,
        expires_at=NOW + timedelta(microseconds=1),
    )

    decision = decide(replace(WANTED, treatments=NOTHING), AGREEMENT, fitting, EVERYTHING, EVERYTHING)

    assert decision.allowed
