"""What kind of data a stand-in stands for is read from its shape, whatever made it."""

import pytest

from portal.redaction import Pseudonyms, category_of_stand_in
from portal.redaction.kinds import KINDS
from portal.vocabulary import DataCategory

VALUES = {
    "ipv4": b"10.20.30.7", "ipv6": b"2001:db8::7", "mac": b"00:1B:44:11:3A:B7",
    "host": b"db-01.corp.example.com",
    "email": b"anna.svensson@corp.example.com", "person": b"Anna Svensson", "account": b"asvensson",
    "uuid": b"6f2c3a1e-9b1d-4c7e-8a55-0c1d2e3f4a5b", "sid": b"S-1-5-21-1004336348-1177238915-682003330-512",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_is_known_again_from_its_stand_in(name: str) -> None:
    kind, pseudonyms = KINDS[name], Pseudonyms(bytes(range(32)))

    stand_in = pseudonyms.stand_in(kind, VALUES.get(name, b"4111 1111 1111 1111")).decode()

    assert category_of_stand_in(stand_in) is kind.category, stand_in
    assert category_of_stand_in(stand_in.strip("<>")) is kind.category, stand_in


@pytest.mark.parametrize("other", ["", "edge03", "h-12", "<UNHEARD-0123456789>", "10.0.0", "card"])
def test_what_is_no_stand_in_has_no_kind(other: str) -> None:
    assert category_of_stand_in(other) is None


def test_a_short_host_is_one_too() -> None:
    assert category_of_stand_in("h-0123456789") is DataCategory.HOSTS
