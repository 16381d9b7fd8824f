"""Which passwords are refused, and that honest ones are not."""

import pytest

from portal.rules.passwords import check_password
from portal.vocabulary import Invalid

ABOUT = ("ana.kovac@alder-systems.example", "Ana Kovač", "Alder Systems")


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "elevenchars",
        "aaaaaaaaaaaaaaaa",
        "123456789012",
        "Password2026!",
        "passwordpassword",
        "qwertyuiop123",
        "AlderSystems2026!",
        "ana.kovac@alder-systems.example",
        "Kovac-Kovac-Kovac",
    ],
)
def test_what_everybody_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_password(password, ABOUT)

    assert refusal.value.field == "password"


@pytest.mark.parametrize(
    "password",
    [
        "a long enough password",
        "correct horse battery",
        "8472 9917 3321 0042",
        "пароль из семи слов",
        "x9$Lq!v2Zr#w",
    ],
)
def test_an_honest_password_is_taken(password: str) -> None:
    check_password(password, ABOUT)
