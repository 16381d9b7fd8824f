"""What leaves is the strictest of the customer's word, the protocol and the ceiling."""

from itertools import product

import pytest

from portal.redaction import CaseDictionary, Pseudonyms, Treatments, effective, protocols, redact_text
from portal.vocabulary import DataCategory, Invalid, Treatment


def test_the_strictest_of_three_wins_in_every_category_and_combination() -> None:
    for category in DataCategory:
        allowed = [t for t in Treatment if not (category is DataCategory.CREDENTIALS and t is Treatment.KEEP)]
        for three in product(allowed, repeat=3):
            one, two, three_ = (Treatments({category: treatment}) for treatment in three)

            result = effective(one, two, three_)

            assert result[category] is min(three, key=lambda treatment: treatment.openness)


def test_every_protocol_meets_every_other_at_the_strictest() -> None:
    for one, two in product(protocols().values(), repeat=2):
        result = effective(one.treatments, two.treatments, one.treatments)

        assert all(
            result[c].openness == min(one.treatments[c].openness, two.treatments[c].openness)
            for c in DataCategory
        )


def test_credentials_can_never_be_kept() -> None:
    with pytest.raises(Invalid):
        Treatments({DataCategory.CREDENTIALS: Treatment.KEEP})


def test_what_is_not_named_is_removed() -> None:
    assert set(Treatments({}).values()) == {Treatment.REMOVE}


def test_treatments_survive_being_json() -> None:
    for protocol in protocols().values():
        assert Treatments.from_json(protocol.treatments.to_json()) == protocol.treatments
    with pytest.raises(Invalid):
        Treatments.from_json("[]")


def test_there_are_the_six_protocols_each_with_words_and_a_version() -> None:
    assert set(protocols()) == {
        "network_connectivity",
        "identity_and_sign_in",
        "storage_and_backup",
        "performance",
        "web_application",
        "everything_removed",
    }
    for protocol in protocols().values():
        assert protocol.version >= 1
        assert protocol.title
        assert len(protocol.words) > 40
        assert len(protocol.sha256) == 64


def test_remove_leaves_no_stand_in_and_keep_leaves_the_value() -> None:
    keep, remove = Treatment.KEEP, Treatment.REMOVE
    treatments = Treatments(
        {DataCategory.NETWORK: keep, DataCategory.HOSTS: remove, DataCategory.TECHNICAL: keep}
    )

    made = redact_text("host=db-07 address 10.1.2.3", treatments, Pseudonyms(bytes(16)), CaseDictionary())

    assert made.text == "host=<HOST> address 10.1.2.3"


def test_a_text_that_is_not_needed_does_not_leave_at_all() -> None:
    made = redact_text(
        "anything", protocols()["everything_removed"].treatments, Pseudonyms(bytes(16)), CaseDictionary()
    )

    assert made.text == "<TEXT>"
    assert len(made.findings) == 1
