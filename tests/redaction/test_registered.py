"""How much of a machine's name somebody registered, in letters of any script and as they travel."""

import pytest

from portal.redaction.registered import registered_labels


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("db1.corp.com", 2),
        ("db1.corp.co.uk", 3),
        ("db1.corp.公司.cn", 3),
        ("db1.corp.xn--55qx5d.cn", 3),
        ("db1.corp.lan", 2),
    ],
)
def test_a_registered_name_is_the_same_in_both_spellings_of_its_ending(name: str, labels: int) -> None:
    assert registered_labels(name.encode()) == labels


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("db1.a.b.kawasaki.jp", 4),
        ("db1.x.city.kawasaki.jp", 3),
        ("B.Kawasaki.JP", 1),
        ("s3.cn-north-1.amazonaws.com.cn", 1),
        ("DB1.B.Kawasaki.JP", 4),
        ("db1.corp.github.io", 3),
        ("github.io", 1),
        ("corp.co.uk.", 3),
        ("com.ac.", 1),
        ("db1..com", 1),
        ("db1", 1),
    ],
)
def test_what_was_asked_of_a_domain_holds_below_it_but_for_what_is_listed(name: str, labels: int) -> None:
    assert registered_labels(name.encode()) == labels
