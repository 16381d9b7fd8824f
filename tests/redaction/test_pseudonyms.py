"""Stand-ins: alike where the values are alike, in their class, recognized, and unlinkable between cases."""

# ruff: noqa: S311 - dice, not keys

import ipaddress
import random

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.kinds import KINDS
from portal.redaction.scanning.engine import Engine
from portal.redaction.stand_ins.addresses import AddressPermutation, Packed, packed
from portal.redaction.stand_ins.issued import Issued
from portal.vocabulary import DataCategory, Invalid

KEY = b"the key of one case"


def _packed(addresses: list[bytes]) -> Packed:
    numbers = packed(addresses)
    assert numbers is not None
    return numbers


def _common(one: bytes, two: bytes) -> int:
    first, second = (int(ipaddress.IPv4Address(a.decode())) for a in (one, two))
    return 32 - (first ^ second).bit_length()


def test_addresses_in_one_network_stay_in_one_network() -> None:
    permutation, dice = AddressPermutation(bytes(32)), random.Random(1)
    for _ in range(500):
        base = dice.choice([b"10.%d.%d.", b"172.20.%d.", b"192.168.%d.", b"52.%d.%d."])
        base = base % tuple(dice.randrange(256) for _ in range(base.count(b"%")))
        one, two = (base + b"%d" % dice.randrange(1, 255) for _ in range(2))

        assert _common(permutation.ipv4(one), permutation.ipv4(two)) == _common(one, two)


def test_an_address_never_leaves_its_class() -> None:
    permutation, dice = AddressPermutation(bytes(32)), random.Random(2)
    networks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"]
    for network in map(ipaddress.IPv4Network, networks):
        for _ in range(100):
            address = network[dice.randrange(network.num_addresses)]
            made = permutation.ipv4(str(address).encode()).decode()

            assert ipaddress.IPv4Address(made) in network
    for _ in range(2000):
        public = ipaddress.IPv4Address(dice.randrange(1 << 24, 223 << 24))
        if public.is_global:
            stand_in = ipaddress.IPv4Address(permutation.ipv4(str(public).encode()).decode())
            assert not stand_in.is_private
            assert not stand_in.is_multicast


def test_no_two_addresses_share_a_stand_in() -> None:
    permutation = AddressPermutation(bytes(range(32)))

    for first in (b"172.%d.%d.9", b"192.%d.%d.9", b"10.%d.%d.9", b"81.%d.%d.9"):
        made = {permutation.ipv4(first % (a, b)) for a in range(256) for b in (0, 7, 255)}
        assert len(made) == 256 * 3


def test_many_addresses_together_have_the_stand_ins_that_each_has_alone() -> None:
    given = [b"%d.%d.%d.%d" % (n % 256, n * 7 % 256, n * 11 % 256, n * 13 % 256) for n in range(300)]
    given += [b"%d.%d.3.4" % (first, n) for first in (10, 100, 169, 172, 192) for n in range(0, 256, 4)]
    kind, one, other = KINDS["ipv4"], Pseudonyms(bytes(16)), Pseudonyms(bytes(16))

    assert one.made_each(kind, given) == [other.made(kind, value) for value in given]
    assert all(one.issued(other.made(kind, value), one.now) for value in given)
    odd = [*given[:64], b"10.1.2.300"]
    assert one.made_each(kind, odd) == [other.made(kind, value) for value in odd]


def test_many_values_of_each_kind_have_the_stand_ins_that_each_has_alone() -> None:
    given = [
        b"10.1.2.3",
        b"3f0c1b7e-93d4-4e0a-8f36-52b7c9d0e1f2",
        b"A1.corp.co.uk",
        b"al",
        b"S-1-5-21-1-2-3-4",
        b"",
    ]

    for kind in KINDS.values():
        one, other = Pseudonyms(KEY), Pseudonyms(KEY)
        assert one.made_each(kind, given) == [other.made(kind, value) for value in given], kind.name


@pytest.mark.parametrize("address", ["52.17.33.4", "0a:1b:2c:3d:4e:5f", "0a1b.2c3d.4e5f", "0a1b2c3d4e5f"])
def test_what_stands_for_an_address_of_the_case_is_known_in_another_process(address: str) -> None:
    dictionary = CaseDictionary()
    dictionary.learn_addresses([address, *(f"81.2.3.{last}" for last in range(70))])

    once = redact_text(f"hwaddr {address}", PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary).text

    assert address not in once
    assert redact_text(once, PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary).text == once


def test_an_address_is_a_stand_in_from_the_mark_on_that_was_taken_behind_it() -> None:
    issued, many = Issued(), [b"10.1.2.%d" % last for last in range(9)]
    issued.note(b"8.8.8.8")
    first = issued.now
    issued.note_each(_packed(many))
    second = issued.now
    issued.note_each(_packed([b"9.9.9.9", b"10.1.2.4"]))

    everything = [*many, b"8.8.8.8", b"9.9.9.9", b"7.7.7.7"]
    assert issued.before(everything, first) == [b"8.8.8.8"]
    assert set(issued.before(everything, second)) == {*many, b"8.8.8.8"}
    assert set(issued.before(everything, issued.now)) == set(everything[:-1])
    assert not issued.is_before(b"011.9.9.9", issued.now)


def test_one_person_is_one_in_account_mail_and_home_folder() -> None:
    text = "user=jdoe7 mail jdoe7@harbor.com in /home/jdoe7/x"

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary()).text

    account = Pseudonyms(KEY).stand_in(KINDS["account"], b"jdoe7").decode()
    assert made.count(account) == 3


@pytest.mark.parametrize("value", [b"02:11:22:33:44:55-66", b"relay-02:11:22:33:44:55", b"0211"])
def test_what_is_more_or_less_than_a_hardware_address_gets_a_mark(value: bytes) -> None:
    made = Pseudonyms(KEY).stand_in(KINDS["mac"], value)

    assert made.startswith(b"<")
    assert value not in made


def test_a_word_that_stands_where_an_address_is_told_is_no_address_of_ours() -> None:
    made = redact_text("10:00 IP6 dead > fe80::1 ok", PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())

    assert made.text.startswith("10:00 IP6 <IPV6-")
    assert "fe80::1 " not in made.text


def test_a_host_keeps_its_domain_in_common_with_its_neighbors() -> None:
    pseudonyms = Pseudonyms(KEY)

    one, two = (pseudonyms.stand_in(KINDS["host"], name) for name in (b"a1.corp.co.uk", b"b2.Corp.co.uk"))

    assert one.split(b".")[1:] == two.split(b".")[1:]
    assert one != two


def test_stand_ins_have_forty_bits() -> None:
    code = Pseudonyms(KEY).code("account", b"x")

    assert len(code) * 4 >= 40


def test_a_key_is_never_short() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Pseudonyms(b"short")


def test_a_dictionary_merges_in_any_order_and_survives_bytes() -> None:
    one, two = CaseDictionary(), CaseDictionary()
    one.learn("Combo", "host")
    one.may_stay("LabSZ", DataCategory.HOSTS)
    two.learn("combo", "account")
    two.missed("Project Nightjar", DataCategory.CUSTOMER_TERMS)
    two.learn_addresses(["10.1.2.3"])

    first, second = CaseDictionary(), CaseDictionary()
    first.merge(one)
    first.merge(two)
    second.merge(two)
    second.merge(one)

    assert first.to_bytes() == second.to_bytes()
    assert CaseDictionary.from_bytes(first.to_bytes()).to_bytes() == first.to_bytes()


def test_what_a_person_missed_goes_and_what_may_stay_stays() -> None:
    dictionary = CaseDictionary()
    dictionary.missed("Nightjar", DataCategory.CUSTOMER_TERMS)
    dictionary.may_stay("db-07", DataCategory.HOSTS)

    made = redact_text("nightjar: host=db-07 host=db-08", PSEUDONYMIZE_ALL, Pseudonyms(KEY), dictionary).text

    assert "nightjar" not in made
    assert "db-07" in made
    assert "db-08" not in made


def test_a_credential_can_never_be_allowed_to_stay() -> None:
    with pytest.raises(Invalid):
        CaseDictionary().may_stay("hunter2", DataCategory.CREDENTIALS)


def test_a_stand_in_is_known_without_a_look_at_all_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    dictionary, pseudonyms = CaseDictionary(), Pseudonyms(KEY)
    dictionary.learn_addresses(["52.17.33.4"])
    engine = Engine(PSEUDONYMIZE_ALL, pseudonyms, dictionary)
    once, _ = engine.redact(b"from 52.17.33.4 port 22")
    monkeypatch.delattr(CaseDictionary, "addresses")

    assert engine.redact(once) == (once, [])
    assert engine.redact(b"from 52.17.33.4 port 22")[0] == once


def test_an_address_that_is_cut_off_is_not_passed_through() -> None:
    assert b"2001:db8:44" not in Pseudonyms(KEY).stand_in(KINDS["ipv6"], b"2001:db8:44:")
