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


@pytest.mark.parametrize("state", set(AuthorizationState) - {AuthorizationState.GRANTED})
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


@given(
    state=st.sampled_from(list(AuthorizationState)),
    recipients=st.frozensets(st.sampled_from([A, B, C])),
    purposes=st.frozensets(st.sampled_from(list(Purpose))),
    granted=st.none() | st.integers(-3, 3),
    expires=st.none() | st.integers(-3, 3),
    with_case=st.booleans(),
    closed=st.booleans(),
    signed=st.dictionaries(st.sampled_from([A, B, C]), st.sampled_from(["1", "2"])),
    wanted=TREATMENTS,
    allowed=TREATMENTS,
)
def test_a_yes_implies_every_condition(
    *,
    state: AuthorizationState,
    recipients: frozenset[UUID],
    purposes: frozenset[Purpose],
    granted: int | None,
    expires: int | None,
    with_case: bool,
    closed: bool,
    signed: dict[UUID, str],
    wanted: dict[DataCategory, Treatment],
    allowed: dict[DataCategory, Treatment],
) -> None:
    authorization = AuthorizationFacts(
        state=state,
        case_id=CASE,
        recipient_organization_ids=recipients,
        purposes=purposes,
        treatments=allowed,
        granted_at=None if granted is None else NOW + timedelta(days=granted),
        expires_at=None if expires is None else NOW + timedelta(days=expires),
        ends_with_case=with_case,
    )
    asked = replace(WANTED, treatments=wanted, case_closed=closed)

    decision = decide(asked, AgreementFacts("2", signed), authorization, EVERYTHING, EVERYTHING)

    expected = (
        state is AuthorizationState.GRANTED
        and B in recipients
        and Purpose.TECHNICAL_SERVICE in purposes
        and granted is not None
        and granted <= 0
        and (expires is None or expires > 0)
        and (with_case or expires is not None)
        and not (with_case and closed)
        and signed.get(A) == signed.get(B) == "2"
        and all(
            treatment.openness <= allowed.get(category, Treatment.REMOVE).openness
            and not (category is DataCategory.CREDENTIALS and treatment is Treatment.KEEP)
            for category, treatment in wanted.items()
        )
    )
    assert decision.allowed is expected
