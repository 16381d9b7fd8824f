"""Every state of the vocabulary has words for a screen, and no code word reaches it."""

from enum import Enum

import pytest

from portal import vocabulary
from portal.rules.authorization_words import CATEGORY_WORDS
from portal.web.tones import tone, words

STATES: list[Enum] = [
    state
    for kind in (
        vocabulary.AuthorizationState,
        vocabulary.CaseState,
        vocabulary.DataCategory,
        vocabulary.DeclineReason,
        vocabulary.DisclosureState,
        vocabulary.HandoffState,
        vocabulary.RequestState,
        vocabulary.ResolutionState,
        vocabulary.Severity,
        vocabulary.Treatment,
        vocabulary.UploadState,
    )
    for state in kind
]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_state_reads_as_plain_english(state: Enum) -> None:
    assert "_" not in words(state)
    assert tone(state) in {"red", "amber", "blue", "green", "grey"}


def test_what_must_not_be_overlooked_is_not_grey() -> None:
    assert tone(vocabulary.Severity.CRITICAL) == "red"
    assert tone(vocabulary.RequestState.INFORMATION_WANTED) == "amber"
    assert tone(vocabulary.AuthorizationState.GRANTED) == "green"


def test_a_word_may_be_given_as_text() -> None:
    assert words("not_our_product") == "not our product"
    assert tone("something new") == "grey"


def test_a_kind_of_data_has_one_name_on_every_screen() -> None:
    named = {category: words(category) for category in vocabulary.DataCategory}

    assert named == {category: name[:1].lower() + name[1:] for category, (name, _) in CATEGORY_WORDS.items()}
