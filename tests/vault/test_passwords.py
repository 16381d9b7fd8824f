"""What an account that does not exist costs whoever tries it, and what it tells them."""

import pytest
from argon2 import extract_parameters
from argon2.exceptions import VerifyMismatchError

from portal.vault.passwords import PasswordCost, Passwords

COST = PasswordCost(passes=2, memory_kib=128, lanes=1)


def test_an_account_that_does_not_exist_takes_the_work_of_one_that_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passwords, worked_on = Passwords(COST), list[str]()
    monkeypatch.setattr(passwords, "verify", lambda stored, _password: worked_on.append(stored))

    assert not passwords.verify_nothing("any password at all")

    (stand_in,) = worked_on
    assert extract_parameters(stand_in) == extract_parameters(passwords.hash("any password at all"))


def test_the_stand_in_is_computed_on_to_the_end_and_matches_nothing() -> None:
    passwords = Passwords(COST)

    with pytest.raises(VerifyMismatchError):  # and not the quick answer that a malformed hash gets
        passwords._hasher.verify(passwords._nobody, "any password at all")  # noqa: SLF001
