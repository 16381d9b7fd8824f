"""Passwords, one-time codes, tokens and typed codes."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2.exceptions import VerifyMismatchError
from hypothesis import given
from hypothesis import strategies as st

from portal.vault.one_time_codes import (
    new_recovery_codes,
    new_secret,
    provisioning_uri,
    recovery_code_hash,
    shown_secret,
    verify_code,
)
from portal.vault.passwords import PasswordCost, Passwords
from portal.vault.tokens import new_code, new_token, same, shown, token_hash, typed
from portal.vocabulary import Invalid

CHEAP = Passwords(PasswordCost(passes=1, memory_kib=64, lanes=1))
NOW = datetime(2026, 11, 21, 9, 0, 10, tzinfo=UTC)
SECRET = b"12345678901234567890"


def code_at(moment: datetime, secret: bytes = SECRET) -> str:
    return pyotp.TOTP(shown_secret(secret).replace(" ", "")).at(moment)


def test_the_right_password_is_verified_and_no_other() -> None:
    stored = CHEAP.hash("correct horse")

    assert CHEAP.verify(stored, "correct horse")
    assert not CHEAP.verify(stored, "correct horse ")
    assert not CHEAP.verify("damaged", "correct horse")
    assert stored.startswith("$argon2id$")


def test_the_same_password_is_stored_differently_each_time() -> None:
    assert CHEAP.hash("correct horse") != CHEAP.hash("correct horse")


def test_nobody_signs_in_as_an_account_that_does_not_exist() -> None:
    assert not CHEAP.verify_nothing("nobody has this password")


def test_the_work_for_an_unknown_account_is_that_of_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[tuple[str, str]] = []
    monkeypatch.setattr(CHEAP, "verify", lambda *given: verified.append(given))

    CHEAP.verify_nothing("guess")

    assert [(stored.split("$")[3], guess) for stored, guess in verified] == [("m=64,t=1,p=1", "guess")]


def test_the_work_for_an_unknown_account_is_done_to_its_end() -> None:
    with pytest.raises(VerifyMismatchError):  # and not the quick answer that a malformed hash gets
        CHEAP._hasher.verify(CHEAP._nobody, "guess")  # noqa: SLF001


def test_a_password_without_end_is_refused_before_any_work() -> None:
    with pytest.raises(Invalid, match="at most"):
        CHEAP.hash("x" * 1025)
    assert not CHEAP.verify(CHEAP.hash("x"), "x" * 1025)


def test_a_hash_of_an_older_cost_is_outdated() -> None:
    stored = CHEAP.hash("x")

    assert not CHEAP.outdated(stored)
    assert Passwords(PasswordCost(passes=2, memory_kib=64, lanes=1)).outdated(stored)


def test_the_codes_of_rfc_6238_are_accepted() -> None:
    """Appendix B, SHA-1, the last six digits."""
    for seconds, code in ((59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")):
        assert verify_code(SECRET, code, datetime.fromtimestamp(seconds, UTC), None) == seconds // 30


@pytest.mark.parametrize(
    ("seconds", "accepted"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)]
)
def test_a_clock_may_differ_by_one_step(seconds: int, accepted: bool) -> None:  # noqa: FBT001  a table
    code = code_at(NOW + timedelta(seconds=seconds))

    assert (verify_code(SECRET, code, NOW, None) is not None) == accepted


def test_a_code_is_used_once() -> None:
    step = verify_code(SECRET, code_at(NOW), NOW, None)

    assert step is not None
    assert verify_code(SECRET, code_at(NOW), NOW, step) is None
    assert verify_code(SECRET, code_at(NOW), NOW + timedelta(seconds=29), step) is None


def test_an_earlier_code_is_not_used_after_a_later_one() -> None:
    step = verify_code(SECRET, code_at(NOW), NOW, None)

    assert verify_code(SECRET, code_at(NOW - timedelta(seconds=30)), NOW, step) is None


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "abcdef", "\uff11\uff12\uff13\uff14\uff15\uff16", "12345\x00"]
)
def test_what_is_no_code_is_not_accepted(code: str) -> None:
    assert verify_code(SECRET, code, NOW, None) is None


def test_blanks_in_a_typed_code_do_not_matter() -> None:
    code = code_at(NOW)

    assert verify_code(SECRET, f" {code[:3]} {code[3:]} ", NOW, None) is not None


def test_an_app_reads_the_secret_from_the_address() -> None:
    secret = new_secret()

    read = pyotp.parse_uri(provisioning_uri(secret, "ada@alpha.example", "Entente"))

    assert isinstance(read, pyotp.TOTP)
    assert read.at(NOW) == code_at(NOW, secret)
    assert read.issuer == "Entente"


def test_recovery_codes_are_many_different_and_forgiving() -> None:
    codes = new_recovery_codes()

    assert len({recovery_code_hash(code) for code in codes}) == 10
    assert recovery_code_hash(shown(codes[0]).lower()) == recovery_code_hash(codes[0])


def test_a_token_has_256_bits_and_is_stored_as_its_hash() -> None:
    token = new_token()

    assert len(token) == 43
    assert len(token_hash(token)) == 32
    assert token_hash(token) != token_hash(new_token())


@given(st.text(max_size=12))
def test_anything_typed_has_a_hash_and_a_reading(text: str) -> None:
    assert typed(typed(text)) == typed(text)
    assert len(token_hash(text)) == 32
    assert same(text, text)


def test_a_typed_code_is_read_as_it_was_meant() -> None:
    assert typed(" o0il-1abc ") == "00111ABC"
    assert typed(shown("ABCDEFGH")) == "ABCDEFGH"


def test_a_code_has_no_letters_that_look_alike() -> None:
    letters = {letter for _ in range(200) for letter in new_code()}

    assert not letters & set("OILU")
    assert len(new_code()) == 8


def test_different_secrets_are_not_the_same() -> None:
    assert not same("abc", "abd")
    assert not same(b"abc", b"abcd")
    assert same("abc", b"abc")
