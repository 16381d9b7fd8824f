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
