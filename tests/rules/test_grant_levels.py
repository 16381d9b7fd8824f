"""Which level a kind of data needs is a table, and silence in it means the highest."""

import pytest

from portal.redaction import protocols
from portal.rules import grant_levels
from portal.rules.authorization_terms import Assurance
from portal.rules.grant_levels import TABLE, above, level_of, needed_level, rank
from portal.vocabulary import DataCategory, Treatment

CARELESS = DataCategory.CREDENTIALS


def test_every_kind_of_data_has_its_row_and_needs_no_less_the_more_openly_it_leaves() -> None:
    assert set(TABLE) == set(DataCategory)
    assert all(rank(stand_in) <= rank(as_it_is) for stand_in, as_it_is in TABLE.values())
    assert all(level_of(one, Treatment.REMOVE) is None for one in DataCategory)


def test_a_kind_that_the_table_forgot_needs_the_highest_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grant_levels, "TABLE", {})

    assert level_of(DataCategory.TECHNICAL, Treatment.PSEUDONYMIZE) is Assurance.SIGNATURE


def test_a_choice_needs_what_its_most_demanding_kind_needs_and_never_less_than_the_customer_wants() -> None:
    hosts = {DataCategory.TECHNICAL: Treatment.KEEP, DataCategory.HOSTS: Treatment.KEEP}
    secrets = {**hosts, CARELESS: Treatment.PSEUDONYMIZE}

    levels = [
        needed_level({}),
        needed_level({}, Assurance.DOMAIN),
        needed_level(hosts),
        needed_level(secrets),
    ]

    assert [one.value for one in levels] == ["L1", "L2", "L2", "L3"]
    assert above(secrets, Assurance.DOMAIN) == (CARELESS,)
    assert above(secrets, Assurance.SIGNATURE) == ()


def test_what_protocols_let_out_needs_a_mailbox_alone_but_for_secrets_as_marks() -> None:
    needed = {
        name: needed_level({one: how for one, how in protocol.treatments.items() if one is not CARELESS})
        for name, protocol in protocols().items()
    }

    assert set(needed.values()) == {Assurance.MAILBOX}
