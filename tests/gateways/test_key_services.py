"""Every keeper of root keys keeps the same promises; the same tests run over each of them."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from portal.gateways.aws_kms import AwsKms
from portal.gateways.key_service import KeyService, ServiceRootKeys
from portal.gateways.pkcs11_session import OpenToken
from portal.gateways.pkcs11_token import Pkcs11Keys
from portal.gateways.root_key_choice import AWS_KMS, RootKeyChoice, open_root_keys, read_choice
from portal.gateways.root_key_store import RootKeyStore
from portal.gateways.root_keys import RootKeyFile
from portal.gateways.vault_transit import VaultTransit
from portal.vault.context import AuthorizationContext
from portal.vault.keyring import KeyRing
from portal.vocabulary import CannotOpen, Invalid, Refused, Unavailable
from tests.gateways.key_services import FakeKms, FakeToken, FakeVault, Keys
from tests.vault.a_world import CONTENT, World

KEY, BOUND = bytes(range(32)), b"a context"
SERVICES: dict[str, Callable[[tuple[str, ...], Keys], KeyService]] = {
    "aws-kms": lambda names, keys: AwsKms(names, FakeKms(keys)),
    "vault": lambda names, keys: VaultTransit(names, FakeVault(keys)),
    "pkcs11": lambda names, keys: Pkcs11Keys(names, FakeToken(keys)),
}


@pytest.fixture
def keys() -> Keys:
    """Give a service's keys: two names."""
    made = Keys()
    made.make("first")
    made.make("second")
    return made


@pytest.fixture(params=["file", *SERVICES])
def store(request: pytest.FixtureRequest, keys: Keys, tmp_path: Path) -> RootKeyStore:
    """Open each kind of keeper."""
    if request.param == "file":
        return RootKeyFile(tmp_path / "root_keys", may_create=True)
    return ServiceRootKeys(SERVICES[request.param](("first",), keys), tmp_path / "deriving")


@pytest.fixture(params=list(SERVICES))
def kind(request: pytest.FixtureRequest) -> str:
    """Name each kind of service."""
    return str(request.param)


def test_what_was_locked_unlocks_for_its_context_alone(store: RootKeyStore) -> None:
    wrapped = store.wrap(KEY, BOUND)

    assert store.unwrap(wrapped, BOUND) == KEY
    assert KEY not in wrapped
    assert store.wrap(KEY, BOUND) != wrapped
    with pytest.raises(CannotOpen):
        store.unwrap(wrapped, b"another context")


def test_an_altered_key_does_not_unlock(store: RootKeyStore) -> None:
    wrapped = bytearray(store.wrap(KEY, BOUND))
    wrapped[-3] ^= 1

    with pytest.raises((CannotOpen, Unavailable)):
        store.unwrap(bytes(wrapped), BOUND)


def test_rotation_leaves_everything_readable_and_stand_ins_as_they_are(store: RootKeyStore) -> None:
    wrapped, derived = store.wrap(KEY, BOUND), store.derive(b"label")

    with suppress(Refused):  # A security module makes its keys with its own tools.
        store.rotate()

    assert store.unwrap(wrapped, BOUND) == KEY
    assert store.is_newest(store.wrap(KEY, BOUND))
    assert store.derive(b"label") == derived != store.derive(b"other")


def test_a_whole_disclosure_stands_on_each_kind_of_keeper(store: RootKeyStore) -> None:
    world = World()
    world.ring = KeyRing(store)
    world.alpha, world.beta = (
        world.ring.new_organization_key(one.organization_id) for one in (world.alpha, world.beta)
    )
    world.customer_key = world.ring.new_customer_key(world.customer_id)

    given = world.disclose()

    assert world.read(given, world.beta) == CONTENT
    assert isinstance(given.authorization.context, AuthorizationContext)


def test_a_disabled_key_neither_locks_nor_unlocks(kind: str, keys: Keys, tmp_path: Path) -> None:
    store = ServiceRootKeys(SERVICES[kind](("first",), keys), tmp_path / "deriving")
    wrapped = store.wrap(KEY, BOUND)

    keys.disabled.add("first")

    with pytest.raises(Unavailable):
        store.unwrap(wrapped, BOUND)
    with pytest.raises(Unavailable):
        store.wrap(KEY, BOUND)
    keys.disabled.clear()
    assert store.unwrap(wrapped, BOUND) == KEY


def test_a_newer_name_locks_and_the_older_unlocks_while_it_is_named(
    kind: str, keys: Keys, tmp_path: Path
) -> None:
    older = ServiceRootKeys(SERVICES[kind](("first",), keys), tmp_path / "deriving")
    wrapped, derived = older.wrap(KEY, BOUND), older.derive(b"label")

    both = ServiceRootKeys(SERVICES[kind](("second", "first"), keys), tmp_path / "deriving")

    assert (both.unwrap(wrapped, BOUND), both.derive(b"label")) == (KEY, derived)
    assert not both.is_newest(wrapped)
    assert both.is_newest(both.wrap(KEY, BOUND))
    assert both.described() == ["first, unlocks what is older", "second, locks what is new"]


def test_the_key_for_stand_ins_is_locked_anew_so_that_the_older_root_key_may_be_destroyed(
    kind: str, keys: Keys, tmp_path: Path
) -> None:
    derived = ServiceRootKeys(SERVICES[kind](("first",), keys), tmp_path / "deriving").derive(b"label")
    both = ServiceRootKeys(SERVICES[kind](("second", "first"), keys), tmp_path / "deriving")

    assert [both.relock(), both.relock()] == [True, False]

    keys.disabled.add("first")
    alone = ServiceRootKeys(SERVICES[kind](("second",), keys), tmp_path / "deriving")
    assert alone.derive(b"label") == both.derive(b"label") == derived
    assert [file.name for file in tmp_path.iterdir()] == ["deriving"]
    assert (tmp_path / "deriving").stat().st_mode & 0o777 == 0o600


def test_a_row_cannot_point_at_a_key_that_the_setting_does_not_name(
    kind: str, keys: Keys, tmp_path: Path
) -> None:
    theirs = ServiceRootKeys(SERVICES[kind](("second",), keys), tmp_path / "theirs")
    ours = ServiceRootKeys(SERVICES[kind](("first",), keys), tmp_path / "ours")

    with pytest.raises(Unavailable, match="does not name"):
        ours.unwrap(theirs.wrap(KEY, BOUND), BOUND)


def test_keys_of_a_service_are_not_copied_from_here(kind: str, keys: Keys, tmp_path: Path) -> None:
    store = ServiceRootKeys(SERVICES[kind](("first",), keys), tmp_path / "deriving")

    with pytest.raises(Refused, match="never leave their service"):
        store.backup(tmp_path / "copy")
    assert (tmp_path / "deriving").stat().st_mode & 0o777 == 0o600


def test_vault_that_does_not_answer_is_a_sentence_and_not_a_loss() -> None:
    def nobody(path: str, words: dict[str, str]) -> tuple[int, dict[str, object]]:
        raise OSError(path, words)

    with pytest.raises(Unavailable, match="cannot be reached"):
        VaultTransit(("first",), nobody).encrypt("first", KEY, BOUND)


@pytest.mark.parametrize(
    "said",
    [
        "kms",
        "aws-kms:",
        "pkcs11:/lib.so|label",
        "vault:key",
        "vault:http://vault/v1/transit|key",
        "aws-kms:a,",
    ],
)
def test_a_wrong_setting_gets_one_clear_sentence(said: str) -> None:
    with pytest.raises(Invalid, match="PORTAL_ROOT_KEYS"):
        read_choice(said)


def test_a_setting_names_the_keeper_and_its_keys_newest_first() -> None:
    assert read_choice("aws-kms:arn:aws:kms:eu:1:key/b,alias/a") == RootKeyChoice(
        AWS_KMS, (), ("arn:aws:kms:eu:1:key/b", "alias/a")
    )
    assert read_choice("pkcs11:/usr/lib/p11.so|portal|root-2,root-1").names == ("root-2", "root-1")
    assert read_choice("vault:https://vault.example.org:8200/v1/transit|root").place == (
        "https://vault.example.org:8200/v1/transit",
    )


def test_what_is_not_installed_or_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"deriving_key is missing"):
        open_root_keys(read_choice("aws-kms:key"), tmp_path, {}, may_create=False)
    with pytest.raises(Unavailable, match=r"security module( does not open|s first)"):
        OpenToken(str(tmp_path / "none.so"), "portal", "1234")
